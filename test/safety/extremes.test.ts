import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Segment } from '../../src/chair/segment.ts';
import { CLOCK_PER_TICK, stateBeforeEnd } from '../../src/chair/segment.ts';
import { extremesOf, passedNm } from '../../src/safety/extremes.ts';
import { move, placeMmAt } from './made-batches.ts';

const whole = (most: number) => fc.integer({ min: -most, max: most });
const anySegment = fc.record({
  axis: fc.constant(0 as const),
  startTick: fc.constant(1000),
  ticks: fc.integer({ min: 1, max: 3000 }),
  endNm: whole(800_000_000),
  endNmPerS: whole(200_000_000),
  endNmPerS2: fc.oneof(fc.constant(0), whole(500_000_000)),
  jerkNmPerS3: fc.oneof(fc.constant(0), whole(5_000_000_000)),
});

/** Least and greatest place, speed and acceleration of 2001 moments. */
function sampled(segment: Segment) {
  const lows = [Infinity, Infinity, Infinity];
  const highs = [-Infinity, -Infinity, -Infinity];
  for (let i = 0; i <= 2000; i++) {
    const state = stateBeforeEnd(segment, Math.round((segment.ticks * CLOCK_PER_TICK * i) / 2000));
    for (const [k, value] of [state.nm, state.nmPerS, state.nmPerS2].entries()) {
      lows[k] = Math.min(lows[k] ?? value, value);
      highs[k] = Math.max(highs[k] ?? value, value);
    }
  }
  return { lows, highs };
}

test('H06: nothing on the way is beyond the extremes, and they are reached', () => {
  fc.assert(
    fc.property(anySegment, (segment) => {
      const { startTick, ticks } = segment;
      const found = extremesOf(segment, startTick, startTick + ticks);
      const { lows, highs } = sampled(segment);
      // Rounding of the board's rule, and how far a sample may miss a turn: place, speed, acceleration.
      const beyond = [20, 20, 2];
      const missed = [20_000, 20_000, 2];
      for (const [k, range] of [found.nm, found.nmPerS, found.nmPerS2].entries()) {
        const low = lows[k] ?? 0;
        const high = highs[k] ?? 0;
        expect(range.low).toBeLessThanOrEqual(low + (beyond[k] ?? 0));
        expect(range.high).toBeGreaterThanOrEqual(high - (beyond[k] ?? 0));
        expect(range.low).toBeGreaterThan(low - (missed[k] ?? 0));
        expect(range.high).toBeLessThan(high + (missed[k] ?? 0));
      }
    }),
    { seed: 7, numRuns: 300 },
  );
});

test('the places passed between two ticks: standing before, moving, standing after', () => {
  const lane = {
    before: { nm: 100e6, nmPerS: 0, nmPerS2: 0 },
    segments: [...move(0, 1000, 100, 300, 500), ...move(0, 5000, 300, 200, 500)],
  };
  const passed = (from: number, to: number) => {
    const { low, high } = passedNm(lane, from, to);
    return [Math.round(low / 1e6), Math.round(high / 1e6)];
  };
  expect(passed(0, 900)).toEqual([100, 100]);
  expect(passed(0, 2000)).toEqual([100, 200]);
  expect(passed(2000, 9000)).toEqual([200, 300]);
  expect(passed(1500, 2500)).toEqual([117, 283]);
  expect(passed(3500, 4500)).toEqual([300, 300]);
  // Inside one segment.
  const at = (tick: number) => Math.round(placeMmAt(lane.segments, tick, 100));
  expect(at(1900)).toBeGreaterThan(at(1600));
  expect(passed(1600, 1900)).toEqual([at(1600), at(1900)]);
  expect(passed(8000, 9000)).toEqual([200, 200]);
});
