/** A stroke in plain words: "Hold at L3, both sides, 30 N, 20 s"; by depth "…, 7 mm deep, …". */
import type { PlacedStroke } from '../chair/placed-stroke.ts';
import { type PressureScale, pressureText } from '../chair/pressure-scale.ts';
import type { Side } from '../chair/stroke.ts';

const SIDES = {
  left: 'left side',
  right: 'right side',
  both: 'both sides',
} as const satisfies Record<Side, string>;

export function strokeWords(stroke: PlacedStroke, scale: PressureScale): string {
  switch (stroke.technique) {
    case 'sweep': {
      const times = stroke.passes === 1 ? 'once' : `${stroke.passes} times`;
      return `Sweep from ${stroke.fromName} to ${stroke.toName}, ${pressed(stroke, scale)}, ${short(stroke.speedMmPerS)} mm/s, ${times}`;
    }
    case 'hold': {
      const rising = stroke.steps > 1 ? ` in ${stroke.steps} rising steps` : '';
      const each = stroke.steps > 1 ? ' each' : '';
      return `Hold at ${stroke.fromName}, ${pressed(stroke, scale)}${rising}, ${short(stroke.forS)} s${each}`;
    }
    case 'knead': {
      const stays = stroke.fromMm === stroke.toMm;
      const where = stays ? `at ${stroke.fromName}` : `from ${stroke.fromName} to ${stroke.toName}`;
      return `Knead ${where}, ${pressed(stroke, scale)}, ${short(stroke.ratePerMin)} a minute, ${short(stroke.forS)} s`;
    }
    case 'roll':
      return `Roll from ${stroke.fromName} to ${stroke.toName}, ${pressed(stroke, scale)}, ${short(stroke.speedMmPerS)} mm/s, ${short(stroke.forS)} s`;
    case 'friction':
      return `Friction at ${stroke.fromName}, ${pressed(stroke, scale)}, ${short(stroke.ratePerMin)} a minute, ${short(stroke.forS)} s`;
    case 'rest':
      return `Rest, ${short(stroke.forS)} s`;
    default:
      return stroke satisfies never;
  }
}

function pressed(
  { side, pressureN }: { readonly side: Side; readonly pressureN: number },
  scale: PressureScale,
): string {
  return `${SIDES[side]}, ${pressureText(pressureN, scale)}`;
}

/** At most one decimal, and none where it is 0. */
function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}
