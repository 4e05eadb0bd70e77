/** A roller that goes farther in than it was told (H26, spec.md §8), looked at alone: what counts, and what does not. */
import { expect, test } from 'vitest';
import type { DepthChannel } from '../../../sim/board/depth-channel.ts';
import { RunsIn } from '../../../sim/board/runs-in.ts';
import { msUntil } from './support/ms-until.ts';

/** Steps of `mm` a millisecond, told `driveMmPerS`; how many until it is found. */
function looker(watch = new RunsIn()) {
  let countedMm = 10;
  return {
    watch,
    until: (mostMs: number, mm: number, driveMmPerS = 0): number | null =>
      msUntil(mostMs, () => {
        countedMm += mm;
        return watch.step({ driveMmPerS, sense: { countedMm } } as DepthChannel);
      }),
  };
}

test('told to stand it is found within half a millimetre, once, and again after its current was off', () => {
  const one = looker();
  // The first look only says where it is.
  expect(one.until(100, 0.1)).toBe(6);
  expect(one.watch.found).toBe(true);
  expect(one.until(100, 0.1)).toBeNull();
  one.watch.begin();
  expect(one.watch.found).toBe(false);
  expect(one.until(100, 0.1)).toBe(6);
});

test('what was beyond before its current was off is forgotten', () => {
  const one = looker();
  expect(one.until(4, 0.1)).toBeNull();
  one.watch.begin();
  expect(one.until(4, 0.1)).toBeNull();
  expect(one.until(2, 0.1)).toBe(2);
});

test.each([
  ['stands where it is told to come in', 0, -150],
  ['goes as fast as it is told', 0.05, 50],
  ['creeps as no drive that runs does', 0.003, 0],
  ['comes in', -0.15, -150],
])('one that %s is none', (_, mm, driveMmPerS) => {
  const one = looker();
  for (let ms = 0; ms < 60; ms++) one.until(1, 0, driveMmPerS);
  expect(one.watch.found).toBe(false);
  expect(one.until(3_000, mm, driveMmPerS)).toBeNull();
});

test('one that goes faster than it is told is one', () => {
  const one = looker();
  for (let ms = 0; ms < 100; ms++) one.until(1, 0.02, 20);
  expect(one.until(100, 0.12, 20)).toBeLessThanOrEqual(6);
});

test('an encoder that jumps is no roller that runs, and hides none', () => {
  for (const mm of [5, -5, 0.31, Number.NaN]) {
    const one = looker();
    expect(one.until(10, 0)).toBeNull();
    expect(one.until(1, mm)).toBeNull();
    if (!Number.isNaN(mm)) expect(one.until(1_000, 0)).toBeNull();
  }
  const runs = looker();
  expect(runs.until(4, 0.1)).toBeNull();
  expect(runs.until(1, -5)).toBeNull();
  expect(runs.until(10, 0.1)).toBe(2);
});

test('a loop that is late sees ten milliseconds at once', () => {
  const stands = looker();
  for (let late = 0; late < 20; late++) {
    expect(stands.until(9, 0, 25)).toBeNull();
    expect(stands.until(1, 0.25, 25)).toBeNull();
  }
  for (const lateMs of [2, 10]) {
    const runs = looker();
    expect(runs.until(lateMs, 0)).toBeNull();
    expect(runs.until(1, 0.5)).toBe(1);
  }
});

test('what it was told while it stood counts for ten milliseconds, and no longer', () => {
  const afterStanding = (mm: number) => {
    const one = looker();
    expect(one.until(1_000, 0, 100)).toBeNull();
    return one.until(1, mm, 100);
  };
  expect(afterStanding(1.35)).toBeNull();
  expect(afterStanding(1.45)).toBe(1);
});
