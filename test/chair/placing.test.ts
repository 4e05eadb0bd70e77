import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Person } from '../../src/chair/body.ts';
import { trackMm } from '../../src/chair/body.ts';
import type { Landmark, Place } from '../../src/chair/landmarks.ts';
import { LEFT_OUT, TRACK_MARGIN_MM } from '../../src/chair/on-track.ts';
import type { PlacedStroke } from '../../src/chair/placed-stroke.ts';
import { placeStrokes } from '../../src/chair/placing.ts';
import type { ChairProfile } from '../../src/chair/profile.ts';
import type { Hold, Knead, Pressure, Sweep } from '../../src/chair/stroke.ts';
import { body, chair } from './chairs.ts';
import { anyPerson, anyProfile, anyStroke } from './random-strokes.ts';

const duo = chair('tsubo-duo');
const mono = chair('tsubo-mono');
const person: Person = { statureMm: 1700, ceilingN: 40 };

const pressure: Pressure = { forceN: 15 };
const common = { line: 7, column: 3, beside: [], side: 'both', pressure, spacingMm: 80 } as const;
const at = (landmark: Landmark, offsetMm = 0): Place => ({ landmark, offsetMm });
const sweep = (changes: Partial<Sweep> = {}): Sweep => ({
  ...{
    ...common,
    technique: 'sweep',
    from: at('T3'),
    to: at('L5'),
    speedMmPerS: 50,
    passes: 2,
    returning: 'light',
  },
  ...changes,
});
const hold = (changes: Partial<Hold> = {}): Hold => ({
  ...{ ...common, technique: 'hold', at: at('L3'), forS: 20, steps: 1, rampS: null },
  ...changes,
});
const knead = (changes: Partial<Knead> = {}): Knead => ({
  ...{ ...common, technique: 'knead', from: at('L1'), to: at('L1'), ratePerMin: 30, forS: 20 },
  ...changes,
});

describe('a stroke this chair can do', () => {
  test('is placed as written', () => {
    const { placed, approximations } = placeStrokes([hold({ at: at('L3', 20) })], person, duo);
    expect(approximations).toEqual([]);
    const mm = trackMm(at('L3', 20), body(1700), duo);
    const { at: _at, beside: _beside, pressure: _pressure, ...written } = hold();
    const names = { fromName: 'L3 + 20 mm', toName: 'L3 + 20 mm' };
    expect(placed).toEqual([{ ...written, ...names, fromMm: mm, toMm: mm, channels: [0, 1], pressureN: 15 }]);
  });

  test('one side uses the channel of that name, in whatever order the drives are', () => {
    const swapped: ChairProfile = { ...duo, depth: [...duo.depth].reverse() };
    const channels = (profile: ChairProfile, side: 'left' | 'right') =>
      placeStrokes([hold({ side })], person, profile).placed.map((p) => p.technique !== 'rest' && p.channels);
    expect(channels(duo, 'left')).toEqual([[0]]);
    expect(channels(duo, 'right')).toEqual([[1]]);
    expect(channels(swapped, 'left')).toEqual([[1]]);
  });
});

