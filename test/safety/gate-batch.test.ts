import { describe, expect, test } from 'vitest';
import type { Batch, ForceSpan, KneadSpan, Segment } from '../../src/chair/segment.ts';
import { gateBatch } from '../../src/safety/gate-batch.ts';
import type { Queue } from '../../src/safety/queue.ts';
import { referencedQueue } from '../../src/safety/queue.ts';
import { chair } from '../chair/chairs.ts';
import { batchOf, duo, limits, move, pressAt, spans } from './made-batches.ts';

const start = referencedQueue(duo);

function passed(batch: Batch, before: Queue = start) {
  const result = gateBatch(batch, limits, before);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.value;
}

function codes(batch: Batch, before: Queue = start, own = limits): readonly string[] {
  const result = gateBatch(batch, own, before);
  return result.ok ? [] : [...new Set(result.errors.map((problem) => problem.code))];
}

/** A batch with one item changed. */
function withSegment(batch: Batch, index: number, change: Partial<Segment>): Batch {
  return {
    ...batch,
    segments: batch.segments.map((item, i) => (i === index ? { ...item, ...change } : item)),
  };
}
function withForce(batch: Batch, index: number, change: Partial<ForceSpan>): Batch {
  return { ...batch, forces: batch.forces.map((item, i) => (i === index ? { ...item, ...change } : item)) };
}

const good = pressAt(400, 40);
const kneads: readonly KneadSpan[] = [
  { startTick: 17_000, ticks: 2000, endMilliHz: 500 },
  { startTick: 19_000, ticks: 2000, endMilliHz: 0 },
];

describe('a batch inside every limit', () => {
  test('passes as the very same object, and nothing is cut', () => {
    const { batch, cuts } = passed(good);
    expect(batch).toBe(good);
    expect(cuts).toEqual([]);
  });

  test('may knead', () => {
    expect(codes({ ...good, kneads })).toEqual([]);
  });
});

