import { describe, expect, it } from 'vitest';
import { Solver } from '../../../src/motion/solver/solver.ts';
import { Chance } from './chance.ts';
import { generic, lopsided } from './random-inputs.ts';
import { faultOf } from './verify-profile.ts';

const STOP = { p0: 0, v0: 2, a0: 0, vf: 0, af: 0, amax: 1, jmax: 1 };

describe('a velocity target', () => {
  it('takes the time of the closed form', () => {
    const solver = new Solver();
    // v/a + a/j where a is reached, 2·sqrt(v/j) where not.
    expect(solver.solveVelocity([STOP])).toMatchObject({ durationS: 3 });
    expect(solver.solveVelocity([{ ...STOP, v0: 0.25 }])).toMatchObject({ durationS: 1 });
    expect(solver.solveVelocity([{ ...STOP, v0: 0 }])).toMatchObject({ durationS: 0 });
  });

  it('is reached by every axis, within its limits', () => {
    const chance = new Chance(41);
    const solver = new Solver();
    for (let i = 0; i < 20_000; i++) {
      const input = i % 2 === 0 ? generic(chance) : lopsided(chance);
      const answer = solver.solveVelocity([input]);
      const profile = solver.profile(0);
      if (answer.refused !== null || profile === undefined) throw new Error(JSON.stringify([answer, input]));
      // No velocity limit, and wherever it ends is right.
      const free = { ...input, vmax: 1e9, vmin: -1e9, pf: endOf(input, profile) };
      expect(faultOf(free, profile, answer.durationS)).toBeNull();
    }
  });

  it('is refused where it cannot be', () => {
    expect(new Solver().solveVelocity([{ ...STOP, af: 2 }])).toEqual({
      refused: 'target-acceleration',
      axis: 0,
    });
    expect(new Solver().solveVelocity([{ ...STOP, jmax: -1 }])).toEqual({
      refused: 'limit-not-positive',
      axis: 0,
    });
    expect(new Solver().solveVelocity([{ ...STOP, vf: Number.NaN }])).toEqual({
      refused: 'not-finite',
      axis: 0,
    });
  });
});

function endOf(
  { p0, v0, a0 }: { readonly p0: number; readonly v0: number; readonly a0: number },
  profile: { readonly durations: Float64Array; readonly jerks: Float64Array; readonly count: number },
): number {
  let [p, v, a] = [p0, v0, a0];
  for (let i = 0; i < profile.count; i++) {
    const t = profile.durations[i] ?? 0;
    const jerk = profile.jerks[i] ?? 0;
    p += t * v + (t ** 2 * a) / 2 + (t ** 3 * jerk) / 6;
    v += t * a + (t ** 2 * jerk) / 2;
    a += t * jerk;
  }
  return p;
}
