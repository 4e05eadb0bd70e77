/** Random placed strokes for a chair, inside what it can do. */
import fc from 'fast-check';
import type { PlacedStroke } from '../../src/chair/placed-stroke.ts';
import type { ChairProfile } from '../../src/chair/profile.ts';
import type { ChannelIndex } from '../../src/chair/segment.ts';
import type { Side } from '../../src/chair/stroke.ts';

export const AT = { line: 3, column: 5, fromName: 'C7', toName: 'L3' } as const;

const TECHNIQUES = ['sweep', 'hold', 'knead', 'roll', 'friction', 'rest'] as const;

const SIDES = ['left', 'right', 'both'] as const satisfies readonly Side[];

function real(min: number, max: number): fc.Arbitrary<number> {
  return fc.double({ min, max, noNaN: true });
}

export function placedStroke({ carriage, width, depth }: ChairProfile): fc.Arbitrary<PlacedStroke> {
  const place = fc.oneof(
    real(carriage.minMm, carriage.maxMm),
    fc.constantFrom(carriage.minMm, 100, 250, 250.000001, carriage.maxMm),
  );
  const channelsOf = (side: Side): readonly ChannelIndex[] => {
    if (depth.length === 1) return [0];
    return side === 'both' ? [0, 1] : side === 'left' ? [0] : [1];
  };
  const pressed = fc.record({
    side: fc.constantFrom(...SIDES),
    pressureN: fc.oneof(real(2.5, 80), fc.constantFrom(3, 5, 8, 30)),
    spacingMm: fc.oneof(real(width.minMm, width.maxMm), fc.constant(70)),
    fromMm: place,
    toMm: place,
    forS: fc.oneof(real(1, 40), fc.constantFrom(5, 20, 30)),
    passes: fc.integer({ min: 1, max: 4 }),
    speedMmPerS: fc.oneof(real(5, 150), fc.constant(50)),
    returning: fc.constantFrom('light' as const, 'lifted' as const),
    ratePerMin: real(10, 60),
    walks: fc.boolean(),
    steps: fc.integer({ min: 1, max: 3 }),
    rampS: fc.oneof(fc.constant(null), real(1, 4)),
    reachMm: real(1, 60),
  });
  return fc.tuple(fc.constantFrom(...TECHNIQUES), pressed).map(([technique, drawn]): PlacedStroke => {
    const { side, pressureN, spacingMm, fromMm, toMm, forS } = drawn;
    const on = { ...AT, side, pressureN, spacingMm, channels: channelsOf(side), fromMm };
    switch (technique) {
      case 'sweep': {
        const { speedMmPerS, passes, returning } = drawn;
        return { technique, ...on, toMm, speedMmPerS, passes, returning };
      }
      case 'hold':
        return { technique, ...on, toMm: fromMm, forS, steps: drawn.steps, rampS: drawn.rampS };
      case 'knead':
        return {
          technique,
          ...on,
          toMm: drawn.walks ? toMm : fromMm,
          ratePerMin: drawn.ratePerMin,
          forS: forS * 3,
        };
      case 'roll':
        return { technique, ...on, toMm, speedMmPerS: drawn.speedMmPerS, forS };
      case 'friction': {
        const lowMm = Math.min(fromMm, carriage.maxMm - drawn.reachMm);
        const { reachMm, ratePerMin } = drawn;
        return { technique, ...on, fromMm: lowMm, toMm: lowMm + reachMm, reachMm, ratePerMin, forS };
      }
      case 'rest':
        return { technique, line: AT.line, column: AT.column, forS };
      default:
        return technique satisfies never;
    }
  });
}
