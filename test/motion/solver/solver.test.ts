import { describe, expect, it } from 'vitest';
import type { AxisInput } from '../../../src/motion/solver/axis-input.ts';
import { copyOf } from '../../../src/motion/solver/profile.ts';
import { Solver } from '../../../src/motion/solver/solver.ts';
import { Chance } from './chance.ts';
import { CLASSES, chair, type Draw, generic, retarget, tight } from './random-inputs.ts';
import { randomMotion } from './random-motion.ts';
import { faultOf } from './verify-profile.ts';

const REST: AxisInput = { p0: 0, v0: 0, a0: 0, pf: 1, vf: 0, af: 0, vmax: 1, amax: 1, jmax: 1 };

function durationOf(input: AxisInput, minimumS = 0): number {
  const solver = new Solver();
  const refused = solver.run([input], minimumS);
  return refused === null ? solver.durationS : Number.NaN;
}

/** The first fault in `count` solves of `axes` axes; null where there is none. */
function faultIn(draw: Draw, axes: number, count: number, seed: number): string | null {
  const chance = new Chance(seed);
  const solver = new Solver();
  for (let i = 0; i < count; i++) {
    const inputs = Array.from({ length: axes }, () => draw(chance));
    const minimumS = axes > 1 && i % 3 === 0 ? chance.between(0, 20) : 0;
    const refused = solver.run(inputs, minimumS);
    if (refused !== null) return `${refused}: ${JSON.stringify(inputs)}`;
    if (solver.durationS < minimumS) return `too short: ${JSON.stringify(inputs)}`;
    for (const [axis, input] of inputs.entries()) {
      const profile = solver.profile(axis);
      const fault = profile === undefined ? 'no profile' : faultOf(input, profile, solver.durationS);
      if (fault !== null) return `${fault}: ${JSON.stringify(input)} of ${JSON.stringify(inputs)}`;
    }
  }
  return null;
}

describe('a motion of one axis', () => {
  it('takes the time of the closed form from rest to rest', () => {
    // Neither limit reached: T = 4·cbrt(D/2j). One: A + D/A…; all: D/v + v/a + a/j.
    expect(durationOf({ ...REST, vmax: 9, amax: 9 })).toBeCloseTo(4 * Math.cbrt(0.5), 14);
    expect(durationOf({ ...REST, pf: 10, vmax: 2, amax: 1 })).toBeCloseTo(10 / 2 + 2 / 1 + 1, 14);
    expect(durationOf({ ...REST, p0: 0.34, pf: 0.35, vmax: 0.25, amax: 0.5, jmax: 5 })).toBeCloseTo(0.4, 14);
  });

  it('takes no time where it is there already', () => {
    expect(durationOf({ ...REST, pf: 0 })).toBe(0);
    expect(durationOf({ ...REST, v0: 0.5, vf: 0.5, a0: 0.1, af: 0.1, pf: 0 })).toBe(0);
  });

  it('turns round on the spot in the time of the closed form', () => {
    // s⁴ - 4s² - 1 = 0 and T = 2s, see extremal.ts with V0 = -1, Vf = 0, D = 0.
    const input = { ...REST, pf: 0, v0: 1, vmax: 9, amax: 9 };
    expect(durationOf(input)).toBeCloseTo(2 * Math.sqrt(2 + Math.sqrt(5)), 13);
    const tiny = { ...input, v0: 1e-9 };
    expect(durationOf(tiny) / Math.sqrt(1e-9)).toBeCloseTo(2 * Math.sqrt(2 + Math.sqrt(5)), 12);
  });

  it.each(Object.entries(CLASSES))('ends at the target and keeps the limits: %s', (_, draw) => {
    expect(faultIn(draw, 1, 20_000, 11)).toBeNull();
  });

  it('is not beaten by motions nobody optimised, nor calls their durations impossible', () => {
    const chance = new Chance(5);
    const solver = new Solver();
    let seen = 0;
    let unlucky = 0;
    for (let i = 0; i < 150_000; i++) {
      const motion = randomMotion(chance);
      if (motion === null) continue;
      seen++;
      for (const minimumS of [0, motion.durationS]) {
        expect(solver.run([motion.input], minimumS)).toBeNull();
        if (solver.durationS > motion.durationS * (1 + 1e-7) + 1e-7) unlucky++;
        const profile = solver.profile(0);
        if (profile === undefined) throw new Error('There is no profile.');
        expect(faultOf(motion.input, profile, solver.durationS)).toBeNull();
      }
    }
    expect(seen).toBeGreaterThan(50_000);
    // Where a motion of one or two pieces is the only one for a long while, rounding of the input can exclude it.
    expect(unlucky).toBeLessThan(seen * 1e-4);
  });

  it('goes on with its own motion: the rest of the way takes the rest of the time', () => {
    const chance = new Chance(17);
    const solver = new Solver();
    for (let i = 0; i < 5000; i++) {
      const input = retarget(chance);
      expect(solver.run([input], 0)).toBeNull();
      const profile = solver.profile(0);
      if (profile === undefined) throw new Error('There is no profile.');
      const whole = solver.durationS;
      const at = whole * chance.unit() * 0.98;
      const { p, v, a } = stateOf(input, copyOf(profile), at);
      const again = durationOf({ ...input, p0: p, v0: v, a0: a });
      expect(Math.abs(again - (whole - at))).toBeLessThan(1e-4 * whole);
    }
  });

  it('gives the same answer in mm as in m', () => {
    const chance = new Chance(23);
    for (let i = 0; i < 5000; i++) {
      const m = i % 2 === 0 ? generic(chance) : chair(chance);
      const mm = Object.fromEntries(Object.entries(m).map(([name, value]) => [name, value * 1000]));
      const inM = durationOf(m);
      expect(Math.abs(durationOf(mm as unknown as AxisInput) - inM)).toBeLessThan(1e-9 * inM);
    }
  });
});

