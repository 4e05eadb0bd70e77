/**
 * The independent judge of a solved profile: integrates its pieces, finds the extrema of velocity and acceleration
 * exactly (not by samples), and compares the end with the target. Shares no code with the solver.
 */
import type { AxisInput } from '../../../src/motion/solver/axis-input.ts';

export interface Judged {
  readonly durations: ArrayLike<number>;
  readonly jerks: ArrayLike<number>;
  readonly count: number;
  /** Seconds at the start in which velocity and acceleration may be outside the limits. */
  readonly brakeS: number;
}

export interface Verdict {
  /** Sum of the pieces in s. */
  readonly durationS: number;
  /** Distance of the end from the target. */
  readonly errorP: number;
  readonly errorV: number;
  readonly errorA: number;
  /** Greatest excess over a limit, as a share of the limit, after the brake. 0 where all hold. */
  readonly excess: number;
  /** False where a piece is not a number, negative, or endless. */
  readonly sound: boolean;
}

export function verify(input: AxisInput, profile: Judged): Verdict {
  const { vmax, amax, jmax } = input;
  const vmin = input.vmin ?? -vmax;
  const amin = input.amin ?? -amax;
  let { p0: p, v0: v, a0: a } = input;
  let t = 0;
  let excess = 0;
  let sound = true;
  const look = (velocity: number, acceleration: number, at: number): void => {
    if (at < profile.brakeS * (1 - 1e-12)) return;
    const over = Math.max(
      velocity / vmax - 1,
      velocity / vmin - 1,
      acceleration / amax - 1,
      acceleration / amin - 1,
    );
    if (over > excess) excess = over;
  };
  for (let i = 0; i < profile.count; i++) {
    const duration = profile.durations[i] ?? Number.NaN;
    const jerk = profile.jerks[i] ?? Number.NaN;
    if (!(duration >= 0 && Number.isFinite(duration) && Number.isFinite(jerk))) sound = false;
    if (Math.abs(jerk) / jmax - 1 > excess) excess = Math.abs(jerk) / jmax - 1;
    look(v, a, t);
    // The velocity turns where a = 0.
    const turn = -a / jerk;
    if (turn > 0 && turn < duration) look(v + turn * (a + (turn * jerk) / 2), 0, t + turn);
    p += duration * v + (duration ** 2 * a) / 2 + (duration ** 3 * jerk) / 6;
    v += duration * a + (duration ** 2 * jerk) / 2;
    a += duration * jerk;
    t += duration;
    look(v, a, t);
  }
  const errorP = Math.abs(p - input.pf);
  const errorV = Math.abs(v - input.vf);
  const errorA = Math.abs(a - input.af);
  return { durationS: t, errorP, errorV, errorA, excess, sound };
}

/** What is wrong with a profile whose input has magnitudes around 1; null where nothing is. */
export function faultOf(input: AxisInput, profile: Judged, durationS: number, scale = 1): string | null {
  const { errorP, errorV, errorA, excess, sound, durationS: sum } = verify(input, profile);
  if (!sound) return 'a piece is not sound';
  if (!(errorP <= 1e-8 * scale)) return `ends ${errorP} beside pf`;
  if (!(errorV <= 1e-8 * scale)) return `ends ${errorV} beside vf`;
  if (!(errorA <= 1e-8 * scale)) return `ends ${errorA} beside af`;
  if (!(excess <= 1e-9)) return `exceeds a limit by ${excess}`;
  if (!(Math.abs(sum - durationS) <= 1e-9 * durationS + 1e-15)) return `lasts ${sum} instead of ${durationS}`;
  return null;
}
