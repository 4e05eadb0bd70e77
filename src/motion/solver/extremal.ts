/**
 * The farthest an axis can get in a given time: one of the two families that bound every jerk-limited motion.
 *
 * All motions of duration T from (v0, a0) to (vf, af) under linear limits form a convex set, so the lengths they can
 * have form one interval [lowest(T), highest(T)]. Its upper end is reached by the motion whose jerk is + 0 - 0 - 0 +
 * (Pontryagin: the switching function is a parabola, open upwards), its lower end by the mirror image. So
 *
 *     a duration T is possible for a length D   <=>   lowest(T) <= D <= highest(T),
 *
 * the fastest motion ends where D first enters that band, and the durations where D is outside are the blocked
 * intervals of Berscheid & Kröger (2021, 10.15607/RSS.2021.XVII.015). This file has highest(T); the mirrored problem
 * gives lowest(T).
 *
 * Units: everything is divided by the jerk limit, which makes the jerk ±1 and leaves seconds alone: an acceleration is
 * in s, a velocity in s², a length in s³. No unit of length is left.
 *
 * The motion is   U to a1 · hold a1 · D to a2 · hold a2 · U to af   with a1 >= a0, a2 <= af, and where the
 * velocity reaches its limit, a cruise in the middle of D. Prolonged backwards and forwards to a = 0 it becomes the
 * *virtual* motion from V0 = v0 - a0²/2 to Vf = vf - af²/2, which has no a0 and af. With s = a1 - a2 and K = Vf - V0:
 *
 *     no hold       a1 + a2 = K/s           T = 2s             D = s³/4 + (V0 + Vf)·s - K²/4s
 *     a1 at A       a2 = A - s              T = (K + s²)/A     D = (s²(s - A)²/2 + Vf·s²)/A + K((V0 + Vf)/A - A)/2
 *     a2 at -B      a1 = s - B              T = (s² - K)/B     D = (s²(s - B)²/2 + V0·s²)/B - K((V0 + Vf)/B - B)/2
 *     both          velocity u at a = 0     T, D linear and quadratic in u, see `both-held.ts`
 *     cruise        at U for t              T, D grow by t, U·t
 *
 * T grows along all of them. Read backwards in time, V0 and Vf change places (and A and B, a0 and -af), so K >= 0 may
 * be assumed; `reversed` remembers. Then a1 + a2 >= 0, and a2 > 0 happens only in the *prelude*, while s² < K.
 */
export const NONE = 0;
export const HIGH = 1;
export const LOW = 2;
export const BOTH = 3;
export const CRUISE = 4;

const ROUNDING = 1e-15;

/** Time from velocity V to V + u and from a = 0 to a = 0, under jerk 1 and acceleration limit `top`. */
export function transferTime(u: number, top: number): number {
  return u > top * top ? u / top + top : u > 0 ? 2 * Math.sqrt(u) : 0;
}

export class Extremal {
  reversed = false;
  /** Virtual velocities, K = endV - startV >= 0 and their sum. */
  startV = Number.NaN;
  endV = Number.NaN;
  rise = Number.NaN;
  sumV = Number.NaN;
  a0 = Number.NaN;
  af = Number.NaN;
  /** Limits, all positive: acceleration up, down, velocity. */
  top = Number.NaN;
  bottom = Number.NaN;
  vTop = Number.NaN;
  /**
   * By how much a velocity may be wrong by rounding. Where start and target lie on one piece of jerk, or on two, such
   * an error decides between a moment and a long way round, so comparisons there are made with it.
   */
  fuzz = Number.NaN;
  /** Real duration = virtual + timeShift; virtual length = real + lengthShift. */
  timeShift = Number.NaN;
  lengthShift = Number.NaN;
  /** The prelude: s from preludeStart to preludeEnd, a2 >= 0. Where `gapped`, no s up to peakStart is possible. */
  hasPrelude = false;
  gapped = false;
  preludeStart = Number.NaN;
  preludeEnd = Number.NaN;
  peakStart = Number.NaN;
  private holdsFound = false;
  private cruiseFound = false;
  /** Virtual duration and length where the cruise begins. */
  cruiseTime = Number.NaN;
  cruiseLength = Number.NaN;
  /** From which s on a limit of acceleration is held, and which. */
  holdFrom = Number.NaN;
  highFirst = false;
  /** The member found last: its stage and s (BOTH: the peak velocity; CRUISE: how long). */
  stage = NONE;
  at = Number.NaN;

  /** Start, end and limits, in jerk units. The start must be inside the limits. */
  prepare(v0: number, a0: number, vf: number, af: number, top: number, bottom: number, vTop: number): void {
    const first = v0 - 0.5 * a0 * a0;
    const last = vf - 0.5 * af * af;
    this.timeShift = af - a0;
    this.lengthShift = a0 * (first + (a0 * a0) / 6) - af * (last + (af * af) / 6);
    this.sumV = first + last;
    this.vTop = vTop;
    const fuzz = ROUNDING * (Math.abs(v0) + Math.abs(vf) + a0 * a0 + af * af);
    const rise = last - first;
    this.fuzz = fuzz;
    this.rise = rise > fuzz ? rise : rise < -fuzz ? -rise : 0;
    // With K = 0 both directions will do, but only this one has the motion of a single part, s = 0, in its prelude.
    if (rise > fuzz || (rise >= -fuzz && af >= 0)) {
      this.reversed = false;
      this.startV = first;
      this.endV = last;
      this.a0 = a0;
      this.af = af;
      this.top = top;
      this.bottom = bottom;
    } else {
      this.reversed = true;
      this.startV = last;
      this.endV = first;
      this.a0 = -af;
      this.af = -a0;
      this.top = bottom;
      this.bottom = top;
    }
    this.holdsFound = false;
    this.cruiseFound = false;
    this.findDomain();
  }