describe('several axes', () => {
  it.each(Object.entries(CLASSES))('arrive together: %s', (_, draw) => {
    expect(faultIn(draw, 3, 5000, 12)).toBeNull();
    expect(faultIn(draw, 7, 1000, 13)).toBeNull();
  });

  it('meet at a duration none of them is excluded from', () => {
    const chance = new Chance(29);
    const solver = new Solver();
    let later = 0;
    for (let i = 0; i < 3000; i++) {
      const inputs = [tight(chance), tight(chance), tight(chance)];
      expect(solver.run(inputs, 0)).toBeNull();
      const together = solver.durationS;
      const alone = Math.max(...inputs.map((input) => durationOf(input)));
      expect(together).toBeGreaterThanOrEqual(alone * (1 - 1e-12));
      if (together > alone * (1 + 1e-9)) later++;
    }
    expect(later).toBeGreaterThan(10);
  });
});

describe('what cannot be solved', () => {
  const solver = new Solver();
  it.each([
    ['not-finite', { ...REST, pf: Number.NaN }],
    ['not-finite', { ...REST, v0: Number.POSITIVE_INFINITY }],
    ['limit-not-positive', { ...REST, jmax: 0 }],
    ['limit-not-positive', { ...REST, vmin: 0 }],
    ['target-velocity', { ...REST, vf: 1.1 }],
    ['target-acceleration', { ...REST, af: -1.1 }],
    ['target-unreachable', { ...REST, vf: -0.9, af: 1 }],
  ])('is refused as %s', (code, input) => {
    expect(solver.solve([REST, input])).toEqual({ refused: code, axis: 1 });
  });

  it('is told from numbers of any magnitude, which never throw nor come out as no number', () => {
    const chance = new Chance(31);
    const codes = new Map<string, number>();
    for (let i = 0; i < 30_000; i++) {
      const range = chance.pick([3, 10, 50, 150, 300]);
      const size = (): number => 10 ** chance.between(-range, range);
      const state = (most: number): number =>
        chance.happens(0.3) ? 0 : chance.happens(0.9) ? chance.between(-1, 1) * most : chance.sign() * size();
      const [vmax, amax, jmax] = [size(), size(), size()];
      const refused = solver.run(
        [
          {
            p0: state(1),
            v0: state(vmax),
            a0: state(amax),
            pf: state(1),
            vf: state(vmax),
            af: 0,
            vmax,
            amax,
            jmax,
          },
        ],
        0,
      );
      codes.set(refused ?? 'solved', (codes.get(refused ?? 'solved') ?? 0) + 1);
      if (refused !== null) continue;
      expect(Number.isFinite(solver.durationS)).toBe(true);
      const profile = solver.profile(0);
      const pieces = profile?.durations.slice(0, profile.count) ?? [];
      expect(pieces.every((duration) => duration > 0 && Number.isFinite(duration))).toBe(true);
    }
    expect(codes.get('solved')).toBeGreaterThan(15_000);
  });
});

function stateOf(
  input: AxisInput,
  profile: { readonly durations: Float64Array; readonly jerks: Float64Array; readonly count: number },
  timeS: number,
): { p: number; v: number; a: number } {
  let { p0: p, v0: v, a0: a } = input;
  let left = timeS;
  for (let i = 0; i < profile.count && left > 0; i++) {
    const t = Math.min(left, profile.durations[i] ?? 0);
    const jerk = profile.jerks[i] ?? 0;
    p += t * v + (t ** 2 * a) / 2 + (t ** 3 * jerk) / 6;
    v += t * a + (t ** 2 * jerk) / 2;
    a += t * jerk;
    left -= t;
  }
  return { p, v, a };
}
