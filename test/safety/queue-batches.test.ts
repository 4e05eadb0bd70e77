/** How a batch joins what is committed already: what it replaces, what goes on, and from which state. */
import { describe, expect, test } from 'vitest';
import { type AxisState, type Batch, CLOCK_PER_TICK, stateBeforeEnd } from '../../src/chair/segment.ts';
import {
  joined,
  levelAt,
  RELEASED,
  rateAt,
  restTickOf,
  since,
  stateAt,
  withBatch,
} from '../../src/safety/queue.ts';
import { batchOf, duo, move, spans } from './made-batches.ts';
import {
  AT_ZERO,
  axisOf,
  channelOf,
  FIRST,
  knead,
  NOTHING,
  PRESSES,
  QUEUE,
  UP,
  WIDER,
} from './made-queue.ts';

const rest = (mm: number): AxisState => ({ nm: mm * 1e6, nmPerS: 0, nmPerS2: 0 });
const press = (forceN: number) => ({ mode: 'press', milliN: forceN * 1000 }) as const;

describe('a batch replaces, on the axes and channels it names, all at and after its tick', () => {
  test('a chair at its zero: all standing, released, nothing queued', () => {
    expect(AT_ZERO.axes.map(({ before }) => before.nm / 1e6)).toEqual(
      [duo.carriage, duo.width, ...duo.depth].map(({ referenceMm }) => referenceMm),
    );
    expect(AT_ZERO.forces).toEqual(duo.depth.map(() => ({ before: RELEASED, spans: [] })));
    expect(restTickOf(AT_ZERO)).toBe(0);
  });

  test('every lane has its own of it, and the others nothing', () => {
    const queue = withBatch(AT_ZERO, FIRST);
    expect(queue.axes.map(({ segments }) => segments)).toEqual([UP, WIDER, [], []]);
    expect(queue.forces.map(({ spans: own }) => own)).toEqual([PRESSES, []]);
    expect(queue.knead.spans).toEqual(FIRST.kneads);
  });

  test('what it names begins from the state the old queue has there', () => {
    const down = move(0, 2500, 100, 0, 500);
    const lighter = spans(0, 2500, [['release', 500, 0]]);
    const next = withBatch(QUEUE, {
      ...batchOf(2500, down, lighter),
      kneads: [knead(2500, 500, 0)],
    });
    expect(next.fromTick).toBe(2500);
    expect(axisOf(next, 0)).toEqual({ before: stateAt(axisOf(QUEUE, 0), 2500), segments: down });
    expect(channelOf(next, 0)).toEqual({ before: { mode: 'approach', milliN: 4000 }, spans: lighter });
    expect(next.knead).toEqual({ beforeMilliHz: 800, spans: [knead(2500, 500, 0)] });
  });

  test('what it does not name goes on: what has ended is gone, what runs keeps its end', () => {
    const next = withBatch(QUEUE, { ...NOTHING, fromTick: 3500, restTick: 3500 });
    expect(axisOf(next, 1).before).toEqual(stateAt(axisOf(QUEUE, 1), 3500));
    expect(axisOf(next, 1).segments).toEqual([{ ...WIDER[2], startTick: 3500, ticks: 500 }, { ...WIDER[3] }]);
    expect(channelOf(next, 0)).toEqual({
      before: press(14),
      spans: [{ ...PRESSES[1], startTick: 3500, ticks: 500 }, PRESSES[2], PRESSES[3]],
    });
    expect(next.knead).toEqual({
      beforeMilliHz: 800,
      spans: [knead(3500, 500, 800), knead(4000, 1000, 0)],
    });
    expect(restTickOf(next)).toBe(restTickOf(QUEUE));
  });

  test('what ends just where it begins is gone, what begins there stays whole', () => {
    const next = withBatch(QUEUE, { ...NOTHING, fromTick: 3000, restTick: 3000 });
    expect(axisOf(next, 0).segments).toEqual(UP.slice(2));
    expect(channelOf(next, 0).spans).toEqual(PRESSES.slice(1));
  });
});

