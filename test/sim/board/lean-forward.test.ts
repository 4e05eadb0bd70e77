/** Whoever leans forward leaves the rollers, and comes back against them: none goes far to meet them. */
import { expect, test } from 'vitest';
import { must, ready, send } from './support/armed-chair.ts';
import { hold, move } from './support/batches.ts';
import { faultyBench } from './support/faulty-chair.ts';

const FIRST_TICK = 4_500;
const NEXT_TICK = 14_000;

/** Two presses on the same place, rollers in between them, on one channel. */
function pressedTwice(channel: 0 | 1): ReturnType<typeof hold> {
  const first = hold(FIRST_TICK, 30, 2_000, [channel]);
  const endTick = Math.max(...first.map(({ startTick, ticks }) => startTick + ticks));
  const between = { name: 'frc', batch: 1, channel, mode: 'release', endMilliN: 0 } as const;
  return [
    ...first,
    { ...between, startTick: endTick, ticks: NEXT_TICK - endTick },
    ...hold(NEXT_TICK, 30, 5_000, [channel]),
  ];
}

test('H28 a roller goes out 25 mm at most beyond where the body was felt before', () => {
  const b = faultyBench();
  const { leaning } = b.chair.plant;
  const { truth } = b.chair;
  ready(b);
  must(send(b, 0, [...move(0, 0, 0, 350, 3_500), ...pressedTwice(0), ...pressedTwice(1)]));
  b.host.runUntil(() => Math.min(...truth.forceN) > 0, 9_000);
  const skinMm = Math.max(...truth.depthMm);
  b.host.runUntil(() => Math.max(...truth.forceN) > 25, 9_000);
  b.host.runUntil(() => Math.max(...truth.depthMm) < 1, 9_000);
  leaning.to(-80, 300);
  let mostMm = 0;
  for (let ms = 0; ms < 8_000; ms += 1) {
    b.host.run(1);
    mostMm = Math.max(mostMm, ...truth.depthMm);
  }
  expect(Math.max(...truth.forceN)).toBe(0);
  expect(mostMm).toBeGreaterThan(skinMm + 8);
  expect(mostMm).toBeLessThan(skinMm + 25);
  expect(b.host.phase).toBe('playing');
});
