import { expect, test } from 'vitest';
import { Kneading } from '../../../sim/board/kneading.ts';

/** Asked of the motor, each millisecond, where the plan has a step to `milliHz` and the clock runs at `rate(ms)`. */
function asked(milliHz: number, ms: number, rate: (ms: number) => number): number[] {
  const kneading = new Kneading();
  kneading.timeline.replace([
    { item: { ticks: 1, startMilliHz: 0, endMilliHz: milliHz }, startTick: 0, untilTick: 1 },
    { item: { ticks: 60_000, startMilliHz: milliHz, endMilliHz: milliHz }, startTick: 1, untilTick: 60_001 },
  ]);
  let counts = 0;
  return Array.from({ length: ms }, (_, at) => {
    counts += Math.floor(1024 * rate(at));
    kneading.follow(counts, rate(at));
    return kneading.driveHz;
  });
}

test('a step in the plan, a pause and a resume reach the motor as glides: 1 Hz/s, changing by 4 Hz/s²', () => {
  const hz = asked(800, 8000, (ms) => (ms > 3000 && ms < 5000 ? 0 : 1));
  const slopes = hz.map((value, i) => (value - (hz[i - 1] ?? 0)) * 1000);
  const bends = slopes.map((value, i) => (value - (slopes[i - 1] ?? 0)) * 1000);
  expect(Math.max(...slopes.map(Math.abs))).toBeLessThanOrEqual(1 + 1e-9);
  expect(Math.max(...bends.map(Math.abs))).toBeLessThanOrEqual(4 + 1e-6);
  expect(hz[2900]).toBe(0.8);
  expect(hz[4900]).toBe(0);
  expect(hz.at(-1)).toBe(0.8);
  expect(Math.max(...hz)).toBe(0.8);
});

test('a faster clock does not turn it faster, and letting go does not glide', () => {
  expect(Math.max(...asked(500, 4000, () => 1.5))).toBe(0.5);
  const kneading = new Kneading();
  kneading.timeline.replace([
    { item: { ticks: 9000, startMilliHz: 700, endMilliHz: 700 }, startTick: 0, untilTick: 9000 },
  ]);
  for (let ms = 1; ms < 2000; ms++) kneading.follow(ms * 1024, 1);
  expect(kneading.driveHz).toBe(0.7);
  kneading.stand();
  expect(kneading.driveHz).toBe(0);
});
