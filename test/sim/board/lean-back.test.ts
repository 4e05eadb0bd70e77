/** Whoever leans back against a roller that holds is given way to; where they are too fast for that, they are let go of. */
import { expect, test } from 'vitest';
import { must, ready, send } from './support/armed-chair.ts';
import { hold, move } from './support/batches.ts';
import { type FaultyBench, faultyBench } from './support/faulty-chair.ts';

const CEILING_N = 60;
const LET_GO_N = 1.1 * CEILING_N;
const HELD_N = 45;

/** At 350 mm, where 60 N are the most, on the plateau of a hold of 45 N. */
function holdingDeep(): FaultyBench {
  const b = faultyBench();
  ready(b);
  must(send(b, 0, [...move(0, 0, 0, 350, 3500), ...hold(4500, HELD_N, 25_000)]));
  b.host.run(12_000);
  expect(Math.max(...b.chair.truth.forceN)).toBeGreaterThan(0.9 * HELD_N);
  return b;
}

interface Felt {
  readonly mostN: number;
  readonly overMs: number;
}

/** What is felt in the next 2 s. */
function felt({ host, chair }: FaultyBench): Felt {
  let mostN = 0;
  let overMs = 0;
  for (let ms = 0; ms < 2_000; ms += 1) {
    host.run(1);
    const forceN = Math.max(...chair.truth.forceN);
    mostN = Math.max(mostN, forceN);
    if (forceN > LET_GO_N) overMs += 1;
  }
  return { mostN, overMs };
}

test('H08 leaning back by 12 mm in 2 s: the rollers give way, and the massage goes on', () => {
  const b = holdingDeep();
  b.chair.plant.leaning.to(12, 2_000);
  const { mostN } = felt(b);
  expect(b.host.phase).toBe('playing');
  expect(mostN).toBeLessThan(CEILING_N);
  expect(mostN).toBeGreaterThan(HELD_N + 2);
});

test('H08 leaning back by 12 mm in 200 ms: force-over, and released at once', () => {
  const b = holdingDeep();
  b.chair.plant.leaning.to(12, 200);
  const { mostN, overMs } = felt(b);
  expect(b.host.last('ct').fault).toBe('force-over');
  expect(mostN).toBeGreaterThan(LET_GO_N);
  expect(overMs).toBeLessThan(100);
  expect(b.host.phase).toBe('faulted');
  expect(Math.max(...b.chair.truth.forceN)).toBeLessThan(5);
});

test('H03 H08 leaning back on a drive too weak to give way: it loses its current, and they push the roller back', () => {
  const b = holdingDeep();
  b.chair.onDrives = ({ depthMmPerS }) => {
    depthMmPerS[0] *= 0.1;
    depthMmPerS[1] *= 0.1;
  };
  b.chair.plant.leaning.to(12, 200);
  const { mostN, overMs } = felt(b);
  expect(b.host.last('ct').fault).toBe('force-over');
  expect(mostN).toBeGreaterThan(1.2 * LET_GO_N);
  expect(overMs).toBeLessThan(300);
  expect(b.chair.plant.drives.powered).toBe(false);
  expect(Math.max(...b.chair.truth.forceN)).toBeLessThan(5);
});
