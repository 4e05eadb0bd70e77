import { describe, expect, test } from 'vitest';
import type { Landmark, Place } from '../../src/chair/landmarks.ts';
import type { PlacedStroke } from '../../src/chair/placed-stroke.ts';
import { placeStrokes } from '../../src/chair/placing.ts';
import type { Friction, Hold, Pressure, Roll, Stroke } from '../../src/chair/stroke.ts';
import { chair } from './chairs.ts';

const duo = chair('tsubo-duo');
const pressure: Pressure = { forceN: 15 };
const common = { line: 7, column: 3, beside: [], side: 'both', pressure, spacingMm: 80 } as const;
const at = (landmark: Landmark, offsetMm = 0): Place => ({ landmark, offsetMm });
const friction = (changes: Partial<Friction> = {}): Friction => ({
  ...{ ...common, technique: 'friction', at: at('L4'), reachMm: 20, ratePerMin: 50, forS: 10 },
  ...changes,
});
const roll = (changes: Partial<Roll> = {}): Roll => ({
  ...{ ...common, technique: 'roll', from: at('L5'), to: at('T3'), speedMmPerS: 50, forS: 30 },
  ...changes,
});
const hold = (changes: Partial<Hold> = {}): Hold => ({
  ...{ ...common, technique: 'hold', at: at('L3'), forS: 10, steps: 1, rampS: null },
  ...changes,
});

function place(stroke: Stroke, statureMm = 1700) {
  const { placed, approximations } = placeStrokes([stroke], { statureMm, ceilingN: 100 }, duo);
  const [only] = placed;
  return { only, said: approximations.map(({ what, instead }) => `${what} ${instead}`) };
}

function wayMm(stroke: PlacedStroke | undefined): number {
  if (stroke === undefined || stroke.technique === 'rest') throw new Error('not on the track');
  return stroke.toMm - stroke.fromMm;
}

describe('friction', () => {
  test('goes its reach, half of it on either side of the point', () => {
    const { only, said } = place(friction({ ratePerMin: 35 }));
    expect(said).toEqual([]);
    expect(wayMm(only)).toBeCloseTo(20, 6);
    expect(only).toMatchObject({ fromName: 'L4', toName: 'L4', reachMm: 20, ratePerMin: 35 });
  });

  test('is as quick as the carriage can turn round, and says so', () => {
    const { only, said } = place(friction({ reachMm: 40, ratePerMin: 60 }));
    // 40 mm with half of 500 mm/s² and 3/10 of 5000 mm/s³: 0.98 s a leg, less the rounding.
    expect(only).toMatchObject({ ratePerMin: 30.1 });
    expect(said).toEqual([
      "Friction at L4: 60 a minute over 40 mm is quicker than this chair's carriage can turn round. It goes to and fro 30.1 times a minute.",
    ]);
  });

  test('is cut short at the end of the track, and left out beyond it', () => {
    // The sacrum of 150 cm is 105 mm above the seat: just where the usable track begins.
    const end = place(friction({ at: at('sacrum') }), 1500);
    expect(wayMm(end.only)).toBeCloseTo(10, 6);
    expect(end.only).toMatchObject({ reachMm: 10 });
    expect(end.said[0]).toMatch(/^Friction at sacrum leaves .* 10 mm shorter/);
    expect(place(friction({ at: at('sacrum', -30) }), 1500)).toMatchObject({
      only: undefined,
      said: [expect.stringMatching(/off this chair.* left out/)],
    });
  });

  test('so slow that it is none is a little quicker', () => {
    expect(place(friction({ ratePerMin: 1e-300 })).only).toMatchObject({ ratePerMin: 5 });
  });
});

describe('a roll', () => {
  test('of less time than one way takes that way once', () => {
    const { only, said } = place(roll({ speedMmPerS: 10, forS: 5 }));
    if (only?.technique !== 'roll') throw new Error('no roll');
    expect(only.forS).toBeCloseTo(Math.abs(wayMm(only)) / 10 + 0.1, 0);
    expect(said[0]).toMatch(/one way at 10 mm\/s takes longer than 5 s\. It rolls once, /);
  });

  test('of too short a way for its speed says so', () => {
    expect(place(roll({ to: at('L5', 10) })).said).toEqual([
      'Roll from L5 to L5 + 10 mm: 50 mm/s is too quick for so short a way. It takes 1 s each way.',
    ]);
  });

  test('cut down to one spot by the end of the track lasts no longer than a spot may be worked on', () => {
    const { only } = place(roll({ from: at('sacrum', 10), to: at('sacrum', -100), forS: 120 }), 1500);
    expect(Math.abs(wayMm(only))).toBeLessThan(40);
    expect(only).toMatchObject({ forS: 30 });
  });
});

describe('a ramp', () => {
  test('is as quick as the chair presses', () => {
    expect(place(hold({ pressure: { forceN: 50 }, rampS: 1 }))).toMatchObject({
      only: { rampS: 2 },
      said: ['Hold at L3: 50 N in 1 s is quicker than the 25 N/s this chair presses with. It takes 2 s.'],
    });
    expect(place(hold({ rampS: 3 }))).toMatchObject({ only: { rampS: 3 }, said: [] });
    expect(place(hold())).toMatchObject({ only: { rampS: null }, said: [] });
  });
});
