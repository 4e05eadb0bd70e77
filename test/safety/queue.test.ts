/**
 * What the host believes is committed on the board: every limit is judged from it, so where it is wrong a batch starts from
 * a place or a force that is not there. The rules are those of spec.md §5.
 */
import { describe, expect, test } from 'vitest';
import type { AxisState, ForceSpan } from '../../src/chair/segment.ts';
import { type ForceLevel, levelAt, RELEASED, rateAt, stateAt } from '../../src/safety/queue.ts';
import { move, placeMmAt, spans } from './made-batches.ts';
import { axisOf, knead, QUEUE, UP } from './made-queue.ts';

const rest = (mm: number): AxisState => ({ nm: mm * 1e6, nmPerS: 0, nmPerS2: 0 });
const press = (forceN: number): ForceLevel => ({ mode: 'press', milliN: forceN * 1000 });

describe('where an axis is told to be', () => {
  const lane = axisOf(QUEUE, 0);

  test('where it stood, until its first segment begins', () => {
    for (const tick of [0, 500, 1000]) expect(stateAt(lane, tick)).toEqual(rest(0));
  });

  test('inside a segment, where the board has it, moving', () => {
    for (const tick of [1001, 1400, 2001, 2999, 4600]) {
      expect(stateAt(lane, tick).nm / 1e6, `${tick}`).toBeCloseTo(placeMmAt(UP, tick, 0), 6);
      expect(stateAt(lane, tick).nmPerS, `${tick}`).toBeGreaterThan(0);
    }
  });

  test('at the end of a segment it still moves into the next', () => {
    const [first] = UP;
    expect(stateAt(lane, 2000)).toEqual({
      nm: first?.endNm,
      nmPerS: first?.endNmPerS,
      nmPerS2: first?.endNmPerS2,
    });
  });

  test('between two moves and after the last it stands where the move before ended', () => {
    const twice = { before: rest(0), segments: [...UP, ...move(0, 6000, 400, 300, 1000)] };
    for (const tick of [5001, 5500, 6000]) expect(stateAt(twice, tick)).toEqual(rest(400));
    for (const tick of [10_001, 99_000]) expect(stateAt(twice, tick)).toEqual(rest(300));
  });

  test('a segment that is cut off while it moves leaves it standing', () => {
    const cut = { before: rest(0), segments: UP.slice(0, 2) };
    expect(stateAt(cut, 3000).nmPerS).toBeGreaterThan(0);
    expect(stateAt(cut, 3001)).toEqual(rest(200));
  });
});

describe('how hard a channel is told to press', () => {
  const hard: readonly ForceSpan[] = spans(0, 1000, [
    ['press', 1000, 30],
    ['press', 1000, 30],
  ]);
  const again: readonly ForceSpan[] = spans(0, 4000, [['press', 1000, 10]]);
  const lane = { before: press(20), spans: [...hard, ...again] };

  test.each<[tick: number, what: string, level: ForceLevel]>([
    [1000, 'where the queue begins: what was before', press(20)],
    [1001, 'from there on evenly', press(20.01)],
    [1500, 'half way', press(25)],
    [2000, 'at the end of a span', press(30)],
    [2500, 'the next begins where that ended', press(30)],
    [3000, 'at the end of the last', press(30)],
    [3001, 'without a span it is released', RELEASED],
    [4000, 'until one begins', RELEASED],
    [4500, 'and that begins from nothing', press(5)],
    [5001, 'after all of them', RELEASED],
  ])('at %i, %s', (tick, _, level) => {
    expect(levelAt(lane, 1000, tick)).toEqual(level);
  });

  test('a queue that begins with a gap begins from nothing', () => {
    const late = { before: press(20), spans: spans(0, 1500, [['press', 1000, 10]]) };
    expect(levelAt(late, 1000, 1500)).toEqual(RELEASED);
    expect(levelAt(late, 1000, 2000)).toEqual(press(5));
  });

  test('how far an approach or a release has come is not known: the harder of its ends, until it has ended', () => {
    const letGo = {
      before: RELEASED,
      spans: spans(0, 1000, [
        ['approach', 1000, 4],
        ['press', 1000, 24],
        ['release', 500, 0],
      ]),
    };
    expect(levelAt(letGo, 1000, 1001)).toEqual({ mode: 'approach', milliN: 4000 });
    expect(levelAt(letGo, 1000, 2000)).toEqual({ mode: 'approach', milliN: 4000 });
    expect(levelAt(letGo, 1000, 3400)).toEqual({ mode: 'release', milliN: 24_000 });
    expect(levelAt(letGo, 1000, 3500)).toEqual(RELEASED);
  });
});

describe('how fast it is told to knead', () => {
  const lane = {
    beforeMilliHz: 400,
    spans: [knead(1000, 1000, 800), knead(2000, 1000, 800), knead(4000, 1000, 600)],
  };

  test.each([
    [1000, 400],
    [1001, 400.4],
    [1500, 600],
    [2000, 800],
    [2500, 800],
    [3000, 800],
    [3001, 0],
    [4000, 0],
    [4500, 300],
    [5000, 600],
    [5001, 0],
  ])('at %i: %d mHz', (tick, milliHz) => {
    expect(rateAt(lane, 1000, tick)).toBeCloseTo(milliHz, 9);
  });

  test('a queue that begins with a gap begins from standing still', () => {
    const late = { beforeMilliHz: 400, spans: [knead(1500, 1000, 800)] };
    expect(rateAt(late, 1000, 1500)).toBe(0);
    expect(rateAt(late, 1000, 2000)).toBe(400);
  });
});
