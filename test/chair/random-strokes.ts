/** Random strokes, people and chairs, for properties. */
import fc from 'fast-check';
import type { Person } from '../../src/chair/body.ts';
import { LANDMARKS } from '../../src/chair/landmarks.ts';
import type { ChairProfile } from '../../src/chair/profile.ts';
import type { Stroke } from '../../src/chair/stroke.ts';
import { chair } from './chairs.ts';

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const place = fc.record({ landmark: fc.constantFrom(...LANDMARKS), offsetMm: number(-400, 400) });
const written = { line: fc.integer({ min: 1, max: 500 }), column: fc.constant(1) };
const pressed = {
  ...written,
  side: fc.constantFrom('left' as const, 'right' as const, 'both' as const),
  pressureN: number(0, 300),
  spacingMm: number(1, 400),
};

export const anyStroke: fc.Arbitrary<Stroke> = fc.oneof(
  fc.record({
    ...pressed,
    technique: fc.constant('sweep' as const),
    from: place,
    to: place,
    speedMmPerS: number(0, 600),
    passes: fc.integer({ min: 1, max: 5 }),
    returning: fc.constantFrom('light' as const, 'lifted' as const),
  }),
  fc.record({ ...pressed, technique: fc.constant('hold' as const), at: place, forS: number(0, 40) }),
  fc.record({
    ...pressed,
    technique: fc.constant('knead' as const),
    from: place,
    to: place,
    ratePerMin: number(0, 200),
    forS: number(0, 60),
  }),
  fc.record({ ...written, technique: fc.constant('rest' as const), forS: number(0, 60) }),
);

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