describe('what is refused', () => {
  const far = batchOf(1000, move(0, 1000, 0, 790, 4000), []);
  const fast = batchOf(1000, move(0, 1000, 0, 700, 2000), []);
  const [first] = good.segments;
  const cases: [string, Batch, string][] = [
    ['a place beyond the track (H06)', far, 'travel'],
    ['too fast (H06)', fast, 'speed'],
    ['too hard an acceleration', batchOf(1000, move(0, 1000, 0, 25, 140), []), 'acceleration'],
    ['too hard a jerk', batchOf(1000, move(0, 1000, 0, 15, 100), []), 'jerk'],
    ['a jump of place (H06)', withSegment(good, 0, { endNm: 40_000_000 }), 'discontinuous'],
    ['a start elsewhere than the axis is', batchOf(1000, move(0, 1000, 200, 400, 3000), []), 'discontinuous'],
    ['an end still moving (H13)', { ...good, segments: good.segments.slice(0, 2) }, 'not-at-rest'],
    ['an end still pressing (H13)', withForce(good, 9, { mode: 'press', endMilliN: 4000 }), 'not-released'],
    ['an end without release (H13)', { ...good, forces: good.forces.slice(0, 3) }, 'not-released'],
    ['a release that keeps force (H13)', withForce(good, 4, { endMilliN: 4000 }), 'not-released'],
    [
      'a rise above 25 N/s (H08)',
      withForce(good, 0, { endMilliN: 100 }).forces.length ? steep() : good,
      'rise',
    ],
    ['a press without approach (H08)', { ...good, forces: spans(0, 15_000, [['press', 4000, 40]]) }, 'order'],
    ['a gap in an axis', withSegment(good, 1, { startTick: 4600 }), 'order'],
    ['an item before the batch', { ...good, fromTick: 2000 }, 'order'],
    ['an item after its rest', { ...good, restTick: 15_000 }, 'order'],
    ['a batch before the one before', { ...good, fromTick: -1 }, 'field'],
    ['half a tick', withSegment(good, 0, { ticks: 0.5 }), 'field'],
    ['no ticks', withForce(good, 0, { ticks: 0 }), 'field'],
    ['a place that is no number (H06)', withSegment(good, 3, { endNm: Number.NaN }), 'field'],
    ['a force below zero', withForce(good, 1, { endMilliN: -1 }), 'field'],
    [
      'a depth sent to a place (H08)',
      { ...good, segments: [...good.segments, ...depthMove()] },
      'unsupported',
    ],
    ['kneading too fast', { ...good, kneads: kneads.map((k) => ({ ...k, endMilliHz: 900 })) }, 'rate'],
    ['kneading without end (H13)', { ...good, kneads: kneads.slice(0, 1) }, 'not-at-rest'],
  ];
  test.each(cases)('%s', (_, batch, code) => {
    expect(first).toBeDefined();
    expect(codes(batch)).toContain(code);
  });

  function steep(): Batch {
    const parts = [
      ['approach', 3000, 4],
      ['press', 1000, 40],
      ['release', 700, 0],
    ] as const;
    return { ...good, forces: spans(0, 14_000, parts) };
  }

  function depthMove(): Segment[] {
    return move(2, 1000, 0, 40, 3000);
  }

  test('a batch that would start before what is committed', () => {
    expect(codes(good, passed({ ...good, fromTick: 1000 }).after)).not.toContain('late');
    expect(codes(good, { ...start, fromTick: 2000 })).toContain('late');
  });

  test('the second channel on a chair with one drive, and kneading where there is no motor', () => {
    const mono = { ...limits, profile: chair('tsubo-mono') };
    expect(codes(good, referencedQueue(mono.profile), mono)).toEqual(['unsupported']);
    const still = { ...limits, profile: { ...duo, kneading: null } };
    expect(codes({ ...good, kneads }, start, still)).toEqual(['unsupported']);
    expect(codes(good, start, still)).toEqual([]);
  });

  test('kneading as fast as the motor may turn is not too fast', () => {
    const most = Math.round(((duo.kneading?.maxPerMin ?? 0) * 1000) / 60);
    const turning = (milliHz: number) => kneads.map((k, i) => ({ ...k, endMilliHz: i === 0 ? milliHz : 0 }));
    expect(codes({ ...good, kneads: turning(most) })).toEqual([]);
    expect(codes({ ...good, kneads: turning(most + 1) })).toEqual(['rate']);
  });

  test('kneading without end says when it would go on', () => {
    const found = gateBatch({ ...good, kneads: kneads.slice(0, 1) }, limits, start);
    const [{ startTick, ticks } = { startTick: 0, ticks: 0 }] = kneads;
    expect(found).toMatchObject({
      errors: [{ code: 'not-at-rest', where: `kneading at tick ${startTick + ticks}` }],
    });
  });

  test('an axis that moves, and for which the batch leaves a gap (H06)', () => {
    const going = passed(batchOf(1000, move(0, 1000, 0, 400, 3000), [])).after;
    const later = batchOf(5000, move(0, 13_500, 400, 300, 3000), []);
    const found = gateBatch(later, limits, going);
    expect(found.ok ? [] : found.errors[0]).toMatchObject({
      code: 'not-at-rest',
      where: 'carriage at tick 5000',
    });
  });

  test('H06: a turn beyond the end between two ends that are inside', () => {
    // Thrown up at 90 mm/s from 770 mm, braking at 400 mm/s²: turns 10.1 mm higher, at 780.1 mm, and comes back.
    const turning: Segment = {
      ...{ axis: 0, startTick: 0, ticks: 450, jerkNmPerS3: 0 },
      ...{ endNm: 770_000_000, endNmPerS: -90_000_000, endNmPerS2: -400_000_000 },
    };
    const moving = { nm: 770_000_000, nmPerS: 90_000_000, nmPerS2: -400_000_000 };
    const before: Queue = {
      ...start,
      axes: start.axes.map((lane, i) => (i === 0 ? { ...lane, before: moving } : lane)),
    };
    const lower = {
      ...before,
      axes: before.axes.map((lane) => ({ ...lane, before: shifted(lane.before, -200_000) })),
    };
    expect(codes(batchOf(0, [turning], []), before)).toContain('travel');
    expect(codes(batchOf(0, [{ ...turning, endNm: 769_800_000 }], []), lower)).not.toContain('travel');
  });

  function shifted<State extends { nm: number }>(state: State, byNm: number): State {
    return state.nm > 700_000_000 ? { ...state, nm: state.nm + byNm } : state;
  }
});

test('while a roller comes up the others may be moved; told to come up once more it is refused', () => {
  const before = passed(good).after;
  expect(codes(batchOf(16_000, move(1, 16_000, 60, 70, 500), []), before)).toEqual([]);
  const again = spans(0, 16_000, [
    ['approach', 2000, 4],
    ['release', 700, 0],
  ]);
  expect(codes(batchOf(16_000, [], again), before)).toEqual(['order']);
  // At tick 18000 it is up.
  expect(codes(batchOf(18_000, move(1, 18_000, 60, 70, 500), []), before)).toEqual([]);
});

test('a batch replaces the closing release of the one before and presses on', () => {
  const before = passed(good).after;
  const on = spans(0, 29_000, [
    ['press', 1000, 20],
    ['press', 1000, 4],
    ['release', 700, 0],
  ]);
  expect(codes(batchOf(29_000, [], on), before)).toEqual([]);
  // One tick later the board has already begun to let go.
  expect(
    codes(
      batchOf(
        29_001,
        [],
        spans(0, 29_001, [
          ['press', 1000, 20],
          ['release', 700, 0],
        ]),
      ),
      before,
    ),
  ).toEqual(['order']);
});
