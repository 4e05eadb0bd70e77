import { describe, expect, it } from 'vitest';
import { loadProfile } from '../../src/app/chair-profiles.ts';
import { quantile, scanBody } from './scan-bodies.ts';

describe('where a scan believes every landmark, against where it truly is (H06)', () => {
  it.each(['tsubo-duo', 'tsubo-mono'])('a dozen bodies on %s', (name) => {
    const profile = loadProfile(name);
    const bodies = Array.from({ length: 12 }, (_, index) => scanBody(9_000 + index, profile));
    const errors = bodies.flatMap(({ errorsMm }) => errorsMm);
    expect(quantile(errors, 0.5)).toBeLessThanOrEqual(8);
    expect(quantile(errors, 0.95)).toBeLessThanOrEqual(15);
    // The table alone does not know these people.
    expect(
      quantile(
        bodies.flatMap(({ tableErrorsMm }) => tableErrorsMm),
        0.95,
      ),
    ).toBeGreaterThan(15);
    expect(Math.max(...bodies.map(({ peakN }) => peakN))).toBeLessThan(12);
    for (const { reading } of bodies) expect(reading.doubts).toEqual([]);
  });
});
