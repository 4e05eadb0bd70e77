/**
 * What one axis is asked to do. Any consistent unit of length, seconds for time: the answer does not depend on the
 * unit of length except by rounding. `vmin` and `amin` are the negative limits; left out, they mirror `vmax`, `amax`.
 */
export interface AxisInput {
  readonly p0: number;
  readonly v0: number;
  readonly a0: number;
  readonly pf: number;
  readonly vf: number;
  readonly af: number;
  readonly vmax: number;
  readonly vmin?: number;
  readonly amax: number;
  readonly amin?: number;
  readonly jmax: number;
}

/** The same for a jog or a stop: the end position is free, and so is the velocity on the way. */
export interface VelocityInput {
  readonly p0: number;
  readonly v0: number;
  readonly a0: number;
  readonly vf: number;
  readonly af: number;
  readonly amax: number;
  readonly amin?: number;
  readonly jmax: number;
}

/**
 * Why nothing was solved. Only inputs that have no answer are refused:
 * - `not-finite`: a number is NaN or infinite;
 * - `limit-not-positive`: vmax, amax or jmax is not above 0, or vmin or amin not below 0;
 * - `target-velocity` / `target-acceleration`: vf or af lies outside its limits;
 * - `target-unreachable`: af at vf cannot be had without leaving the velocity limits just before or after;
 * - `out-of-range`: the motion would last longer, or be shorter, than a double can tell; or it begins so far outside the
 *   limits that rounding alone would exceed them again.
 */
export type RefusalCode =
  | 'not-finite'
  | 'limit-not-positive'
  | 'target-velocity'
  | 'target-acceleration'
  | 'target-unreachable'
  | 'out-of-range';

/** How far over a limit still counts as rounding of whoever computed the state: the limits hold to 1e-9. */
const ROUNDING = 1e-11;

/** null where the input can be solved. */
export function refusalOf(input: AxisInput): RefusalCode | null {
  const { p0, v0, a0, pf, vf, af, vmax, amax, jmax } = input;
  const vmin = input.vmin ?? -vmax;
  const amin = input.amin ?? -amax;
  // One sum tells all: anything that is not finite leaves its mark, and so may an overflow, which is looked at again.
  const sum = p0 + v0 + a0 + pf + vf + af + vmax + vmin + amax + amin + jmax;
  if (!(sum - sum === 0) && !allFinite(input, vmin, amin)) return 'not-finite';
  if (!(vmax > 0 && vmin < 0 && amax > 0 && amin < 0 && jmax > 0)) return 'limit-not-positive';
  const slackV = ROUNDING * (vmax - vmin);
  if (vf > vmax + slackV || vf < vmin - slackV) return 'target-velocity';
  if (af > amax + ROUNDING * amax || af < amin + ROUNDING * amin) return 'target-acceleration';
  // With af above 0 the velocity was af²/2j lower just before (Berscheid & Kröger 2021, section III).
  const swing = (0.5 * af * af) / jmax;
  if (af > 0 ? vf - swing < vmin - slackV || vf > vmax + slackV : vf + swing > vmax + slackV) {
    return 'target-unreachable';
  }
  return null;
}

/** null where the input can be solved. */
export function velocityRefusalOf(input: VelocityInput): RefusalCode | null {
  const { p0, v0, a0, vf, af, amax, jmax } = input;
  const amin = input.amin ?? -amax;
  for (const value of [p0, v0, a0, vf, af, amax, amin, jmax]) {
    if (!Number.isFinite(value)) return 'not-finite';
  }
  if (!(amax > 0 && amin < 0 && jmax > 0)) return 'limit-not-positive';
  if (af > amax + ROUNDING * amax || af < amin + ROUNDING * amin) return 'target-acceleration';
  return null;
}

function allFinite(input: AxisInput, vmin: number, amin: number): boolean {
  const { p0, v0, a0, pf, vf, af, vmax, amax, jmax } = input;
  return [p0, v0, a0, pf, vf, af, vmax, vmin, amax, amin, jmax].every(Number.isFinite);
}