describe('what is cut or left out is told with its line', () => {
  const cases: [string, PlacedStroke['technique'] | null, ReturnType<typeof placeStrokes>, RegExp][] = [
    [
      'a point above the track',
      null,
      placeStrokes([hold({ at: at('C7', 300) })], person, duo),
      /off this chair/,
    ],
    [
      'a sweep beyond it',
      null,
      placeStrokes([sweep({ from: at('C7', 300), to: at('C7', 400) })], person, duo),
      /off/,
    ],
    ['a sweep without length', null, placeStrokes([sweep({ to: at('T3') })], person, duo), /no length/],
    [
      'a sweep over the end',
      'sweep',
      placeStrokes([sweep({ to: at('sacrum', -50) })], person, duo),
      /leaves/,
    ],
    ['one side of one drive', 'hold', placeStrokes([hold({ side: 'left' })], person, mono), /one drive/],
    [
      'kneading without a motor',
      'hold',
      placeStrokes([knead()], person, { ...duo, kneading: null }),
      /motor/,
    ],
    [
      'kneading too fast',
      'knead',
      placeStrokes([knead({ ratePerMin: 90 })], person, duo),
      /rate 90 per minute/,
    ],
    [
      'kneading too slowly',
      'knead',
      placeStrokes([knead({ ratePerMin: 5 })], person, duo),
      /rate 5 per minute/,
    ],
    ['rollers too far apart', 'hold', placeStrokes([hold({ spacingMm: 300 })], person, duo), /apart 300 mm/],
    [
      'a sweep too fast',
      'sweep',
      placeStrokes([sweep({ speedMmPerS: 250 })], person, duo),
      /speed 250 mm\/s/,
    ],
    [
      'a sweep too fast for the neck',
      'sweep',
      placeStrokes([sweep({ from: at('C7', 40) })], person, duo),
      /50 mm\/s is too fast for the neck/,
    ],
    [
      'a kneading that would hurry over the neck',
      'knead',
      placeStrokes([knead({ from: at('L5'), to: at('C7', 40) })], person, duo),
      /in 20 s it would go too fast over the neck/,
    ],
    [
      'too much pressure',
      'hold',
      placeStrokes([hold({ pressure: { forceN: 50 } })], person, duo),
      /50 N is too much/,
    ],
    ['no pressure', null, placeStrokes([hold({ pressure: { forceN: 0 } })], person, duo), /not above zero/],
    [
      'a number that is none',
      null,
      placeStrokes([hold({ at: at('L3', Number.NaN) })], person, duo),
      /not above/,
    ],
  ];
  test.each(cases)('%s', (_, technique, { placed, approximations }, what) => {
    expect(placed.map((stroke) => stroke.technique)).toEqual(technique === null ? [] : [technique]);
    expect(approximations).toHaveLength(1);
    expect(approximations[0]?.line).toBe(7);
    expect(approximations[0]?.what).toMatch(what);
    expect(approximations[0]?.instead).not.toBe('');
  });

  test('on one drive a one-sided stroke plays on both sides', () => {
    const [stroke] = placeStrokes([hold({ side: 'left' })], person, mono).placed;
    expect(stroke).toMatchObject({ side: 'both', channels: [0] });
  });

  test('H06: an unknown body leaves only the rests: unknown shoulder, no depth', () => {
    const strokes = [
      sweep(),
      hold(),
      { technique: 'rest', forS: 5, line: 9, column: 1, beside: [] } as const,
    ];
    const { placed, approximations, zones } = placeStrokes(strokes, { statureMm: 900, ceilingN: 40 }, duo);
    expect(placed.map((stroke) => stroke.technique)).toEqual(['rest']);
    expect(approximations).toHaveLength(2);
    expect(zones).toEqual([]);
  });
});

describe('pressure', () => {
  const pressed = (stroke: Sweep | Hold, ceilingN: number) => {
    const [placed] = placeStrokes([stroke], { statureMm: 1700, ceilingN }, duo).placed;
    return placed !== undefined && placed.technique !== 'rest' ? placed.pressureN : null;
  };

  test('H08: stays 20 % under the person, the zone and the board', () => {
    expect(pressed(hold({ pressure: { forceN: 90 } }), 40)).toBe(32);
    expect(pressed(hold({ pressure: { forceN: 90 } }), 100)).toBe(56);
    expect(pressed(hold({ pressure: { forceN: 90 }, at: at('C7', 20) }), 100)).toBe(16);
  });

  test('H08: a sweep has the lowest ceiling on its way', () => {
    expect(pressed(sweep({ pressure: { forceN: 90 }, from: at('T7') }), 100)).toBe(56);
    expect(pressed(sweep({ pressure: { forceN: 90 }, from: at('C7', 30) }), 100)).toBe(16);
  });

  test('H08: a point on the border of two zones has the lower one', () => {
    expect(pressed(hold({ pressure: { forceN: 90 }, at: at('C7') }), 100)).toBe(16);
  });
});

