import { expect, it } from 'vitest';
import { extremaOf } from '../../../src/motion/solver/extrema.ts';
import { copyOf, stateAt } from '../../../src/motion/solver/profile.ts';
import { Solver } from '../../../src/motion/solver/solver.ts';
import { Chance } from './chance.ts';
import { generic } from './random-inputs.ts';

it('passes from the start to the target, and keeps going after', () => {
  const solver = new Solver();
  solver.run([{ p0: 1, v0: 0, a0: 0, pf: 2, vf: 0.5, af: 0, vmax: 1, amax: 1, jmax: 1 }], 0);
  const profile = solver.profile(0);
  if (profile === undefined) throw new Error('There is no profile.');
  const end = solver.durationS;
  expect(stateAt(profile, -1)).toEqual({ p: 1, v: 0, a: 0 });
  expect(stateAt(profile, end).p).toBeCloseTo(2, 12);
  expect(stateAt(profile, end + 2).p).toBeCloseTo(3, 12);
});

it('is overwritten by the next solve, but not its copy', () => {
  const solver = new Solver();
  const input = { p0: 1, v0: 0, a0: 0, pf: 2, vf: 0.5, af: 0, vmax: 1, amax: 1, jmax: 1 };
  solver.run([input], 0);
  const profile = solver.profile(0);
  if (profile === undefined) throw new Error('There is no profile.');
  const copy = copyOf(profile);
  const end = solver.durationS;
  solver.run([{ ...input, pf: 5 }], 0);
  expect(stateAt(copy, end).p).toBeCloseTo(2, 12);
  expect(stateAt(profile, solver.durationS).p).toBeCloseTo(5, 12);
});

it('has its extrema where a thousand samples find nothing beyond', () => {
  const chance = new Chance(7);
  const solver = new Solver();
  for (let i = 0; i < 300; i++) {
    expect(solver.run([generic(chance)], 0)).toBeNull();
    const profile = solver.profile(0);
    if (profile === undefined) throw new Error('There is no profile.');
    const { p, v, a } = extremaOf(profile);
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    let beyond = 0;
    for (let k = 0; k <= 1000; k++) {
      const state = stateAt(profile, (solver.durationS * k) / 1000);
      least = Math.min(least, state.p);
      most = Math.max(most, state.p);
      beyond = Math.max(beyond, state.v - v.most, v.least - state.v, state.a - a.most, a.least - state.a);
    }
    expect(beyond).toBeLessThan(1e-12);
    expect(p.most).toBeGreaterThanOrEqual(most - 1e-9);
    expect(p.least).toBeLessThanOrEqual(least + 1e-9);
    expect(p.most).toBeLessThan(most + 1e-3 * (most - least) + 1e-9);
    expect(p.least).toBeGreaterThan(least - 1e-3 * (most - least) - 1e-9);
  }
});