  /** Which s have a1 >= a0 and a2 <= af. */
  private findDomain(): void {
    const { a0, af, top, rise } = this;
    const under = a0 * a0 - rise;
    this.gapped = false;
    this.hasPrelude = false;
    if (a0 > 0 && under > this.fuzz) {
      // a1 < a0 for every s between a0 - root and a0 + root.
      const root = Math.sqrt(under);
      const after = a0 + (root < this.bottom ? root : this.bottom);
      if (af > 0 && af * af >= under - this.fuzz) {
        this.hasPrelude = true;
        this.gapped = true;
        this.preludeEnd = rise / (a0 + root);
        const start = this.directStart();
        this.preludeStart = start < this.preludeEnd ? start : this.preludeEnd;
        this.peakStart = after;
      } else {
        this.peakStart = af >= -root ? after : this.directStart();
      }
      return;
    }
    const start = this.directStart();
    if (af > 0) {
      // a2 = 0 where s² = K, or where s = A if a1 is held.
      this.hasPrelude = true;
      this.preludeEnd = rise > top * top ? top : Math.sqrt(rise);
      this.preludeStart = start < this.preludeEnd ? start : this.preludeEnd;
      this.peakStart = this.preludeEnd;
    } else {
      this.peakStart = start;
    }
  }

  /** The s of the motion without a third part, a2 = af: s² + 2·af·s - K = 0, unless a1 is held. */
  private directStart(): number {
    const { af, top, rise } = this;
    const root = Math.sqrt(af * af + rise);
    if (root > top) return top - af;
    return af > 0 ? rise / (af + root) : root - af;
  }

  /** Sees to `holdFrom` and `highFirst`. */
  findHolds(): void {
    if (this.holdsFound) return;
    this.holdsFound = true;
    const { top, bottom, rise } = this;
    const under = top * top - rise;
    if (under < 0) {
      // a1 would be above A for every s.
      this.highFirst = true;
      this.holdFrom = 0;
      return;
    }
    const high = top + Math.sqrt(under);
    const low = bottom + Math.sqrt(bottom * bottom + rise);
    this.highFirst = high <= low;
    this.holdFrom = high <= low ? high : low;
  }

  /** Sees to `cruiseTime` and `cruiseLength`. */
  findCruise(): void {
    if (this.cruiseFound) return;
    this.cruiseFound = true;
    const { vTop, startV, endV, top, bottom } = this;
    const up = transferTime(vTop - startV, top);
    const down = transferTime(vTop - endV, bottom);
    this.cruiseTime = up + down;
    this.cruiseLength = 0.5 * ((vTop + startV) * up + (vTop + endV) * down);
  }

  /** Stage at s <= A + B: which of a1 = (s + K/s)/2 and a2 = (K/s - s)/2 would be outside its limit. */
  stageAt(s: number): number {
    const { rise } = this;
    const square = s * s;
    if (square + rise > 2 * this.top * s) return HIGH;
    return square - rise > 2 * this.bottom * s ? LOW : NONE;
  }

  /** Virtual length at s of a stage without cruise. */
  lengthAt(stage: number, s: number): number {
    const { rise, sumV } = this;
    if (stage === NONE) return s > 0 ? s * (0.25 * s * s + sumV) - (0.25 * rise * rise) / s : 0;
    if (stage === HIGH) {
      const { top } = this;
      const d = s - top;
      return (s * s * (0.5 * d * d + this.endV)) / top + 0.5 * rise * (sumV / top - top);
    }
    const { bottom } = this;
    const d = s - bottom;
    return (s * s * (0.5 * d * d + this.startV)) / bottom - 0.5 * rise * (sumV / bottom - bottom);
  }

  /** Virtual duration at s of a stage without cruise. */
  timeAt(stage: number, s: number): number {
    if (stage === NONE) return 2 * s;
    if (stage === HIGH) return (this.rise + s * s) / this.top;
    return (s * s - this.rise) / this.bottom;
  }

  /** dD/dT at s of a stage without cruise, from the table above. */
  growth(stage: number, s: number): number {
    const square = s * s;
    if (stage === NONE) {
      const back = square > 0 ? (0.25 * this.rise * this.rise) / square : 0;
      return 0.5 * (0.75 * square + this.sumV + back);
    }
    const hold = stage === HIGH ? this.top : this.bottom;
    const v = stage === HIGH ? this.endV : this.startV;
    return square - 1.5 * hold * s + 0.5 * hold * hold + v;
  }

  /** The smallest s there is. */
  get startS(): number {
    return this.hasPrelude ? this.preludeStart : this.peakStart;
  }

  /** Goes to the shortest member; returns its virtual length. */
  toStart(): number {
    const s = this.startS;
    const stage = this.stageAt(s);
    this.stage = stage;
    this.at = s;
    return this.lengthAt(stage, s);
  }

  /** Goes to the longest member of the prelude; returns its virtual length. */
  toPreludeEnd(): number {
    const s = this.preludeEnd;
    this.stage = this.stageAt(s);
    this.at = s;
    return this.lengthAt(this.stage, s);
  }

  /** Goes to the shortest member after the gap; returns its virtual length. */
  toPeakStart(): number {
    const s = this.peakStart;
    this.stage = this.stageAt(s);
    this.at = s;
    return this.lengthAt(this.stage, s);
  }

  /** Virtual duration of the member found last. */
  time(): number {
    const { stage, at } = this;
    if (stage === CRUISE) return this.cruiseTime + at;
    if (stage === BOTH) {
      return (at - this.startV) / this.top + this.top + (at - this.endV) / this.bottom + this.bottom;
    }
    return this.timeAt(stage, at);
  }
}
