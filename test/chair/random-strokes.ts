/** Random strokes of every technique, people and chairs, for properties. */
import fc from 'fast-check';
import type { Person } from '../../src/chair/body.ts';
import type { LandmarkPlace, Place } from '../../src/chair/landmarks.ts';
import { LANDMARKS } from '../../src/chair/landmarks.ts';
import type { ChairProfile } from '../../src/chair/profile.ts';
import type { Companion, Pressure, RollerStroke, Stroke } from '../../src/chair/stroke.ts';
import { AIR_ZONES, LEVELS } from '../../src/chair/stroke.ts';
import { chair } from './chairs.ts';

/** How far random strokes go beyond what the language lets through. */
export interface Bounds {
  readonly offsetMm: number;
  readonly forceN: readonly [number, number];
  readonly spacingMm: readonly [number, number];
  readonly speedMmPerS: readonly [number, number];
  readonly forS: readonly [number, number];
  readonly rate: readonly [number, number];
  readonly reachMm: readonly [number, number];
}

/** What only another maker of strokes would ask. */
const WILD: Bounds = {
  offsetMm: 400,
  forceN: [0, 300],
  spacingMm: [1, 400],
  speedMmPerS: [0, 600],
  forS: [0, 60],
  rate: [0, 200],
  reachMm: [0, 200],
};

/** What the language lets through, a little wider here and there; times short enough to play many. */
export const LANGUAGE: Bounds = {
  offsetMm: 100,
  forceN: [3, 64],
  spacingMm: [60, 180],
  speedMmPerS: [3, 200],
  forS: [2, 30],
  rate: [15, 60],
  reachMm: [10, 40],
};

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const strength = fc.constantFrom('light' as const, 'medium' as const, 'firm' as const);
const written = { line: fc.integer({ min: 1, max: 500 }), column: fc.constant(1) };

const companions = (forS: fc.Arbitrary<number>): fc.Arbitrary<Companion> => {
  const alone = { ...written, beside: fc.constant([]) };
  return fc.oneof(
    fc.record({
      ...alone,
      technique: fc.constant('squeeze' as const),
      zones: fc.subarray([...AIR_ZONES], { minLength: 1 }),
      strength,
      forS,
    }),
    fc.record({ ...alone, technique: fc.constant('stretch' as const), strength, forS }),
    fc.record({
      ...alone,
      technique: fc.constant('recline' as const),
      toDeg: fc.integer({ min: 0, max: 70 }),
    }),
    fc.record({
      ...alone,
      technique: fc.constant('heat' as const),
      level: fc.constantFrom('off' as const, 'low' as const, 'high' as const),
    }),
  );
};

export function strokesWithin(bounds: Bounds): fc.Arbitrary<Stroke> {
  const forS = number(...bounds.forS);
  const rate = number(...bounds.rate);
  const offsetMm = number(-bounds.offsetMm, bounds.offsetMm);
  const landmark: fc.Arbitrary<LandmarkPlace> = fc.record({
    landmark: fc.constantFrom(...LANDMARKS),
    offsetMm,
  });
  const exact = fc.constantFrom(...LANDMARKS).map((name): LandmarkPlace => ({ landmark: name, offsetMm: 0 }));
  const between = fc.record({ from: exact, to: exact, share: number(0, 1), offsetMm });
  const place: fc.Arbitrary<Place> = fc.oneof(landmark, exact, between);
  const beside = fc.oneof(
    { weight: 4, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(companions(forS), { minLength: 1, maxLength: 2 }) },
  );
  const pressure: fc.Arbitrary<Pressure> = fc.oneof(
    fc.record({ forceN: number(...bounds.forceN) }),
    fc.record({ level: fc.constantFrom(...LEVELS) }),
  );
  const pressed = {
    ...written,
    beside,
    side: fc.constantFrom('left' as const, 'right' as const, 'both' as const),
    pressure,
    spacingMm: number(...bounds.spacingMm),
  };
  const ends = fc.oneof(
    { weight: 3, arbitrary: fc.record({ from: place, to: place }) },
    { weight: 1, arbitrary: place.map((spot) => ({ from: spot, to: spot })) },
  );
  const along = <T extends object>(own: fc.Arbitrary<T>) =>
    fc.tuple(fc.record(pressed), ends, own).map(([common, way, rest]) => ({ ...common, ...way, ...rest }));
  const roller: fc.Arbitrary<RollerStroke> = fc.oneof(
    along(
      fc.record({
        technique: fc.constant('sweep' as const),
        speedMmPerS: number(...bounds.speedMmPerS),
        passes: fc.integer({ min: 1, max: 5 }),
        returning: fc.constantFrom('light' as const, 'lifted' as const),
      }),
    ),
    fc.record({
      ...pressed,
      technique: fc.constant('hold' as const),
      at: place,
      forS,
      steps: fc.integer({ min: 1, max: 3 }),
      rampS: fc.oneof(fc.constant(null), number(1, 4)),
    }),
    along(fc.record({ technique: fc.constant('knead' as const), ratePerMin: rate, forS })),
    along(
      fc.record({
        technique: fc.constant('roll' as const),
        speedMmPerS: number(...bounds.speedMmPerS),
        forS,
      }),
    ),
    fc.record({
      ...pressed,
      technique: fc.constant('friction' as const),
      at: place,
      reachMm: number(...bounds.reachMm),
      ratePerMin: rate,
      forS,
    }),
    along(fc.record({ technique: fc.constantFrom('tap' as const, 'vibrate' as const), rateHz: rate, forS })),
  );
  const rest = fc.record({ ...written, beside, technique: fc.constant('rest' as const), forS });
  return fc.oneof(
    { weight: 7, arbitrary: roller },
    { weight: 1, arbitrary: rest },
    { weight: 1, arbitrary: companions(forS) },
  );
}

export const anyStroke: fc.Arbitrary<Stroke> = strokesWithin(WILD);

export const anyPerson: fc.Arbitrary<Person> = fc.record({
  statureMm: number(1400, 1950),
  ceilingN: number(5, 120),
});

/** The shipped chairs with other limits: some of these tracks end below the shoulder or start above the seat zone. */
export const anyProfile: fc.Arbitrary<ChairProfile> = fc
  .record({
    base: fc.constantFrom(chair('tsubo-duo'), chair('tsubo-mono')),
    maxMm: fc.integer({ min: 100, max: 1500 }),
    maxSpeedMmPerS: fc.integer({ min: 5, max: 500 }),
    ceilings: fc.array(fc.integer({ min: 5, max: 110 }), { minLength: 6, maxLength: 6 }),
    trackZeroAboveSeatMm: fc.integer({ min: -200, max: 600 }),
    kneads: fc.boolean(),
  })
  .map(({ base, maxMm, maxSpeedMmPerS, ceilings, trackZeroAboveSeatMm, kneads }) => {
    const [neck = 20, shoulders = 20, upperBack = 20, lowerBack = 20, seat = 20, boardCeilingN = 20] =
      ceilings;
    const zoneCeilingN = { neck, shoulders, upperBack, lowerBack, seat };
    return {
      ...base,
      carriage: { ...base.carriage, maxMm, maxSpeedMmPerS },
      force: { ...base.force, boardCeilingN, zoneCeilingN },
      kneading: kneads ? base.kneading : null,
      trackZeroAboveSeatMm,
    };
  });
