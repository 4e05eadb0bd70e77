/**
 * One axis: its fastest motion, which longer durations are possible, and a motion of a given possible duration.
 * Works in the units of `extremal.ts`; the brake (`brake.ts`) comes first and is part of every duration.
 */
import type { AxisInput, VelocityInput } from './axis-input.ts';
import { Brake } from './brake.ts';
import { Cruise } from './cruise.ts';
import { Extremal } from './extremal.ts';
import { risePrelude } from './extremal-search.ts';
import { solvePeak, solveTime } from './extremal-solve.ts';
import { addBlend, addParts, cruiseParts, extremalParts, newParts } from './parts.ts';
import { AxisProfile } from './profile.ts';

/** Share of the terms a length is a sum of that its rounding may be. */
const ROUNDING = 4e-15;

/** Durations that differ by this share of them are the same. */
const SAME = 1e-10;

export class AxisSolver {
  readonly profile = new AxisProfile();
  private readonly brake = new Brake();
  private readonly cruise = new Cruise();
  /** `high` bounds the length from above, `low` is the same for the mirrored problem. */
  private readonly high = new Extremal();
  private readonly low = new Extremal();
  private highReady = false;
  private lowReady = false;
  private readonly one = newParts();
  private readonly two = newParts();
  private jerk = Number.NaN;
  private v0 = Number.NaN;
  private a0 = Number.NaN;
  private vf = Number.NaN;
  private af = Number.NaN;
  private length = Number.NaN;
  private top = Number.NaN;
  private bottom = Number.NaN;
  private vTop = Number.NaN;
  private vBottom = Number.NaN;
  private brakeTime = 0;
  /** Duration without brake at which `found` is the only motion, and its stage and parameter. */
  private foundTime = Number.NaN;
  private foundSign = 1;
  private foundStage = 0;
  private foundAt = Number.NaN;

  /** Takes a checked input. */
  set(input: AxisInput): void {
    const { p0, v0, a0, amax, vmax, jmax } = input;
    const scale = 1 / jmax;
    this.jerk = jmax;
    this.top = amax * scale;
    this.bottom = (input.amin === undefined ? amax : -input.amin) * scale;
    this.vTop = vmax * scale;
    this.vBottom = (input.vmin === undefined ? vmax : -input.vmin) * scale;
    this.vf = input.vf * scale;
    this.af = input.af * scale;
    const { brake, profile } = this;
    brake.solve(v0 * scale, a0 * scale, this.top, this.bottom, this.vTop, this.vBottom);
    this.v0 = brake.v;
    this.a0 = brake.a;
    this.length = (input.pf - p0) * scale - brake.p;
    this.sumBrake();
    this.highReady = false;
    this.lowReady = false;
    this.foundTime = Number.NaN;
    profile.begin(p0, v0, a0);
  }

  /**
   * Takes a checked velocity target and fills the profile with the fastest way there; returns its duration in s.
   * That is the shortest member of either extremal family, the velocity being unlimited.
   */
  solveVelocity(input: VelocityInput): number {
    const { p0, v0, a0, amax, jmax } = input;
    const scale = 1 / jmax;
    const { brake, profile, high, one } = this;
    const top = amax * scale;
    const bottom = (input.amin === undefined ? amax : -input.amin) * scale;
    const endless = Number.POSITIVE_INFINITY;
    brake.solve(v0 * scale, a0 * scale, top, bottom, endless, endless);
    this.jerk = jmax;
    this.highReady = false;
    this.lowReady = false;
    high.prepare(brake.v, brake.a, input.vf * scale, input.af * scale, top, bottom, endless);
    high.toStart();
    profile.begin(p0, v0, a0);
    this.sumBrake();
    this.addBrake();
    extremalParts(high, 1, jmax, one);
    addParts(profile, one);
    return this.brakeTime + high.time() + high.timeShift;
  }

  /** The shortest duration, in s. */
  minimum(): number {
    const high = this.useHigh();
    const start = high.toStart();
    const length = this.length + high.lengthShift;
    const beyond = length - start;
    const slack = this.startRounding(high);
    // Where the length falls at first, an error of rounding would send the axis the long way round.
    if (beyond <= slack && beyond >= -slack) return this.keep(1, high.time());
    return this.rise(beyond > 0 ? 1 : -1, 0);
  }

  /** The shortest possible duration that is at least `time`, in s. */
  nextPossible(time: number): number {
    let t = time - this.brakeTime;
    const high = this.useHigh();
    const low = this.useLow();
    high.toStart();
    const shortest = high.time() + high.timeShift;
    if (!(t > shortest)) return this.minimum();
    let top = solveTime(high, t - high.timeShift);
    let bottom = solveTime(low, t - low.timeShift);
    if (Number.isNaN(top) || Number.isNaN(bottom)) {
      // In the gap: goes on behind it.
      top = high.toPeakStart();
      const after = high.time() + high.timeShift;
      if (after > t) t = after;
      bottom = solveTime(low, t - low.timeShift);
      if (Number.isNaN(bottom)) bottom = low.toPeakStart();
    }
    if (this.length + high.lengthShift > top + this.startRounding(high)) return this.rise(1, t);
    if (-this.length + low.lengthShift > bottom + this.startRounding(low)) return this.rise(-1, t);
    return t + this.brakeTime;
  }

