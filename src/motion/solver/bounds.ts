/**
 * Which durations are possible for an axis: those whose band between the two extremal families (`extremal.ts`) holds
 * the asked length. All durations here are without the brake and in units of the task.
 */
import type { AxisTask } from './axis-task.ts';
import { Extremal, NONE } from './extremal.ts';
import { fall, risePrelude } from './extremal-search.ts';
import { solvePeak, solveTime } from './extremal-solve.ts';
import { extremalParts, type Parts } from './parts.ts';

/** Share of the terms a length is a sum of that its rounding may be. */
const ROUNDING = 4e-15;

/** Share by which a single piece of jerk may miss velocity and length and still be the answer. */
const NEAR = 1e-12;

export class Bounds {
  /** `high` bounds the length from above, `low` is the same for the mirrored problem. */
  private readonly high = new Extremal();
  private readonly low = new Extremal();
  private highReady = false;
  private lowReady = false;
  private readonly task: AxisTask;
  /** The duration found last at which the length enters the band, and the member there. */
  foundTime = Number.NaN;
  private foundSign = 1;
  private foundStage = 0;
  private foundAt = Number.NaN;

  constructor(task: AxisTask) {
    this.task = task;
  }

  /** The task is another. */
  reset(): void {
    this.highReady = false;
    this.lowReady = false;
    this.foundTime = Number.NaN;
  }

  /** The shortest duration. */
  minimum(): number {
    const { length } = this.task;
    if (this.isOnePiece()) {
      const sign = this.task.af < this.task.a0 ? -1 : 1;
      const only = sign > 0 ? this.useHigh() : this.useLow();
      only.stage = NONE;
      only.at = 0;
      return this.keep(sign, 0);
    }
    // Either family has that of the velocity alone; most often it is left in the direction of the length.
    const sign = length < 0 ? -1 : 1;
    const family = sign > 0 ? this.useHigh() : this.useLow();
    const beyond = sign * length + family.lengthShift - family.toStart();
    const slack = this.startRounding(family);
    // Where the length falls at first, an error of rounding would send the axis the long way round.
    if (beyond <= slack && beyond >= -slack) return this.keep(sign, family.time());
    return this.rise(beyond > 0 ? sign : -sign, 0);
  }

  /**
   * Whether the target lies ahead on the very piece of jerk the axis is on, as when a motion is solved again from its
   * own last piece. Every error of rounding would make that impossible, and the way to the target a long one.
   */
  private isOnePiece(): boolean {
    const { v0, a0, vf, af, length } = this.task;
    const turn = af - a0;
    const time = turn < 0 ? -turn : turn;
    const speed = Math.abs(v0) + Math.abs(vf);
    if (Math.abs(v0 - vf + 0.5 * (a0 + af) * time) > NEAR * (speed + a0 * a0 + af * af)) return false;
    const way = time * (v0 + time * (0.5 * a0 + turn / 6));
    return Math.abs(way - length) <= NEAR * (Math.abs(length) + speed * time);
  }

  /** The shortest duration whatever the length: that of the velocity alone. */
  shortest(): number {
    const high = this.useHigh();
    high.toStart();
    return this.keep(1, high.time());
  }

  /** The shortest possible duration that is at least `time`. */
  nextPossible(time: number): number {
    const { length } = this.task;
    const high = this.useHigh();
    const low = this.useLow();
    let t = time;
    high.toStart();
    if (!(t > high.time() + high.timeShift)) return this.minimum();
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
    if (length + high.lengthShift > top + this.startRounding(high)) return this.rise(1, t);
    if (-length + low.lengthShift > bottom + this.startRounding(low)) return this.rise(-1, t);
    return t;
  }

  /** The first duration from `time` on, itself possible, from which on others are not; Infinity where there is none. */
  nextImpossible(time: number): number {
    const { length } = this.task;
    const high = this.useHigh();
    const low = this.useLow();
    const ends = [
      fall(high, length + high.lengthShift, time - high.timeShift) + high.timeShift,
      fall(low, -length + low.lengthShift, time - low.timeShift) + low.timeShift,
    ];
    for (const family of [high, low]) {
      if (!family.gapped) continue;
      family.toPreludeEnd();
      const end = family.time() + family.timeShift;
      if (end >= time) ends.push(end);
    }
    return ends.reduce((least, end) => (end < least ? end : least), Number.POSITIVE_INFINITY);
  }

  /** The motion at `foundTime`. */
  foundParts(into: Parts): void {
    const family = this.foundSign > 0 ? this.high : this.low;
    family.stage = this.foundStage;
    family.at = this.foundAt;
    extremalParts(family, this.foundSign, into);
  }

  /**
   * The two motions of duration `time` that go farthest either way. Returns the share of the second in the mean that
   * makes the length; NaN where the duration is not possible.
   */
  extremes(time: number, one: Parts, two: Parts): number {
    const { length } = this.task;
    const high = this.useHigh();
    const low = this.useLow();
    const top = solveTime(high, time - high.timeShift) - high.lengthShift;
    const bottom = -(solveTime(low, time - low.timeShift) - low.lengthShift);
    const slack = this.startRounding(high) + this.startRounding(low);
    if (!(length <= top + slack && length >= bottom - slack)) return Number.NaN;
    extremalParts(high, 1, one);
    extremalParts(low, -1, two);
    const span = top - bottom;
    const share = span > 0 ? (top - length) / span : 0;
    return share > 0 ? (share < 1 ? share : 1) : 0;
  }

  /**
   * From `time` on, where the length is beyond what the family of `sign` reaches, to where it is reached first.
   */
  private rise(sign: number, time: number): number {
    const { length: real } = this.task;
    const family = sign > 0 ? this.useHigh() : this.useLow();
    const length = sign * real + family.lengthShift;
    const virtual = time - family.timeShift;
    if (family.hasPrelude) {
      const found = risePrelude(family, length, virtual);
      if (!Number.isNaN(found)) return this.keep(sign, found);
    }
    if (family.gapped && virtual < family.timeAt(family.stageAt(family.peakStart), family.peakStart)) {
      // At both ends of the gap a1 = a0, and a2² = a0² - K.
      const slack = this.rounding(family, family.a0 - family.preludeEnd);
      if (length - family.toPreludeEnd() <= slack) return this.keep(sign, family.time());
      const behind = length - family.toPeakStart();
      if (behind < -slack) {
        // Behind the gap the length is suddenly beyond the other family.
        const other = sign > 0 ? this.useLow() : this.useHigh();
        return this.keep(-sign, solvePeak(other, -sign * real + other.lengthShift));
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
    return this.foundTime;
  }

  private useHigh(): Extremal {
    const { task, high } = this;
    if (!this.highReady) {
      high.prepare(task.v0, task.a0, task.vf, task.af, task.top, task.bottom, task.vTop);
      this.highReady = true;
    }
    return high;
  }

  private useLow(): Extremal {
    const { task, low } = this;
    if (!this.lowReady) {
      low.prepare(-task.v0, -task.a0, -task.vf, -task.af, task.bottom, task.top, task.vBottom);
      this.lowReady = true;
    }
    return low;
  }

  /**
   * By how much a length may be wrong by rounding. At the ends of the prelude an error of the velocity also shifts the
   * duration, by that error divided by an acceleration `rate`, and with it the length.
   */
  private rounding({ lengthShift, fuzz, a0, af }: Extremal, rate: number): number {
    const { v0, vf, length } = this.task;
    const speed = Math.abs(v0) + Math.abs(vf);
    const size = Math.abs(a0) + Math.abs(af);
    const sum = Math.abs(length) + Math.abs(lengthShift) + speed * size;
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
