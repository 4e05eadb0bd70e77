/**
 * A motion nobody optimised: pieces of full, no or some jerk, thrown together, that keeps the limits. Where it ends is
 * a target that can be reached in its duration, so no solver may need longer, nor call that duration impossible.
 */
import type { AxisInput } from '../../../src/motion/solver/axis-input.ts';
import type { Chance } from './chance.ts';
import { verify } from './verify-profile.ts';

export interface RandomMotion {
  readonly input: AxisInput;
  readonly durationS: number;
}

/** null: what was thrown together leaves the limits. */
export function randomMotion(c: Chance): RandomMotion | null {
  const vmax = c.magnitude(0.3, 10);
  const amax = c.magnitude(0.3, 10);
  const limits = {
    vmax,
    vmin: c.happens(0.5) ? -vmax : -c.magnitude(0.3, 10),
    amax,
    amin: c.happens(0.5) ? -amax : -c.magnitude(0.3, 10),
    jmax: 1,
  };
  const v0 = c.between(limits.vmin, limits.vmax);
  const a0 = c.happens(0.3) ? c.pick([limits.amax, limits.amin, 0]) : c.between(limits.amin, limits.amax);
  if (!inner(v0 + (a0 * Math.abs(a0)) / 2, limits)) return null;
  const durations: number[] = [];
  const jerks: number[] = [];
  const size = c.magnitude(0.05, 5);
  const count = 1 + Math.floor(c.between(0, 5));
  let a = a0;
  for (let i = 0; i < count; i++) {
    const jerk = c.happens(0.9) ? c.pick([1, -1, 0]) : c.between(-1, 1);
    let duration = c.between(0, size);
    // Often exactly up to a limit or to no acceleration, as optimal motions do.
    const goal = c.pick([limits.amax, limits.amin, 0]);
    if (c.happens(0.4) && (goal - a) / jerk > 0 && jerk !== 0) duration = (goal - a) / jerk;
    a += duration * jerk;
    durations.push(duration);
    jerks.push(jerk);
  }
  const start = { p0: 0, v0, a0, pf: 0, vf: 0, af: 0, ...limits };
  if (verify(start, { p0: 0, v0, a0, durations, jerks, count, brakeS: 0 }).excess > 0) return null;
  let p = 0;
  let v = v0;
  a = a0;
  let durationS = 0;
  for (let i = 0; i < count; i++) {
    const t = durations[i] ?? 0;
    const jerk = jerks[i] ?? 0;
    p += t * (v + t * (a / 2 + (t * jerk) / 6));
    v += t * (a + (t * jerk) / 2);
    a += t * jerk;
    durationS += t;
  }
  if (!inner(v - (a * Math.abs(a)) / 2, limits)) return null;
  return { input: { ...start, pf: p, vf: v, af: a }, durationS };
}

function inner(v: number, { vmax, vmin }: { readonly vmax: number; readonly vmin: number }): boolean {
  return v < vmax && v > vmin;
}
