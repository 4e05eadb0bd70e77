import { describe, expect, it } from 'vitest';
import { press } from './pressing.ts';

const SEEDS = [1, 2, 3, 4, 5, 6];

describe('a light press', () => {
  it('is there in time on the softest neck, the farthest way a roller has to come', () => {
    for (const seed of SEEDS) {
      const felt = press({
        seed,
        stiffnessNPerMm: 1.1,
        askedN: 9.6,
        rampNPerS: 8,
        carriageMm: 600,
        plateauMs: 10,
      });
      expect(Math.min(...felt.contactMs), `seed ${seed}`).toBeGreaterThan(0);
      expect(Math.max(...felt.contactMs), `seed ${seed}`).toBeLessThan(2830);
    }
  });

  it('does not press on where a light ramp ends just beyond the soft skin', () => {
    // 6.2 N/mm are soft up to some 9 N. What the integral part found there belongs to the ramp, and ends with it.
    const overs = SEEDS.map((seed) => {
      const press9N = { seed, stiffnessNPerMm: 6.2, askedN: 9.6, rampNPerS: 8, carriageMm: 150 + 12 * seed };
      return press({ ...press9N, breathing: false, plateauMs: 1200 }).overshootN;
    });
    expect(overs.reduce((sum, overN) => sum + overN, 0) / overs.length).toBeLessThan(0.05 * 9.6);
  });
});
