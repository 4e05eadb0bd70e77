/**
 * One roller drive whose force loop runs here, on the host, some fifty times a second: the loop of `src/control` with a
 * bandwidth for the lag of a line and of that pace.
 */
import type { ChairProfile, DepthAxis } from '../../chair/profile.ts';
import type { ChannelIndex, ForceSpan } from '../../chair/segment.ts';
import { BackFollower } from '../../control/back-follower.ts';
import { PressureLoop, pressureLoopSettings } from '../../control/pressure-loop.ts';
import { REGAIN_MM_PER_S, soughtMmPerS } from '../../control/seeking.ts';
import { clamp } from '../../units/numbers.ts';
import { Lane } from './lane.ts';

/**
 * Radians a second. Between a force and the answer of the drive lie 20 ms of cell, 10 of sampling, 5 of line, 20 of loop
 * and 40 of drive; 95 ms leave 50° of phase at this, as much as a board has at its own.
 */
const BANDWIDTH_PER_S = 6;
/** What a roller rests on the body with before a force rises again. */
const TOUCH_N = 5;
const END_GAIN_PER_S = 6;
/** Nearer its end than this a roller is in: what a potentiometer can tell. */
const IN_MM = 1;
const PRESSING_N = 5;

export class DepthDrive {
  readonly lane = new Lane<ForceSpan>();
  /** Measured; the host board sets them before every step. */
  forceN = 0;
  depthMm = 0;
  /** Asked of the motor. */
  driveMmPerS = 0;
  /** Told to touch or press now. */
  engaged = false;
  /** An approach ended without contact. */
  skipped = false;
  private readonly axis: DepthAxis;
  private readonly loop: PressureLoop;
  private readonly back: BackFollower;
  private readonly riseNPerS: number;
  private readonly windowMs: number;
  private current: ForceSpan | null = null;
  private risenN = 0;
  private lostMs = 0;
  private seekingMs = 0;

  constructor(profile: ChairProfile, axis: DepthAxis, channel: ChannelIndex) {
    this.axis = axis;
    this.loop = new PressureLoop({
      ...pressureLoopSettings(profile, channel),
      bandwidthPerS: BANDWIDTH_PER_S,
    });
    this.back = new BackFollower(profile.carriage);
    this.riseNPerS = profile.force.maxRiseNPerS;
    this.windowMs = profile.force.approachWindowS * 1000;
  }

  get contact(): boolean {
    return this.loop.inContact;
  }

  get pressing(): boolean {
    return this.forceN >= PRESSING_N;
  }

  /** In, by its potentiometer and its cell. */
  get isIn(): boolean {
    return this.depthMm <= this.axis.minMm + IN_MM && !this.pressing;
  }

  forgetBack(): void {
    this.back.forget();
  }

  forget(): void {
    this.lane.clear();
    this.current = null;
    this.lostMs = 0;
  }

  /** Where the carriage is and how fast it is told to go: the roller learns the back, and goes along with it. */
  carry(placeMm: number, speedMmPerS: number, dtS: number): void {
    this.back.step(this.loop, this.engaged, placeMm, this.depthMm, speedMmPerS, dtS);
  }

  /** Does what its spans say at `tick`; never asks for more than `ceilingN`. */
  follow(tick: number, ceilingN: number, dtS: number): void {
    const span = this.lane.running(tick);
    if (span !== this.current) this.change(span);
    if (span === null || span.mode === 'release' || this.skipped) {
      this.release(dtS);
      return;
    }
    const askedN = Math.min(this.askedN(span, tick), this.standUnder(ceilingN));
    this.risenN = Math.min(askedN, Math.max(this.risenN, TOUCH_N) + this.riseNPerS * dtS);
    this.press(span.mode, this.risenN, dtS);
  }

  /** A paused roller comes up again: touches, then rises to what is asked at `tick`. True when it is there. */
  resume(tick: number, ceilingN: number, dtS: number): boolean {
    const span = this.lane.running(tick);
    if (span === null || span.mode === 'release' || this.skipped) {
      this.release(dtS);
      return true;
    }
    const goalN = Math.min(this.askedN(span, tick), this.standUnder(ceilingN));
    if (this.loop.inContact) {
      this.risenN = Math.min(goalN, this.risenN + this.riseNPerS * dtS);
      this.press('press', this.risenN, dtS);
      return this.risenN >= goalN;
    }
    this.seekingMs += dtS * 1000;
    if (this.seekingMs > this.windowMs) this.skipped = true;
    this.risenN = Math.min(TOUCH_N, goalN);
    this.press('approach', this.risenN, dtS);
    return false;
  }

  beginResume(): void {
    this.lostMs = 0;
    this.seekingMs = 0;
    this.risenN = 0;
    this.loop.beginApproach(TOUCH_N);
  }

  /** Lets go and comes back to 0, gently at the end of the way. */
  release(dtS: number): void {
    this.engaged = false;
    this.risenN = 0;
    this.driveMmPerS = this.loop.step('release', 0, this.forceN, this.depthMm, dtS);
    if (this.isIn) this.driveMmPerS = 0;
  }

  /** As fast as the drive may, until it is in. */
  retract(): void {
    this.engaged = false;
    this.risenN = 0;
    this.driveMmPerS = this.isIn ? 0 : -this.axis.retractSpeedMmPerS;
  }

  stand(): void {
    this.engaged = false;
    this.driveMmPerS = 0;
  }

  private change(span: ForceSpan | null): void {
    const { current } = this;
    this.current = span;
    if (span?.mode === 'approach' && current?.mode !== 'approach') {
      this.skipped = false;
      this.lostMs = 0;
      this.risenN = 0;
      this.loop.beginApproach(span.endMilliN / 1000);
    } else if (current?.mode === 'approach' && span?.mode === 'press' && !this.loop.inContact) {
      this.skipped = true;
    }
  }

  private askedN(span: ForceSpan, tick: number): number {
    if (span.mode !== 'press') return span.endMilliN / 1000;
    const before = this.lane.before(span);
    const fromMilliN =
      before === null || before.startTick + before.ticks !== span.startTick ? 0 : before.endMilliN;
    const share = clamp((tick - span.startTick) / span.ticks, 0, 1);
    return (fromMilliN + (span.endMilliN - fromMilliN) * share) / 1000;
  }

  private standUnder(ceilingN: number): number {
    const mostN = this.back.mostN(ceilingN);
    this.loop.mostN = mostN;
    return mostN;
  }

  private press(mode: 'approach' | 'press', askedN: number, dtS: number): void {
    this.engaged = true;
    const { loop } = this;
    const lost = mode === 'press' && !loop.inContact;
    this.lostMs = lost ? this.lostMs + dtS * 1000 : 0;
    if (this.lostMs > this.windowMs) this.skipped = true;
    const speed = loop.step(mode, lost ? Math.min(askedN, TOUCH_N) : askedN, this.forceN, this.depthMm, dtS);
    const toEnd = Math.max(0, (this.axis.maxMm - this.depthMm) * END_GAIN_PER_S);
    const sought = loop.inContact ? speed : soughtMmPerS(speed, this.depthMm, this.back.skinMm);
    this.driveMmPerS = Math.min(sought, toEnd, lost ? REGAIN_MM_PER_S : Number.POSITIVE_INFINITY);
  }
}
