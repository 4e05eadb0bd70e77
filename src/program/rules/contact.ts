/** Where a stroke presses for how long, on one back: what the rules about one spot count. */
import type { Body } from '../../chair/body.ts';
import { heightMm } from '../../chair/body.ts';
import type { RollerStroke } from '../../chair/stroke.ts';
import { endsOf, spanOf } from './stroke-rule.ts';

/** Seconds of contact, spread evenly between two heights. */
export interface Contact {
  readonly lowMm: number;
  readonly highMm: number;
  readonly seconds: number;
}

/** Ways in and out of a hold, as a chair does them [D]: 2 s and 1.5 s. */
const HOLD_IN_S = 2;
const HOLD_OUT_S = 1.5;
/** From one rising step of a hold to the next [D]. */
const STEP_UP_S = 1;
/** Ways in and out of everything else: 1 s each [D]. */
const RAMP_S = 1;
/** Coming back light, rollers are quicker than the stroke [D]. */
export const RETURN_SPEED_RATIO = 1.5;

export function contactsOf(stroke: RollerStroke, body: Body): readonly Contact[] {
  const span = spanOf(stroke, body);
  switch (stroke.technique) {
    case 'hold':
      return [{ ...span, seconds: holdS(stroke.steps, stroke.forS, stroke.rampS) }];
    case 'sweep': {
      const { passes, returning, speedMmPerS } = stroke;
      const passS = (span.highMm - span.lowMm) / speedMmPerS;
      const backS = returning === 'light' ? (passS * (passes - 1)) / RETURN_SPEED_RATIO : 0;
      const ends = endsOf(stroke).map((place) => heightMm(place, body));
      return [
        { ...span, seconds: passS * passes + backS },
        ...ends.map((mm) => ({ lowMm: mm, highMm: mm, seconds: RAMP_S * passes })),
      ];
    }
    default:
      return [{ ...span, seconds: stroke.forS + 2 * RAMP_S }];
  }
}

function holdS(steps: number, forS: number, rampS: number | null): number {
  return (rampS ?? HOLD_IN_S) + steps * forS + (steps - 1) * STEP_UP_S + HOLD_OUT_S;
}

/** The longest a stroke presses one window of `widthMm` without lifting or leaving it. */
export function longestContactS(stroke: RollerStroke, body: Body, widthMm: number): number {
  const { lowMm, highMm } = spanOf(stroke, body);
  const wayMm = highMm - lowMm;
  const wholeS = contactsOf(stroke, body).reduce((sum, { seconds }) => sum + seconds, 0);
  if (stroke.technique === 'sweep' && stroke.returning === 'lifted') {
    return Math.min(wayMm, widthMm) / stroke.speedMmPerS + 2 * RAMP_S;
  }
  if (wayMm <= widthMm) return wholeS;
  // Over a longer way the rollers leave the window and come back: longest at a turn, there and back again.
  return stroke.technique === 'sweep' || stroke.technique === 'roll'
    ? (2 * widthMm) / stroke.speedMmPerS + 2 * RAMP_S
    : 0;
}