describe('the whole way, with all that came before a batch', () => {
  test('a batch that names nothing changes nothing', () => {
    expect(joined(QUEUE, { ...NOTHING, fromTick: 2500, restTick: 2500 })).toEqual(QUEUE);
  });

  test('a move that is cut ends in the state it has there, and the new one follows; other axes stay', () => {
    const down = move(0, 2500, 100, 0, 500);
    const all = joined(QUEUE, batchOf(2500, down, []));
    const [first, second] = UP;
    if (first === undefined || second === undefined) throw new RangeError('no segments');
    const there = stateBeforeEnd(second, 500 * CLOCK_PER_TICK);
    const cut = {
      ...second,
      ticks: 500,
      endNm: there.nm,
      endNmPerS: there.nmPerS,
      endNmPerS2: there.nmPerS2,
    };
    expect(axisOf(all, 0)).toEqual({ before: rest(0), segments: [first, cut, ...down] });
    expect(axisOf(all, 1)).toEqual(axisOf(QUEUE, 1));
    expect(all.forces).toEqual(QUEUE.forces);
    expect(all.knead).toEqual(QUEUE.knead);
    expect(all.fromTick).toBe(1000);
  });

  test('cut between two segments, the one before stays whole and the one after is gone', () => {
    const down = move(0, 3000, 200, 0, 500);
    expect(axisOf(joined(QUEUE, batchOf(3000, down, [])), 0).segments).toEqual([...UP.slice(0, 2), ...down]);
  });

  test('a press that is cut ends with the force it has there; the other roller goes on as it was', () => {
    const off = spans(0, 3250, [['release', 500, 0]]);
    const all = joined(QUEUE, batchOf(3250, [], off));
    expect(channelOf(all, 0).spans).toEqual([
      PRESSES[0],
      { ...PRESSES[1], ticks: 250, endMilliN: 9000 },
      ...off,
    ]);
    expect(channelOf(all, 1)).toEqual(channelOf(QUEUE, 1));
  });

  test('where nothing came before a batch, it is all there is', () => {
    const off = spans(0, 1000, [['release', 500, 0]]);
    expect(channelOf(joined(QUEUE, batchOf(1000, [], off)), 0).spans).toEqual(off);
    expect(
      channelOf(joined(QUEUE, batchOf(1000, [], spans(1, 1000, [['release', 500, 0]]))), 0).spans,
    ).toEqual(PRESSES);
  });

  test('a release that is cut still lets go of everything', () => {
    const pressAgain = spans(0, 5200, [['approach', 500, 4]]);
    const [, , , letGo] = PRESSES;
    expect(channelOf(joined(QUEUE, batchOf(5200, [], pressAgain)), 0).spans).toEqual([
      ...PRESSES.slice(0, 3),
      { ...letGo, ticks: 200, endMilliN: 0 },
      ...pressAgain,
    ]);
  });

  test('kneading that is cut ends with the rate it has there', () => {
    const off = [knead(1500, 500, 0)];
    const all = joined(QUEUE, { ...batchOf(1500, [], []), kneads: off });
    expect(all.knead).toEqual({ beforeMilliHz: 0, spans: [knead(1000, 500, 400), ...off] });
    const before = joined(QUEUE, { ...batchOf(1000, [], []), kneads: off });
    expect(before.knead.spans).toEqual(off);
  });

  test('at every tick it says what the board does: the old until the batch, then the new', () => {
    const next: Batch = {
      ...batchOf(
        3250,
        [],
        spans(0, 3250, [
          ['press', 500, 2],
          ['release', 500, 0],
        ]),
      ),
      kneads: [knead(3250, 500, 0)],
    };
    const all = joined(QUEUE, next);
    const after = withBatch(QUEUE, next);
    for (let tick = 1000; tick < 6000; tick += 125) {
      const [queue, fromTick] = tick <= 3250 ? [QUEUE, 1000] : [after, 3250];
      expect(levelAt(channelOf(all, 0), 1000, tick), `${tick}`).toEqual(
        levelAt(channelOf(queue, 0), fromTick, tick),
      );
      expect(rateAt(all.knead, 1000, tick), `${tick}`).toBe(rateAt(queue.knead, fromTick, tick));
    }
  });
});

describe('looking at a queue from a later tick on', () => {
  test('what is over is gone, and nothing else has changed', () => {
    expect(since(QUEUE, 3500)).toEqual(withBatch(QUEUE, { ...NOTHING, fromTick: 3500, restTick: 3500 }));
    expect(since(QUEUE, 1000)).toBe(QUEUE);
    expect(since(QUEUE, 500)).toBe(QUEUE);
  });

  test.each<[what: string, batch: Batch, restTick: number]>([
    ['an axis', batchOf(1000, UP, []), 5000],
    ['a channel', batchOf(1000, [], PRESSES), 5500],
    ['kneading', { ...batchOf(1000, [], []), kneads: [knead(1000, 7000, 0)] }, 8000],
    ['all of them', { ...FIRST, forces: PRESSES.slice(0, 2) }, 5000],
    ['nothing', { ...NOTHING, fromTick: 1000 }, 1000],
  ])('it rests once the last of it has ended: %s', (_, batch, restTick) => {
    expect(restTickOf(withBatch(AT_ZERO, batch))).toBe(restTick);
  });
});
