/** What a plan would give each zone, before a Start: over-long exposure is refused by it. */
import { expect, test } from 'vitest';
import type { Plan } from '../../src/chair/plan.ts';
import type { Batch } from '../../src/chair/segment.ts';
import { NO_DOSE } from '../../src/safety/dose.ts';
import { plannedDose } from '../../src/safety/planned-dose.ts';
import { referencedQueue, withBatch } from '../../src/safety/queue.ts';
import { batchOf, duo, move, pressAt, spans, zones } from './made-batches.ts';

function planOf(...batches: readonly Batch[]): Plan {
  const strokes = batches.map((batch, line) => ({ line, batches: [batch] }));
  return { strokes, endTick: 0 } as unknown as Plan;
}

/** The approach, both ramps, the plateau, the release, and 0.3 s until it is off. Looked at every 40 ms. */
const PRESSED_MS = 15_000;

test('the zone that is pressed has all of it, the others nothing', () => {
  const pressed = plannedDose(planOf({ ...pressAt(400, 40), restTick: 31_000 }), zones, duo);
  expect(pressed.upperBack).toBeGreaterThanOrEqual(PRESSED_MS - 1000);
  expect(pressed.upperBack).toBeLessThanOrEqual(PRESSED_MS);
  expect(pressed).toEqual({ ...NO_DOSE, upperBack: pressed.upperBack });
});

test('one roller alone counts as much as both', () => {
  const both = pressAt(400, 40);
  const one = { ...both, forces: both.forces.filter(({ channel }) => channel === 1) };
  expect(plannedDose(planOf(one), zones, duo)).toEqual(plannedDose(planOf(both), zones, duo));
});

test('travelling without pressing gives nothing', () => {
  expect(plannedDose(planOf(batchOf(1000, move(0, 1000, 0, 400, 3500), [])), zones, duo)).toEqual(NO_DOSE);
});

test('it begins where the chair is: what the queue before it has the carriage do counts', () => {
  const going = withBatch(referencedQueue(duo), batchOf(1000, move(0, 1000, 0, 400, 3500), []));
  const pressing = batchOf(
    15_000,
    [],
    spans(0, 15_000, [
      ['approach', 3000, 4],
      ['release', 1000, 0],
    ]),
  );
  expect(plannedDose(planOf(pressing), zones, duo, going).upperBack).toBeGreaterThan(3000);
  expect(plannedDose(planOf(pressing), zones, duo).seat).toBeGreaterThan(3000);
});
