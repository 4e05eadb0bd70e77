/** Random techniques with their keys: as text, and as the strokes they mean. */
import fc from 'fast-check';
import type { Place } from '../../src/chair/landmarks.ts';
import { AIR_ZONES, type Pressure, type Side, type Stroke } from '../../src/chair/stroke.ts';
import {
  amount,
  anyPlace,
  pressure as anyPressure,
  apart,
  count,
  lowPlace,
  millimetres,
  seconds,
  tappingApart,
  tappingPlace,
  type Written,
  word,
  ZONES,
} from './generated-values.ts';

type Bare<S> = S extends Stroke ? Omit<S, 'line' | 'column' | 'beside'> : never;
export type BareStroke = Bare<Stroke> & { readonly beside?: readonly BareStroke[] };

/** One technique; its keys as they are written. */
export interface Block {
  readonly name: string;
  readonly keys: readonly (readonly [key: string, value: string])[];
  readonly strokes: readonly BareStroke[];
}

/** What names stand for in a program: written in place of a value now and then. */
export interface Given {
  readonly pressure: Written<Pressure>;
  readonly time: Written<number>;
  readonly place: Written<Place>;
  readonly side: Written<Side>;
}

function keysOf(written: Readonly<Record<string, Written<unknown> | undefined>>): Block['keys'] {
  return Object.entries(written).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value.text] as const],
  );
}

const maybe = <T>(value: fc.Arbitrary<Written<T>>) => fc.option(value, { nil: undefined });

/** `from` and `to`, or `over`. */
function along(ends: typeof apart, zones = ZONES) {
  const two = ends.map(([from, to]) => ({
    keys: keysOf({ from, to }),
    means: { from: from.means, to: to.means },
  }));
  const whole = fc
    .constantFrom(...zones)
    .map((over) => ({ keys: keysOf({ over }), means: { from: over.means.from, to: over.means.to } }));
  return fc.oneof(two, whole);
}

function spot(place: fc.Arbitrary<Written<Place>>) {
  return place.map((at) => ({ keys: keysOf({ at }), means: { from: at.means, to: at.means } }));
}

