/** What a plan touches when, looked at every 40 ms: what the dose and the time of one spot are counted by. */
import { expect, test } from 'vitest';
import type { Plan } from '../../src/chair/plan.ts';
import { LOOK_MS, walkContact } from '../../src/safety/contact-walk.ts';
import { referencedQueue } from '../../src/safety/queue.ts';
import { batchOf, duo, move, placeMmAt, spans } from './made-batches.ts';

const segments = [...move(0, 1000, 0, 400, 3500), ...move(0, 17_000, 400, 430, 500)];
const forces = spans(0, 15_000, [
  ['approach', 3000, 4],
  ['press', 11_020, 30],
  ['release', 700, 0],
]);
const batch = { ...batchOf(1000, segments, forces), restTick: 29_720 };

function looks(batches: readonly (typeof batch)[]) {
  const found: { tick: number; mm: number; touches: readonly boolean[]; line: number }[] = [];
  const strokes = batches.map((one, line) => ({ line, batches: [one] }));
  let tick = batches[0]?.fromTick ?? 0;
  walkContact({ strokes, endTick: 0 } as unknown as Plan, referencedQueue(duo), ({ line }, mm, touches) => {
    found.push({ tick, mm, touches, line });
    tick += LOOK_MS;
  });
  return found;
}

test('H05 H11 every 40 ms from the beginning to the rest, where the carriage then is', () => {
  const all = looks([batch]);
  expect(all).toHaveLength((29_720 - 1000) / LOOK_MS);
  for (const { tick, mm } of all) expect(mm).toBeCloseTo(placeMmAt(segments, tick, 0), 4);
});

test('H05 H11 a roller touches from its approach until 0.3 s after it is told to let go; the other never', () => {
  for (const { tick, touches } of looks([batch])) {
    expect(touches, `${tick}`).toEqual([tick >= 15_000 && tick < 29_020 + 300, false]);
  }
});

test('H05 H11 once the next batch begins, what it says counts, and its stroke', () => {
  const next = { ...batch, fromTick: 16_000, segments: [], forces: spans(0, 16_000, [['release', 1000, 0]]) };
  const all = looks([batch, next]);
  expect(all.filter(({ line }) => line === 0)).toHaveLength(15_000 / LOOK_MS);
  const touching = all.filter(({ touches }) => touches[0] === true);
  expect(touching.at(-1)?.tick).toBe(16_280);
});