  /**
   * From duration `time` (without brake) on, where the length is beyond what the family of `sign` reaches, to where
   * it is reached first.
   */
  private rise(sign: number, time: number): number {
    const family = sign > 0 ? this.useHigh() : this.useLow();
    const other = sign > 0 ? this.low : this.high;
    const length = sign * this.length + family.lengthShift;
    const virtual = time - family.timeShift;
    if (family.hasPrelude) {
      const found = risePrelude(family, length, virtual);
      if (found === found) return this.keep(sign, found);
    }
    if (family.gapped && virtual < family.timeAt(family.peakStage(family.peakStart), family.peakStart)) {
      // At both ends of the gap a1 = a0, and a2² = a0² - K.
      const slack = this.rounding(family, family.a0 - family.preludeEnd);
      if (length - family.toPreludeEnd() <= slack) return this.keep(sign, family.time());
      const behind = length - family.toPeakStart();
      if (behind < -slack) {
        // Behind the gap the length is suddenly beyond the other family.
        if (sign > 0) this.useLow();
        else this.useHigh();
        return this.keep(-sign, solvePeak(other, -sign * this.length + other.lengthShift));
      }
      if (behind <= slack) return this.keep(sign, family.time());
    }
    return this.keep(sign, solvePeak(family, length));
  }

  private keep(sign: number, virtualTime: number): number {
    const family = sign > 0 ? this.high : this.low;
    this.foundSign = sign;
    this.foundStage = family.stage;
    this.foundAt = family.at;
    this.foundTime = virtualTime + family.timeShift;
    return this.foundTime + this.brakeTime;
  }

  /** Fills the profile with a motion of duration `time`. False: that duration is not possible. */
  build(time: number): boolean {
    const t = time - this.brakeTime;
    this.addBrake();
    const { foundTime, profile, one } = this;
    if (t <= foundTime * (1 + SAME)) {
      const family = this.foundSign > 0 ? this.high : this.low;
      family.stage = this.foundStage;
      family.at = this.foundAt;
      extremalParts(family, this.foundSign, this.jerk, one);
      addParts(profile, one);
      return true;
    }
    if (this.tryCruise(t)) {
      cruiseParts(this.cruise, this.jerk, one);
      addParts(profile, one);
      return true;
    }
    return this.addExtremes(t);
  }

  private sumBrake(): void {
    const { brake } = this;
    this.brakeTime = 0;
    for (let i = 0; i < brake.count; i++) this.brakeTime += brake.durations[i] ?? 0;
  }

  private addBrake(): void {
    const { brake, profile, jerk } = this;
    profile.count = 0;
    for (let i = 0; i < brake.count; i++) {
      profile.add(brake.durations[i] ?? 0, (brake.jerks[i] ?? 0) * jerk);
    }
    profile.brakeS = this.brakeTime;
  }

  private tryCruise(t: number): boolean {
    const { cruise, v0, a0, vf, af, length, top, bottom, vTop, vBottom } = this;
    const above = cruise.peak(1, v0, a0, vf, af, length, t, top, bottom, vTop);
    if (above === 1) return true;
    const below = cruise.peak(-1, -v0, -a0, -vf, -af, -length, t, bottom, top, vBottom);
    if (below !== 0) return below > 0;
    if (above !== 0) return false;
    const c0 = v0 + 0.5 * a0 * Math.abs(a0);
    const cf = vf - 0.5 * af * Math.abs(af);
    return (
      (c0 < cf
        ? cruise.between(1, v0, a0, vf, af, length, t, top)
        : cruise.between(-1, -v0, -a0, -vf, -af, -length, t, bottom)) > 0
    );
  }

  /** Between the farthest and the nearest motion of duration `t`, see `addBlend`. */
  private addExtremes(t: number): boolean {
    const high = this.useHigh();
    const low = this.useLow();
    const top = solveTime(high, t - high.timeShift) - high.lengthShift;
    const bottom = -(solveTime(low, t - low.timeShift) - low.lengthShift);
    const slack = this.startRounding(high) + this.startRounding(low);
    if (!(this.length <= top + slack && this.length >= bottom - slack)) return false;
    extremalParts(high, 1, this.jerk, this.one);
    extremalParts(low, -1, this.jerk, this.two);
    const span = top - bottom;
    let share = span > 0 ? (top - this.length) / span : 0;
    if (!(share > 0)) share = 0;
    if (share > 1) share = 1;
    addBlend(this.profile, this.one, this.two, share, t);
    return true;
  }

  private useHigh(): Extremal {
    if (!this.highReady) {
      this.high.prepare(this.v0, this.a0, this.vf, this.af, this.top, this.bottom, this.vTop);
      this.highReady = true;
    }
    return this.high;
  }

  private useLow(): Extremal {
    if (!this.lowReady) {
      this.low.prepare(-this.v0, -this.a0, -this.vf, -this.af, this.bottom, this.top, this.vBottom);
      this.lowReady = true;
    }
    return this.low;
  }

  /**
   * By how much a length may be wrong by rounding. At the ends of the prelude an error of the velocity also shifts the
   * duration, by that error divided by an acceleration `rate`, and with it the length.
   */
  private rounding({ lengthShift, fuzz, a0, af }: Extremal, rate: number): number {
    const speed = Math.abs(this.v0) + Math.abs(this.vf);
    const size = Math.abs(a0) + Math.abs(af);
    const sum = Math.abs(this.length) + Math.abs(lengthShift) + speed * size;
    const shifted = (fuzz * speed) / rate;
    const most = 1e-13 * speed * Math.sqrt(speed);
    return ROUNDING * sum + (shifted < most ? shifted : most);
  }

  private startRounding(family: Extremal): number {
    const { startS, a0, af } = family;
    // a1 and -a2 of a motion of two parts; one of the two decides.
    const high = Math.abs(startS + af);
    const low = Math.abs(startS - a0);
    return this.rounding(family, high < low ? high : low);
  }
}
