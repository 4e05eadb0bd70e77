/**
 * The independent judge of a solved profile: integrates its pieces from the start that was asked for, so that nothing can
 * jump; finds the extrema of velocity and acceleration exactly (not by samples); compares the end with the target; and
 * believes no brake that was not needed, lasts too long, or makes anything worse. Shares no code with the solver.
 */
import type { AxisInput } from '../../../src/motion/solver/axis-input.ts';

export interface Judged {
  /** Where it says it starts. */
  readonly p0: number;
  readonly v0: number;
  readonly a0: number;
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
  /** Why the brake is none; null where it is one, or where there is none. */
  readonly brake: string | null;
}

export function verify(input: AxisInput, profile: Judged): Verdict {
  const { vmax, amax, jmax } = input;
  const vmin = input.vmin ?? -vmax;
  const amin = input.amin ?? -amax;
  let { p0: p, v0: v, a0: a } = input;
  let t = 0;
  let excess = 0;
  let sound = true;
  let brakeEnds = profile.brakeS === 0;
  let worse = 0;
  const before = rangeBefore(input);
  const look = (velocity: number, acceleration: number, at: number): void => {
    const beyond = Math.max(
      (velocity - before.vMost) / (before.vMost - before.vLeast),
      (before.vLeast - velocity) / (before.vMost - before.vLeast),
      (acceleration - before.aMost) / (before.aMost - before.aLeast),
      (before.aLeast - acceleration) / (before.aMost - before.aLeast),
    );
    if (beyond > worse) worse = beyond;
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
    if (Math.abs(t - profile.brakeS) <= 1e-12 * profile.brakeS) brakeEnds = true;
  }
  const errorP = Math.abs(p - input.pf);
  const errorV = Math.abs(v - input.vf);
  const errorA = Math.abs(a - input.af);
  const brake = brakeFault(input, profile.brakeS, brakeEnds, worse);
  return { durationS: t, errorP, errorV, errorA, excess, sound, brake };
}

/** What may be seen at all: the limits, or where the start is outside them already or cannot help getting there. */
function rangeBefore({ v0, a0, vmax, amax, jmax, ...input }: AxisInput) {
  const vmin = input.vmin ?? -vmax;
  const amin = input.amin ?? -amax;
  const toCome = v0 + (a0 * Math.abs(a0)) / (2 * jmax);
  return {
    vMost: Math.max(vmax, v0, toCome),
    vLeast: Math.min(vmin, v0, toCome),
    aMost: Math.max(amax, a0),
    aLeast: Math.min(amin, a0),
  };
}

function brakeFault(input: AxisInput, brakeS: number, ends: boolean, worse: number): string | null {
  if (brakeS === 0) return null;
  if (!(brakeS > 0)) return `a brake of ${brakeS} s`;
  if (!ends) return 'the brake ends inside a piece';
  const { vmax, amax } = input;
  const vmin = input.vmin ?? -vmax;
  const amin = input.amin ?? -amax;
  const { v0, a0, jmax } = input;
  const room = 1e-9;
  const toCome = v0 + (a0 * Math.abs(a0)) / (2 * jmax);
  const isInside = (value: number, low: number, high: number): boolean =>
    value > low * (1 - room) && value < high * (1 - room);
  if (isInside(v0, vmin, vmax) && isInside(toCome, vmin, vmax) && isInside(a0, amin, amax))
    return 'brakes from inside the limits';
  if (worse > room) return `the brake makes it worse by ${worse}`;
  return null;
}

/** What is wrong with a profile whose input has magnitudes around 1; null where nothing is. */
export function faultOf(input: AxisInput, profile: Judged, durationS: number, scale = 1): string | null {
  const { errorP, errorV, errorA, excess, sound, brake, durationS: sum } = verify(input, profile);
  if (!sound) return 'a piece is not sound';
  if (profile.p0 !== input.p0 || profile.v0 !== input.v0 || profile.a0 !== input.a0)
    return 'starts elsewhere';
  if (brake !== null) return brake;
  if (!(errorP <= 1e-8 * scale)) return `ends ${errorP} beside pf`;
  if (!(errorV <= 1e-8 * scale)) return `ends ${errorV} beside vf`;
  if (!(errorA <= 1e-8 * scale)) return `ends ${errorA} beside af`;
  if (!(excess <= 1e-9)) return `exceeds a limit by ${excess}`;
  if (!(Math.abs(sum - durationS) <= 1e-9 * durationS + 1e-15)) return `lasts ${sum} instead of ${durationS}`;
  return null;
}
