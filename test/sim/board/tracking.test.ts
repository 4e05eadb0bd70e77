import { expect, test } from 'vitest';
import { moveSegments, planMove } from '../../../src/motion/move.ts';
import { bench, must, planTick, ready, send } from './support/armed-chair.ts';
import { hold, knead } from './support/batches.ts';
import { shippedProfile } from './support/profiles.ts';

const PROFILE = shippedProfile('tsubo-duo');

test.each([1, 2, 3, 4, 5])(
  'H06 the carriage keeps within 2 mm of its plan at full speed, and 1 mm at rest (chair %i)',
  (seed) => {
    const b = bench({ seed });
    ready(b);
    expect(Math.abs(b.chair.truth.carriageMm)).toBeLessThan(1);
    expect(Math.abs(b.chair.truth.widthMm - 60)).toBeLessThan(1);
    const move = planMove(PROFILE.carriage, 0, 780_000_000);
    const segments = moveSegments(move, 0, 0).map(
      (segment) => ({ name: 'seg', batch: 1, ...segment }) as const,
    );
    must(send(b, 0, segments));
    const from = b.host.ms;
    let worstMm = 0;
    let fastest = 0;
    let highestMm = 0;
    b.host.runUntil(
      () => b.host.phase === 'ready',
      12_000,
      () => {
        const { carriageMm, carriageMmPerS } = b.chair.truth;
        fastest = Math.max(fastest, carriageMmPerS);
        highestMm = Math.max(highestMm, carriageMm);
        const last = segments.findLast((segment) => segment.startTick <= b.host.ms - from);
        if (last !== undefined)
          worstMm = Math.max(worstMm, Math.abs(planned(segments, b.host.ms - from) - carriageMm));
      },
    );
    expect(fastest).toBeGreaterThan(98);
    expect(worstMm).toBeLessThan(2);
    expect(highestMm).toBeLessThan(781);
    expect(Math.abs(b.chair.truth.carriageMm - 780)).toBeLessThan(1);
  },
);

/** The plan in doubles, forwards: another way than the board's. */
function planned(
  segments: readonly { readonly startTick: number; readonly ticks: number; readonly jerkNmPerS3: number }[],
  tick: number,
): number {
  let [p, v, a] = [0, 0, 0];
  for (const { startTick, ticks, jerkNmPerS3: j } of segments) {
    const s = Math.max(0, Math.min(ticks, tick - startTick)) / 1000;
    p += s * (v + s * (a / 2 + (s * j) / 6));
    v += s * (a + (s * j) / 2);
    a += s * j;
  }
  return p / 1e6;
}

test.each(['tsubo-duo', 'tsubo-mono'] as const)('%s presses, kneads and lets go as asked', (name) => {
  const b = bench({ profile: shippedProfile(name) });
  ready(b);
  const channels = name === 'tsubo-duo' ? [0, 1] : [0];
  must(send(b, 0, [...hold(0, 15, 6000, channels), ...knead(3000, 600, 3000)]));
  b.host.run(6500);
  expect(b.chair.truth.kneadHz).toBeCloseTo(0.6, 2);
  expect(b.host.last('tm').kneadMilliHz).toBeGreaterThan(500);
  for (const forceN of b.chair.truth.forceN) expect(Math.abs(forceN - 15)).toBeLessThan(6);
  expect(b.host.last('tm').queueMs).toBeGreaterThan(1000);
  b.host.runUntil(() => b.host.phase === 'ready', 8000);
  expect(b.chair.truth.forceN).toEqual([0, 0]);
});

test('a batch that begins where the closing release of the one before stood goes on without a break', () => {
  const b = bench();
  ready(b);
  must(send(b, 0, hold(0, 15, 2000)));
  b.host.run(4000);
  // The first hold ramps down from 5500 and releases at 6000: instead, press on from there.
  const onwards = [0, 1].flatMap((channel) => [
    {
      name: 'frc',
      batch: 2,
      channel,
      startTick: 6000,
      ticks: 1000,
      mode: 'press',
      endMilliN: 12_000,
    } as const,
    { name: 'frc', batch: 2, channel, startTick: 7000, ticks: 700, mode: 'release', endMilliN: 0 } as const,
  ]);
  must(send(b, 6000, onwards, 2));
  let least = Number.POSITIVE_INFINITY;
  b.host.runUntil(
    () => planTick(b) >= 6900,
    5000,
    () => {
      least = Math.min(least, b.chair.truth.forceN[0]);
    },
  );
  expect(least).toBeGreaterThan(2);
  b.host.runUntil(() => b.host.phase === 'ready', 3000);
});