/** Every technique; `given` is undefined where no names are known. */
export function techniques(given: Given | undefined): {
  readonly rollers: fc.Arbitrary<Block>;
  readonly others: fc.Arbitrary<Block>;
  readonly rest: fc.Arbitrary<Block>;
} {
  const or = <T>(named: Written<T> | undefined, value: fc.Arbitrary<Written<T>>) =>
    named === undefined ? value : fc.oneof({ weight: 3, arbitrary: value }, fc.constant(named));
  const time = or(given?.time, seconds(2, 4));
  const place = or(given?.place, lowPlace);
  const pressed = fc
    .record({
      pressure: or(given?.pressure, anyPressure),
      side: maybe(or(given?.side, word('left', 'right', 'both'))),
      spacing: maybe(millimetres(60, 180)),
    })
    .map((written) => ({
      keys: keysOf(written),
      means: {
        pressure: written.pressure.means,
        side: written.side?.means ?? 'both',
        spacingMm: written.spacing?.means ?? 70,
      },
    }));
  const lasting = seconds(5, 9);

  const sweep = fc
    .record({
      where: along(apart),
      // Slower, and a few of them are longer than a program may be.
      speed: amount(40, 200, { 'cm/s': 10, 'mm/s': 1 }),
      passes: maybe(count(1, 2)),
      returning: maybe(word('light', 'lifted')),
      pressed,
    })
    .map(
      ({ where, speed, passes, returning, pressed: how }): Block => ({
        name: 'sweep',
        keys: [...where.keys, ...keysOf({ speed, passes, return: returning }), ...how.keys],
        strokes: [
          {
            technique: 'sweep',
            ...where.means,
            ...how.means,
            speedMmPerS: speed.means,
            passes: passes?.means ?? 1,
            returning: returning?.means ?? 'light',
          },
        ],
      }),
    );

  const hold = fc
    .record({
      at: place,
      for: time,
      steps: maybe(count(1, 2)),
      times: maybe(count(1, 2)),
      ramp: maybe(seconds(1, 4)),
      pressed,
    })
    .map(
      ({ pressed: how, ...own }): Block => ({
        name: 'hold',
        keys: [...keysOf(own), ...how.keys],
        strokes: Array.from({ length: own.times?.means ?? 1 }, () => ({
          technique: 'hold',
          at: own.at.means,
          forS: own.for.means,
          steps: own.steps?.means ?? 1,
          rampS: own.ramp?.means ?? null,
          ...how.means,
        })),
      }),
    );

  const knead = fc
    .record({
      where: fc.oneof(along(apart), spot(anyPlace)),
      rate: amount(15, 50, { '/min': 1 }),
      for: time,
      pressed,
    })
    .map(
      ({ where, pressed: how, ...own }): Block => ({
        name: 'knead',
        keys: [...keysOf(own), ...where.keys, ...how.keys],
        strokes: [
          {
            technique: 'knead',
            ...where.means,
            ...how.means,
            ratePerMin: own.rate.means,
            forS: own.for.means,
          },
        ],
      }),
    );

  const roll = fc
    .record({
      where: along(apart),
      speed: amount(3, 200, { 'cm/s': 10, 'mm/s': 1 }),
      for: lasting,
      pressed,
    })
    .map(
      ({ where, pressed: how, ...own }): Block => ({
        name: 'roll',
        keys: [...how.keys, ...keysOf(own), ...where.keys],
        strokes: [
          {
            technique: 'roll',
            ...where.means,
            ...how.means,
            speedMmPerS: own.speed.means,
            forS: own.for.means,
          },
        ],
      }),
    );

  const friction = fc
    .record({
      at: lowPlace,
      reach: maybe(millimetres(10, 15)),
      rate: maybe(amount(20, 60, { '/min': 1 })),
      for: time,
      pressed,
    })
    .map(
      ({ pressed: how, ...own }): Block => ({
        name: 'friction',
        keys: [...keysOf(own), ...how.keys],
        strokes: [
          {
            technique: 'friction',
            at: own.at.means,
            ...how.means,
            reachMm: own.reach?.means ?? 20,
            ratePerMin: own.rate?.means ?? 50,
            forS: own.for.means,
          },
        ],
      }),
    );

  const percussion = fc
    .record({
      technique: fc.constantFrom(
        { name: 'tap', rates: [2, 10], usual: 4 } as const,
        { name: 'vibrate', rates: [10, 50], usual: 20 } as const,
      ),
      where: fc.oneof(spot(tappingPlace), along(tappingApart, ZONES.slice(1, 2))),
      share: maybe(count(0, 10)),
      for: time,
      pressed,
    })
    .map(({ technique: { name, rates, usual }, where, share, for: lasts, pressed: how }): Block => {
      const hertz = share === undefined ? usual : rates[0] + ((rates[1] - rates[0]) * share.means) / 10;
      const rate = share === undefined ? undefined : { text: `${hertz}Hz`, means: hertz };
      return {
        name,
        keys: [...where.keys, ...keysOf({ rate, for: lasts }), ...how.keys],
        strokes: [{ technique: name, ...where.means, ...how.means, rateHz: hertz, forS: lasts.means }],
      };
    });

  const rest = time.map(
    (lasts): Block => ({
      name: 'rest',
      keys: keysOf({ for: lasts }),
      strokes: [{ technique: 'rest', forS: lasts.means }],
    }),
  );

  return {
    rollers: fc.oneof(sweep, hold, knead, roll, friction, percussion),
    others: fc.oneof(squeeze, stretch, recline, heat),
    rest,
  };
}

const airStrength = word('light', 'medium', 'firm');

const squeeze = fc
  .record({
    zones: fc.subarray([...AIR_ZONES], { minLength: 1 }),
    strength: airStrength,
    lasts: seconds(5, 9),
  })
  .map(
    ({ zones, strength, lasts }): Block => ({
      name: 'squeeze',
      keys: [['zones', `[${zones.join(', ')}]`], ...keysOf({ strength, for: lasts })],
      strokes: [{ technique: 'squeeze', zones, strength: strength.means, forS: lasts.means }],
    }),
  );

const stretch = fc.record({ strength: airStrength, lasts: seconds(5, 9) }).map(
  ({ strength, lasts }): Block => ({
    name: 'stretch',
    keys: keysOf({ for: lasts, strength }),
    strokes: [{ technique: 'stretch', strength: strength.means, forS: lasts.means }],
  }),
);

const recline = amount(0, 70, { deg: 1 }).map(
  (to): Block => ({
    name: 'recline',
    keys: keysOf({ to }),
    strokes: [{ technique: 'recline', toDeg: to.means }],
  }),
);

const heat = word('off', 'low', 'high').map(
  (level): Block => ({
    name: 'heat',
    keys: keysOf({ level }),
    strokes: [{ technique: 'heat', level: level.means }],
  }),
);
