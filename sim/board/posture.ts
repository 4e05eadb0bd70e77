/**
 * Back and leg rest (spec.md §7a): they move only while a person holds their control. Whatever is met on the way stops
 * them; what was pinched is let go by 30 mm, and nothing else is ever done by itself.
 */
import type { PostureAxis } from '../../src/chair/profile.ts';
import { clamp } from '../../src/units/numbers.ts';
import { RULES } from './rules.ts';

const DT_S = 0.001;
const RAMP_S = 0.2;
const SPEED_SHARE = 1 / 50;
/** At its end it is not stuck. */
const END_DEG = 1;

export type Way = 'open' | 'close';

export class Posture {
  readonly axis: PostureAxis;
  deg = 0;
  degPerS = 0;
  motorN = 0;
  driveDegPerS = 0;
  /** +1 where greater angles close. */
  private readonly closing: 1 | -1;
  private way: Way | null = null;
  private movedMs = 0;
  private pushedMs = 0;
  private stoodMs = 0;
  /** Letting go of what was pinched goes on until here. */
  private untilDeg: number | null = null;
  private started = false;

  constructor(axis: PostureAxis) {
    this.axis = axis;
    this.closing = axis.closing === 'towardsMax' ? 1 : -1;
  }

  get isReversing(): boolean {
    return this.untilDeg !== null;
  }

  sense(deg: number, motorN: number): void {
    if (!this.started) this.deg = deg;
    this.started = true;
    this.degPerS += ((deg - this.deg) / DT_S - this.degPerS) * SPEED_SHARE;
    this.deg = deg;
    this.motorN = motorN;
  }

  /** One millisecond of a held control; true where something is in the way. */
  move(way: Way): boolean {
    if (way !== this.way) this.begin(way);
    const { minDeg, maxDeg } = this.axis;
    const sign = way === 'close' ? this.closing : -this.closing;
    const leftDeg = sign > 0 ? maxDeg - this.deg : this.deg - minDeg;
    if (leftDeg <= 0.1) {
      this.driveDegPerS = 0;
      if (way !== 'close' || this.motorN <= RULES.postureRestN) return false;
      this.meet();
      return true;
    }
    const most = this.mostDegPerS(way);
    const goal = sign * Math.min(most, Math.max(1, leftDeg * 2));
    const step = (most / RAMP_S) * DT_S;
    this.driveDegPerS += clamp(goal - this.driveDegPerS, -step, step);
    this.movedMs += 1;
    if (!this.isObstructed(leftDeg)) return false;
    this.meet();
    return true;
  }

  /** The control is let go, or something else is wrong. What is still pinched then is let go too. */
  stand(): void {
    if (this.untilDeg !== null) return;
    if (this.way === 'close' && this.motorN > RULES.postureRestN) this.meet();
    this.way = null;
    this.driveDegPerS = 0;
  }

  /** One millisecond of letting go of what was pinched; true once it is done. */
  reverse(): boolean {
    const { untilDeg } = this;
    if (untilDeg === null) {
      this.driveDegPerS = 0;
      return true;
    }
    const left = (this.deg - untilDeg) * this.closing;
    if (left > 0.05) {
      this.driveDegPerS = -this.closing * this.axis.maxSpeedDegPerS;
      return false;
    }
    this.untilDeg = null;
    this.driveDegPerS = 0;
    return true;
  }

  /** No current any more. */
  forget(): void {
    this.untilDeg = null;
    this.way = null;
    this.driveDegPerS = 0;
  }

  private begin(way: Way): void {
    this.way = way;
    this.driveDegPerS = 0;
    this.movedMs = 0;
    this.pushedMs = 0;
    this.stoodMs = 0;
  }

  /** Closing is done slowly: what it meets is met with less. */
  private mostDegPerS(way: Way): number {
    return this.axis.maxSpeedDegPerS * (way === 'close' ? RULES.postureClosingShare : 1);
  }

  private isObstructed(leftDeg: number): boolean {
    const pushes = this.motorN > this.axis.maxPushN * RULES.posturePushShare;
    // Forgets more slowly than it counts: a sensor that chatters is believed where it says stop.
    this.pushedMs = pushes ? this.pushedMs + 1 : Math.max(0, this.pushedMs - 0.2);
    const asked = Math.abs(this.driveDegPerS);
    const follows = Math.abs(this.degPerS) >= RULES.postureFollowShare * asked;
    const quick = asked >= this.axis.maxSpeedDegPerS * RULES.postureClosingShare * 0.9;
    const stands = this.movedMs > RULES.postureStartMs && leftDeg > END_DEG && quick && !follows;
    this.stoodMs = stands ? this.stoodMs + 1 : 0;
    return this.pushedMs >= RULES.posturePushMs || this.stoodMs >= RULES.postureStoodMs;
  }

  /** Something is in the way. Closing lets it go by 30 mm; opening only stops: the other way would close. */
  private meet(): void {
    this.driveDegPerS = 0;
    if (this.way === 'close') {
      const backDeg = (RULES.postureBackMm / this.axis.leverMm) * (180 / Math.PI);
      const { minDeg, maxDeg } = this.axis;
      this.untilDeg = clamp(this.deg - this.closing * backDeg, minDeg, maxDeg);
    }
    this.way = null;
  }
}
