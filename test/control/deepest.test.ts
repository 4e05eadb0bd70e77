import { expect, it } from 'vitest';
import { press } from './pressing.ts';

const SEEDS = [1, 2, 3, 4, 5, 6];

it('goes no deeper into the softest body than gives its stiffness times 50 mm, whatever is asked', () => {
  for (const [stiffnessNPerMm, askedN] of [
    [1, 64],
    [1, 80],
    [0.5, 40],
  ] as const) {
    for (const seed of SEEDS) {
      const felt = press({ seed, stiffnessNPerMm, askedN, rampNPerS: 18, carriageMm: 120 + 60 * seed });
      const what = `${stiffnessNPerMm} N/mm, seed ${seed}, ${askedN} N`;
      expect(felt.peakN, what).toBeLessThan(50 * stiffnessNPerMm);
      expect(Math.min(...felt.meanN), what).toBeGreaterThan(25 * stiffnessNPerMm);
    }
  }
});
