/** What the gate refuses of one depth channel because cutting forces cannot mend it (H08), and what it cuts where. */
import { describe, expect, test } from 'vitest';
import type { ForceSpan } from '../../src/chair/segment.ts';
import { type CeilingDuring, cutForces, forceProblems } from '../../src/safety/force-gate.ts';
import { type ForceLevel, RELEASED } from '../../src/safety/queue.ts';
import { spans } from './made-batches.ts';

const NECK = 'the zone neck';
/** The same wherever the carriage is. */
const upTo =
  (forceN: number): CeilingDuring =>
  () => ({ forceN, of: NECK });
const pressing = (forceN: number): ForceLevel => ({ mode: 'press', milliN: forceN * 1000 });

function problems(of: readonly ForceSpan[], before: ForceLevel = RELEASED, ceilingN = 60) {
  const found = forceProblems(0, { before, spans: of }, 1000, 25, upTo(ceilingN));
  return found.map(({ code, where, what }) => `${code}, ${where}: ${what}`);
}

/** From tick 1000 on. */
const from = (...parts: Parameters<typeof spans>[2][number][]): ForceSpan[] => spans(0, 1000, parts);
const later = (startTick: number, ...parts: Parameters<typeof spans>[2][number][]) =>
  spans(0, startTick, parts);

describe('the order of pressing', () => {
  test('comes up, presses, lets go; and again', () => {
    const once = from(['approach', 3000, 4], ['press', 1000, 20], ['press', 500, 4], ['release', 500, 0]);
    expect(problems(once)).toEqual([]);
    expect(problems([...once, ...later(6000, ['approach', 3000, 4], ['release', 500, 0])])).toEqual([]);
    expect(problems([])).toEqual([]);
  });

  test('where nothing is queued the board lets go, so pressing begins with an approach again', () => {
    const gap = [...from(['approach', 1000, 4]), ...later(2500, ['press', 1000, 10], ['release', 500, 0])];
    expect(problems(gap)).toEqual(['order, channel 0 at tick 2500: presses without an approach before it']);
    expect(problems(later(1500, ['approach', 1000, 4], ['release', 500, 0]), pressing(15))).toEqual([]);
  });

  test('a body that is being pressed is not approached', () => {
    expect(problems(from(['approach', 1000, 4], ['release', 500, 0]), pressing(15))).toEqual([
      'order, channel 0 at tick 1000: approaches a body it has not let go of',
    ]);
    const touching = from(['approach', 1000, 4], ['approach', 1000, 4], ['release', 500, 0]);
    expect(problems(touching)).toHaveLength(1);
  });

  test('it ends released, with nothing left', () => {
    expect(problems(from(['approach', 1000, 4], ['press', 1000, 4]))).toEqual([
      'not-released, channel 0 at tick 3000: the queue ends while it presses',
    ]);
    expect(problems([], pressing(15))).toEqual([
      'not-released, channel 0 at tick 1000: the queue ends while it presses',
    ]);
    expect(problems(from(['release', 500, 3]), pressing(15))).toEqual([
      'not-released, channel 0 at tick 1000: a release that ends with 3 N',
    ]);
  });
});

describe('how much, and how quickly', () => {
  test('the force a span begins with counts as much as the one it ends with', () => {
    expect(problems(from(['release', 500, 0]), pressing(30), 20)).toEqual([
      'force, channel 0 at tick 1000: 30 N, the ceiling of the zone neck is 20 N',
    ]);
    expect(problems(from(['press', 3000, 20.5], ['release', 500, 0]), pressing(5), 20)).toHaveLength(2);
    expect(problems(from(['release', 500, 0]), pressing(20), 20)).toEqual([]);
  });

  test('a press rises 25 N/s and no more than a thousandth over it', () => {
    const rising = (endN: number) => problems(from(['press', 1000, endN], ['release', 500, 0]), pressing(4));
    expect(rising(29)).toEqual([]);
    expect(rising(29.025)).toEqual([]);
    expect(rising(29.026)).toHaveLength(1);
    expect(rising(44)).toEqual(['rise, channel 0 at tick 1000: rises by 40 N/s, allowed 25 N/s']);
  });

  test('an approach has no ramp, and letting go is as quick as it can', () => {
    expect(problems(from(['approach', 100, 10], ['release', 100, 0]))).toEqual([]);
    expect(problems(from(['press', 100, 4], ['release', 100, 0]), pressing(50))).toEqual([]);
  });
});

describe('what is cut', () => {
  const cut = (of: readonly ForceSpan[], ceilingN: number) =>
    cutForces({ before: RELEASED, spans: of }, upTo(ceilingN));

  test('just at the ceiling nothing is, and nothing is said to be', () => {
    const just = from(['approach', 1000, 10], ['press', 1000, 20], ['release', 500, 0]);
    expect(cut(just, 20)).toEqual({ spans: just, cuts: [] });
  });

  test('an approach that passes a place which bears less than where it ends', () => {
    const way = from(['approach', 1000, 9], ['press', 1000, 9], ['release', 500, 0]);
    const light: CeilingDuring = (fromTick) => ({ forceN: fromTick < 2000 ? 5 : 20, of: NECK });
    const { spans: left } = cutForces({ before: RELEASED, spans: way }, light);
    expect(left.map(({ endMilliN }) => endMilliN)).toEqual([5000, 9000, 0]);
  });

  test('an approach too, where less is borne than an approach may have', () => {
    const { spans: left, cuts } = cut(from(['approach', 1000, 9], ['release', 500, 0]), 5);
    expect(left.map(({ endMilliN }) => endMilliN)).toEqual([5000, 0]);
    expect(cuts).toEqual([
      { what: 'approach on channel 0 at tick 1000', askedN: 9, allowedN: 5, limit: NECK },
    ]);
  });
});
