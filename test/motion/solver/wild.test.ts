import { describe, expect, it } from 'vitest';
import { Solver } from '../../../src/motion/solver/solver.ts';
import { Chance } from './chance.ts';
import { verify } from './verify-profile.ts';

/** Magnitudes over so many decades either way, with zeros, ones (equal numbers) and, where asked, denormals. */
function wild(chance: Chance, decades: number, denormals: boolean) {
  const magnitude = (): number => {
    const kind = chance.between(0, 1);
    if (kind < 0.05) return 0;
    if (denormals && kind < 0.1) return Number.MIN_VALUE * Math.ceil(chance.between(0, 1000));
    if (kind < 0.15) return 1;
    return 10 ** chance.between(-decades, decades);
  };
  const positive = (): number => magnitude() || 1;
  const signed = (): number => magnitude() * (chance.between(0, 1) < 0.5 ? -1 : 1);
  const vmax = positive();
  const stops = chance.between(0, 1) < 0.7;
  return {
    p0: signed(),
    v0: signed(),
    a0: signed(),
    pf: signed(),
    vf: stops ? 0 : vmax * chance.between(-1, 1),
    af: 0,
    vmax,
    amax: positive(),
    jmax: positive(),
  };
}

describe('the solver on numbers nobody would ask for', () => {
  const classes = [
    { decades: 1, denormals: false, mostRefused: 0 },
    { decades: 2, denormals: false, mostRefused: 0.015 },
    { decades: 3, denormals: false, mostRefused: 0.09 },
    { decades: 10, denormals: true, mostRefused: 1 },
    { decades: 100, denormals: true, mostRefused: 1 },
    { decades: 300, denormals: true, mostRefused: 1 },
  ];

  it.each(classes)(
    '10^±$decades, denormals $denormals: a sound motion inside the limits, or a refusal that says why',
    ({ decades, denormals, mostRefused }) => {
      const chance = new Chance(90 + decades);
      const solver = new Solver();
      const tries = 6000;
      let refused = 0;
      for (let i = 0; i < tries; i++) {
        const input = wild(chance, decades, denormals);
        const code = solver.run([input], i % 5 === 0 ? chance.between(0, 100) : 0);
        if (code !== null) {
          // A start that can only be left through states a double cannot tell apart from each other.
          expect(code).toBe('out-of-range');
          refused += 1;
          continue;
        }
        const profile = solver.profile(0);
        if (profile === undefined) throw new Error('no profile');
        const { sound, durationS, excess } = verify(input, profile);
        const within = decades > 3 || excess <= 1e-9;
        if (!(sound && durationS >= 0 && within)) throw new Error(JSON.stringify({ input, excess }));
      }
      expect(refused / tries).toBeLessThanOrEqual(mostRefused);
    },
  );

  it('refuses a start that no double can bring back inside the limits', () => {
    const state = { p0: 0, v0: 0.000522, a0: 892.52, pf: 6.3e-18, vf: -0.00583, af: 0 };
    const limits = { vmax: 0.00981, amax: 928.2, jmax: 2.024 };
    expect(new Solver().run([{ ...state, ...limits }], 0)).toBe('out-of-range');
  });

  it('goes a hair slower where rounding would exceed a limit over a very long way', () => {
    const state = { p0: 1, v0: -6.417342785653949, a0: -8.09585157672202, pf: 1, vf: 0, af: 0 };
    const limits = { vmax: 0.15826706047270586, amax: 0.1721707992146097, jmax: 0.13000438457137553 };
    const solver = new Solver();
    expect(solver.run([{ ...state, ...limits }], 0)).toBe(null);
    const profile = solver.profile(0);
    if (profile === undefined) throw new Error('no profile');
    expect(verify({ ...state, ...limits }, profile).excess).toBeLessThan(1e-9);
  });

  it('refuses what is not a number, whatever else it is', () => {
    const solver = new Solver();
    const chance = new Chance(91);
    for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      for (const key of ['p0', 'v0', 'a0', 'pf', 'vf', 'af', 'vmax', 'amax', 'jmax']) {
        expect(solver.run([{ ...wild(chance, 3, true), [key]: wrong }], 0)).toBe('not-finite');
      }
    }
  });
});
