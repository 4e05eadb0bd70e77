import { expect, it } from 'vitest';
import { possibleDurations } from '../../../src/motion/solver/blocked.ts';
import { Solver } from '../../../src/motion/solver/solver.ts';
import { Chance } from './chance.ts';
import { lopsided, tight } from './random-inputs.ts';

it('lists exactly the durations the solver goes round', () => {
  const chance = new Chance(3);
  const solver = new Solver();
  let blocked = 0;
  for (let i = 0; i < 10_000; i++) {
    const input = i % 2 === 0 ? tight(chance) : lopsided(chance);
    const possible = possibleDurations(input);
    if (possible.refused !== null) throw new Error(possible.refused);
    blocked += possible.blockedS.length;
    for (let k = 0; k < 5; k++) {
      const asked = possible.leastS * chance.magnitude(1, 10);
      if (possible.blockedS.flat().some((end) => Math.abs(asked / end - 1) < 1e-6)) continue;
      const inside = possible.blockedS.find(([from, to]) => asked > from && asked < to);
      expect(solver.run([input], asked)).toBeNull();
      expect(Math.abs(solver.durationS / (inside?.[1] ?? asked) - 1)).toBeLessThan(1e-7);
    }
  }
  expect(blocked).toBeGreaterThan(100);
});

it('tells why there are none', () => {
  const input = { p0: 0, v0: 0, a0: 0, pf: 1, vf: 2, af: 0, vmax: 1, amax: 1, jmax: 1 };
  expect(possibleDurations(input)).toEqual({ refused: 'target-velocity' });
});