describe('any strokes, any supported body, any chair', () => {
  const anything = fc.tuple(fc.array(anyStroke, { maxLength: 6 }), anyPerson, anyProfile);

  test('H06: every place is inside the travel, with the margin', () => {
    fc.assert(
      fc.property(anything, ([strokes, who, profile]) => {
        const { minMm, maxMm } = profile.carriage;
        for (const stroke of placeStrokes(strokes, who, profile).placed) {
          if (stroke.technique === 'rest') continue;
          for (const mm of [stroke.fromMm, stroke.toMm]) {
            expect(mm).toBeGreaterThanOrEqual(minMm + TRACK_MARGIN_MM);
            expect(mm).toBeLessThanOrEqual(maxMm - TRACK_MARGIN_MM);
          }
        }
      }),
      { seed: 6, numRuns: 1000 },
    );
  });

  test('H08: no stroke asks more than 80 % of the lowest of all limits at any place it passes', () => {
    fc.assert(
      fc.property(anything, ([strokes, who, profile]) => {
        const { placed, zones } = placeStrokes(strokes, who, profile);
        const { boardCeilingN, zoneCeilingN } = profile.force;
        for (const stroke of placed) {
          if (stroke.technique === 'rest') continue;
          for (let i = 0; i <= 50; i++) {
            const mm = stroke.fromMm + ((stroke.toMm - stroke.fromMm) * i) / 50;
            const here = zones.filter((zone) => zone.fromMm <= mm && mm <= zone.toMm);
            expect(here.length).toBeGreaterThan(0);
            const ceilings = here.map((zone) => zoneCeilingN[zone.zone]);
            const lowestN = Math.min(boardCeilingN, who.ceilingN, ...ceilings);
            expect(stroke.pressureN).toBeLessThanOrEqual(lowestN * 0.8 + 1e-6);
          }
        }
      }),
      { seed: 8, numRuns: 400 },
    );
  });

  test('nothing is lost in silence, and everything stays inside the chair', () => {
    fc.assert(
      fc.property(anything, ([strokes, who, profile]) => {
        const { placed, approximations } = placeStrokes(strokes, who, profile);
        const leftOut = approximations.filter((note) => note.instead === LEFT_OUT);
        const byHand = strokes.filter(({ technique }) => technique === 'recline' || technique === 'heat');
        expect(placed.length + leftOut.length + byHand.length).toBe(strokes.length);
        for (const stroke of placed) {
          if (stroke.technique === 'rest') continue;
          expect(stroke.channels.length).toBeGreaterThan(0);
          for (const channel of stroke.channels) expect(profile.depth[channel]).toBeDefined();
          expect(stroke.spacingMm).toBeGreaterThanOrEqual(profile.width.minMm);
          expect(stroke.spacingMm).toBeLessThanOrEqual(profile.width.maxMm);
          if (stroke.technique === 'sweep') {
            expect(stroke.speedMmPerS).toBeLessThanOrEqual(profile.carriage.maxSpeedMmPerS);
          }
          if (stroke.technique === 'knead') {
            expect(stroke.ratePerMin).toBeLessThanOrEqual(profile.kneading?.maxPerMin ?? 0);
          }
        }
      }),
      { seed: 9, numRuns: 1000 },
    );
  });
});

describe('a back that is known', () => {
  const table = body(1700).heightMm;
  const longer = Object.fromEntries(
    Object.entries(table).map(([landmark, mm]) => [landmark, mm * 1.04]),
  ) as typeof table;

  const known = { ...person, back: { heightMm: longer, sigmaMm: 4, by: 'scan' } as const };

  test('is where strokes, zones and the way up the neck come from, and not the table', () => {
    const strokes = [hold({ at: at('T7') })];
    const guessed = placeStrokes(strokes, person, duo);
    const placed = placeStrokes(strokes, known, duo);
    const placeMm = ({ placed: [one] }: typeof placed): number =>
      one !== undefined && 'fromMm' in one ? one.fromMm : Number.NaN;
    expect(placeMm(placed) - placeMm(guessed)).toBeCloseTo(table.T7 * 0.04, 2);
    for (const [i, { zone, toMm }] of placed.zones.entries()) {
      if (zone === 'neck') expect(toMm).toBeCloseTo(longer.C7 - duo.trackZeroAboveSeatMm + 80, 2);
      else expect(toMm).toBeGreaterThan(guessed.zones[i]?.toMm ?? 0);
    }
  });

  test('H06 places nothing on a back that nobody can have', () => {
    const back = { ...known.back, heightMm: { ...longer, T7: longer.T3 + 1 } };
    const { placed, zones, approximations } = placeStrokes(
      [hold({ at: at('T7') })],
      { ...person, back },
      duo,
    );
    expect(placed).toEqual([]);
    expect(zones).toEqual([]);
    expect(approximations[0]?.what).toMatch(/cannot be true/);
  });

  test('H06 presses no higher up the neck than two rollers may', () => {
    const high = at('C7', 200);
    const { placed, approximations } = placeStrokes([hold({ at: high })], known, duo);
    expect(placed).toEqual([]);
    expect(approximations[0]?.instead).toMatch(/left out/);
  });
});
