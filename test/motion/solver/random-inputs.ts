/** Inputs as an application meets them, a class each. The classes and ranges are those of the trajectory oracle. */
import type { AxisInput } from '../../../src/motion/solver/axis-input.ts';
import type { Chance } from './chance.ts';

export type Draw = (chance: Chance) => AxisInput;

/** Any state to any state; a few starts are outside the limits. */
export function generic(c: Chance): AxisInput {
  const vf = c.happens(0.3) ? 0 : c.normal(0.8);
  const af = c.happens(0.42) ? 0 : c.normal(0.8);
  const jmax = c.between(0.1, 16);
  const swing = (af * af) / (2 * jmax);
  return {
    p0: c.normal(4),
    v0: c.happens(0.1) ? 0 : c.normal(0.8),
    a0: c.happens(0.2) ? 0 : c.normal(0.8),
    pf: c.normal(4),
    vf,
    af,
    vmax: c.between(0.1, 16) + Math.abs(vf) + swing,
    amax: c.between(0.1, 16) + Math.abs(af),
    jmax,
  };
}

export function rest(c: Chance): AxisInput {
  return {
    p0: c.normal(2),
    v0: 0,
    a0: 0,
    pf: c.normal(2),
    vf: 0,
    af: 0,
    vmax: c.magnitude(0.05, 5),
    amax: c.magnitude(0.05, 10),
    jmax: c.magnitude(0.1, 50),
  };
}

/** In full motion, to rest elsewhere. */
export function retarget(c: Chance): AxisInput {
  const limits = rest(c);
  return { ...limits, ...innerState(c, limits), vmax: limits.vmax };
}

/** The axes of a chair in m: short ways, slow. */
export function chair(c: Chance): AxisInput {
  const travel = c.pick([0.05, 0.12, 0.8]);
  const limits = { vmax: c.magnitude(0.005, 0.25), amax: c.magnitude(0.05, 1), jmax: c.magnitude(0.1, 10) };
  const moving = c.happens(0.7) ? innerState(c, limits) : { v0: 0, a0: 0 };
  return {
    p0: c.between(0, travel),
    ...moving,
    pf: c.between(0, travel),
    vf: c.happens(0.7) ? 0 : c.between(-0.8, 0.8) * limits.vmax,
    af: 0,
    ...limits,
  };
}

/** Short ways between fast states: many durations are blocked. */
export function tight(c: Chance): AxisInput {
  const limits = { vmax: c.magnitude(0.5, 5), amax: c.magnitude(0.5, 5), jmax: c.magnitude(1, 20) };
  return {
    p0: 0,
    ...innerState(c, limits),
    pf: c.normal(1),
    vf: c.between(-0.95, 0.95) * limits.vmax,
    af: 0,
    ...limits,
  };
}

/** Everything inside the limits, the target moving as well, limits not symmetric. */
export function lopsided(c: Chance): AxisInput {
  const limits = {
    vmax: c.magnitude(0.05, 5),
    vmin: -c.magnitude(0.05, 5),
    amax: c.magnitude(0.05, 10),
    amin: -c.magnitude(0.05, 10),
    jmax: c.magnitude(0.1, 50),
  };
  // Read backwards in time the target is such a start: the same velocity, the opposite acceleration.
  const back = innerState(c, { ...limits, amax: -limits.amin, amin: -limits.amax });
  return { p0: c.normal(1), ...innerState(c, limits), pf: c.normal(1), vf: back.v0, af: -back.a0, ...limits };
}

/** The start almost the target already. */
export function nearZero(c: Chance): AxisInput {
  const size = 10 ** c.between(-15, -6);
  const pf = c.between(-1, 1);
  const part = (share: number): number => (c.happens(share) ? c.between(-1, 1) * size : 0);
  return {
    p0: pf + part(0.6),
    v0: part(0.6),
    a0: part(0.5) * 10,
    pf,
    vf: 0,
    af: 0,
    vmax: c.between(0.05, 5),
    amax: c.between(0.1, 10),
    jmax: c.between(1, 150),
  };
}

/** Rest to rest with round numbers, where parts of the motion vanish exactly. */
export function round(c: Chance): AxisInput {
  const step = c.pick([0.001, 0.005, 0.01, 0.05]);
  return {
    p0: Math.round(c.between(0, 0.75) / step) * step,
    v0: 0,
    a0: 0,
    pf: Math.round(c.between(0, 0.75) / step) * step,
    vf: 0,
    af: 0,
    vmax: c.pick([0.02, 0.05, 0.1, 0.2, 0.25]),
    amax: c.pick([0.1, 0.2, 0.25, 0.5, 1, 2.5, 5]),
    jmax: c.pick([1, 2, 2.5, 5, 10, 20, 100, 500, 1000, 2000, 4000]),
  };
}

/** Every number from a small set, so that everything that can coincide does; half of them off by a hair. */
export function grid(c: Chance): AxisInput {
  for (;;) {
    const hair = c.happens(0.5) ? 0 : 10 ** c.between(-16, -6);
    const near = (value: number): number => value + (c.happens(0.3) ? c.between(-1, 1) * hair : 0);
    const limits = {
      vmax: c.pick([0.5, 1, 2]),
      amax: c.pick([0.5, 1, 2]),
      jmax: c.pick([0.5, 1, 2]),
    };
    const state = (): number => near(c.pick([-2, -1, -0.5, -0.25, 0, 0, 0, 0.25, 0.5, 1, 2]));
    const input = {
      p0: 0,
      v0: state(),
      a0: state(),
      pf: near(
        c.pick([
          -2,
          -1,
          -0.5,
          -0.25,
          -0.125,
          -1 / 3,
          -1 / 6,
          -1 / 24,
          0,
          1 / 24,
          1 / 6,
          1 / 3,
          0.125,
          0.25,
          0.5,
          1,
          2,
        ]),
      ),
      vf: state(),
      af: state(),
      ...limits,
    };
    const back = input.vf - (input.af * Math.abs(input.af)) / (2 * limits.jmax);
    if (
      Math.abs(back) <= limits.vmax &&
      Math.abs(input.vf) <= limits.vmax &&
      Math.abs(input.af) <= limits.amax
    ) {
      return input;
    }
  }
}

/** A state from which the limits can still be kept. */
function innerState(
  c: Chance,
  {
    vmax,
    amax,
    jmax,
    vmin = -vmax,
    amin = -amax,
  }: { vmax: number; amax: number; jmax: number; vmin?: number; amin?: number },
): { v0: number; a0: number } {
  for (;;) {
    const v0 = c.between(vmin, vmax);
    const a0 = c.between(amin, amax);
    const later = v0 + (a0 * Math.abs(a0)) / (2 * jmax);
    if (later < vmax && later > vmin) return { v0, a0 };
  }
}

export const CLASSES: Readonly<Record<string, Draw>> = {
  generic,
  rest,
  retarget,
  chair,
  tight,
  lopsided,
  nearZero,
  round,
  grid,
};
