/**
 * The motion of one axis: pieces of constant jerk from a start state. Owned and refilled by a solver, so that a solve
 * allocates nothing; copy what must outlive the next solve with `copyOf`.
 */

/** Five pieces of the brake, and a detour of three motions of seven and a wait; a blend of two motions has fewer. */
export const MAX_PIECES = 27;

export class AxisProfile {
  /** State at time 0, in the unit of length of the input. */
  p0 = Number.NaN;
  v0 = Number.NaN;
  a0 = Number.NaN;
  /** Pieces in use. */
  count = 0;
  /** Seconds, each above 0. */
  readonly durations = new Float64Array(MAX_PIECES);
  readonly jerks = new Float64Array(MAX_PIECES);
  /** Seconds at the beginning that only bring the start state inside the limits. */
  brakeS = 0;

  begin(p0: number, v0: number, a0: number): void {
    this.p0 = p0;
    this.v0 = v0;
    this.a0 = a0;
    this.count = 0;
    this.brakeS = 0;
  }

  /**
   * Appends a piece; one without length is left out, one with the jerk of the last prolongs that, unless it is one of
   * the first `kept`.
   */
  add(duration: number, jerk: number, kept: number): void {
    if (!(duration > 0)) return;
    const last = this.count - 1;
    if (last >= kept && this.jerks[last] === jerk) {
      this.durations[last] = (this.durations[last] ?? 0) + duration;
      return;
    }
    this.durations[last + 1] = duration;
    this.jerks[last + 1] = jerk;
    this.count = last + 2;
  }

  /** Seconds. */
  duration(): number {
    let sum = 0;
    for (let i = 0; i < this.count; i++) sum += this.durations[i] ?? 0;
    return sum;
  }
}

export interface State {
  p: number;
  v: number;
  a: number;
}

/** Where the axis is at `timeS`; before 0 at the start, after the end it keeps its last acceleration. */
export function stateAt(profile: AxisProfile, timeS: number, into: State = { p: 0, v: 0, a: 0 }): State {
  let { p0: p, v0: v, a0: a } = profile;
  let left = timeS > 0 ? timeS : 0;
  for (let i = 0; i <= profile.count && left > 0; i++) {
    const more = i < profile.count;
    const length = more ? (profile.durations[i] ?? 0) : left;
    const jerk = more ? (profile.jerks[i] ?? 0) : 0;
    const t = length < left ? length : left;
    p += t * (v + t * (a / 2 + (t * jerk) / 6));
    v += t * (a + (t * jerk) / 2);
    a += t * jerk;
    left -= t;
  }
  into.p = p;
  into.v = v;
  into.a = a;
  return into;
}

export function copyOf(profile: AxisProfile): AxisProfile {
  const copy = new AxisProfile();
  copy.begin(profile.p0, profile.v0, profile.a0);
  copy.count = profile.count;
  copy.brakeS = profile.brakeS;
  copy.durations.set(profile.durations);
  copy.jerks.set(profile.jerks);
  return copy;
}
