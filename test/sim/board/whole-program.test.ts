/** Programs in a row, from the first tick to the last: host, board and page agree to the last unit, however long. */
import { expect, test } from 'vitest';
import { shippedProfile } from './support/profiles.ts';
import { comparePlan, plannedBatches, restlessActs } from './support/whole-program.ts';

const DUO = shippedProfile('tsubo-duo');

test('29 minutes: what the board integrates is what the host predicted, and what the page says', () => {
  const compared = comparePlan(plannedBatches(['swedish-full-back-long', 'energise'], DUO), DUO, 100);
  expect(compared.different).toEqual([]);
  expect(compared.ms).toBeGreaterThan(29 * 60_000);
  expect(compared.lookedAt).toBeGreaterThan(17_000);
  expect(compared.movedMm).toBeGreaterThan(40_000);
});

test('the same where somebody pauses, resumes and changes the speed all the time (seed 5)', () => {
  const batches = plannedBatches(['energise'], DUO).filter(({ fromTick }) => fromTick < 100_000);
  const compared = comparePlan(batches, DUO, 20, restlessActs(5, 200_000));
  expect(compared.different).toEqual([]);
  expect(compared.ms).toBeGreaterThan(100_000);
  // The programs are planned close to the limits: an override that came too late out of a cruise would show here.
  expect(compared.strain).toBeGreaterThan(0.9);
  expect(compared.strain).toBeLessThan(1.001);
});
