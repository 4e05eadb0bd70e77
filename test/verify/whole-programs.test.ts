/** As test/sim/board/whole-program.test.ts, but every millisecond by the page too, and with more people at the controls. */
import { expect, test } from 'vitest';
import { shippedProfile } from '../sim/board/support/profiles.ts';
import { comparePlan, plannedBatches, restlessActs } from '../sim/board/support/whole-program.ts';

const MINUTES_MS = 60_000;

test.each(['tsubo-duo', 'tsubo-mono'] as const)(
  '29 minutes, every unit of every millisecond: %s',
  (name) => {
    const profile = shippedProfile(name);
    const batches = plannedBatches(['swedish-full-back-long', 'energise'], profile);
    const compared = comparePlan(batches, profile, 1);
    expect(compared.different).toEqual([]);
    expect(compared.lookedAt).toBe(compared.ms);
    expect(compared.ms).toBeGreaterThan(29 * MINUTES_MS);
  },
  900_000,
);

test.each([1, 2, 3])(
  'with pauses and overrides at random, every unit of every millisecond: seed %i',
  (seed) => {
    const profile = shippedProfile('tsubo-duo');
    const batches = plannedBatches(['swedish-back'], profile);
    const compared = comparePlan(batches, profile, 1, restlessActs(seed, 30 * MINUTES_MS));
    expect(compared.different).toEqual([]);
    expect(compared.lookedAt).toBe(compared.ms);
  },
  900_000,
);
