/** One axis of the last gate, at the exact edge of each of its limits. */
import { describe, expect, test } from 'vitest';
import type { LinearAxis } from '../../src/chair/profile.ts';
import type { Segment } from '../../src/chair/segment.ts';
import { axisProblems } from '../../src/safety/axis-gate.ts';
import { move } from './made-batches.ts';

const REST = { nm: 0, nmPerS: 0, nmPerS2: 0 } as const;
const limits: LinearAxis = {
  ...{ minMm: 0, maxMm: 100, referenceMm: 0 },
  ...{ maxSpeedMmPerS: 50, maxAccelMmPerS2: 200, maxJerkMmPerS3: 1000 },
};

function found(
  segments: readonly Segment[],
  before = REST as { nm: number; nmPerS: number; nmPerS2: number },
) {
  return axisProblems('carriage', { before, segments }, limits, 1000);
}

function codes(segments: readonly Segment[], before?: { nm: number; nmPerS: number; nmPerS2: number }) {
  return found(segments, before).map(({ code }) => code);
}

/** A second at a steady speed, ending at `endNm`. */
function steady(nmPerS: number, endNm: number): Segment {
  return { axis: 0, startTick: 1000, ticks: 1000, endNm, endNmPerS: nmPerS, endNmPerS2: 0, jerkNmPerS3: 0 };
}

const good = move(0, 1000, 0, 20, 400);

test('H06 a way from rest to rest inside all limits passes', () => {
  expect(found(good)).toEqual([]);
});

describe('H13 what moves already', () => {
  test.each([
    ['goes', { nm: 0, nmPerS: 1, nmPerS2: 0 }],
    ['speeds up', { nm: 0, nmPerS: 0, nmPerS2: 1 }],
  ])('%s and has nothing queued, or not yet: told where', (_, before) => {
    const problem = { code: 'not-at-rest', where: 'carriage at tick 1000' };
    expect(found([], before)).toMatchObject([problem]);
    expect(found(move(0, 1001, 0, 20, 400), before)).toMatchObject([problem]);
    expect(found(good, before)).toEqual([]);
  });

  test.each([
    ['goes', { endNmPerS: 1 }],
    ['speeds up', { endNmPerS2: 1 }],
  ])('still %s where its queue ends: told where', (_, change) => {
    const last = { ...(good[3] as Segment), ...change };
    expect(found([...good.slice(0, 3), last])).toEqual([
      { code: 'not-at-rest', where: 'carriage at tick 2600', what: 'the queue ends while it moves' },
    ]);
  });
});

describe('H06 from one item to the next', () => {
  test.each([
    ['place', { nm: 20_000, nmPerS: 0, nmPerS2: 0 }],
    ['speed', { nm: 0, nmPerS: 1_000_000, nmPerS2: 0 }],
    ['acceleration', { nm: 0, nmPerS: 0, nmPerS2: 50_000_000 }],
  ])('%s may differ by its rounding and by no more', (_, before) => {
    const stands = [steady(0, 0)];
    expect(codes(stands, before)).toEqual([]);
    const [key, most] = Object.entries(before).find(([, value]) => value > 0) as [string, number];
    expect(codes(stands, { ...before, [key]: most + 1 })).toEqual(['discontinuous']);
    expect(codes(stands, { ...before, [key]: -most - 1 })).toEqual(['discontinuous']);
  });

  test('what an item ends with is what the next has to begin with, and the words say both in mm', () => {
    const next = { ...steady(0, 21_000_000), startTick: 2600 };
    expect(found([...good, next])).toEqual([
      {
        code: 'discontinuous',
        where: 'carriage at tick 2600',
        what: 'starts at 21 mm, 0 mm/s, 0 mm/s²; before it: 20 mm, 0 mm/s, 0 mm/s²',
      },
    ]);
  });
});

describe('H06 a limit and what counts as rounding above it', () => {
  test('travel: 20 µm on either side', () => {
    const stands = (nm: number) => codes([steady(0, nm)], { nm, nmPerS: 0, nmPerS2: 0 });
    expect(stands(100_020_000)).toEqual([]);
    expect(stands(100_020_001)).toEqual(['travel']);
    expect(stands(-20_000)).toEqual([]);
    expect(stands(-20_001)).toEqual(['travel']);
  });

  test('speed: a thousandth and a µm/s, forwards and back', () => {
    const goes = (nmPerS: number) =>
      codes([{ ...steady(nmPerS, 50_000_000), ticks: 500 }], {
        ...{ nm: 50_000_000 - nmPerS / 2, nmPerS, nmPerS2: 0 },
      });
    expect(goes(50_050_999)).toEqual(['not-at-rest']);
    expect(goes(50_051_002)).toEqual(['speed', 'not-at-rest']);
    expect(goes(-50_050_999)).toEqual(['not-at-rest']);
    expect(goes(-50_051_002)).toEqual(['speed', 'not-at-rest']);
  });

  test('jerk: a thousandth and a µm/s³, and the words say what was found and what is allowed', () => {
    const jerks = (jerkNmPerS3: number) =>
      found([{ ...steady(0, 0), ticks: 1, jerkNmPerS3 }]).filter(({ code }) => code === 'jerk');
    expect(jerks(1_001_000_900)).toEqual([]);
    expect(jerks(-1_001_000_900)).toEqual([]);
    expect(jerks(-1_001_001_100)).toHaveLength(1);
    expect(jerks(1_100_000_000)).toEqual([
      {
        code: 'jerk',
        where: 'carriage at tick 1000',
        what: '1100 … 1100 mm/s³, allowed -1000 … 1000 mm/s³',
      },
    ]);
  });
});
