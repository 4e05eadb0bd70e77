/** One roller drive follows its force spans, retracts, or stands: what is asked of it, and when. How is the pressure loop's. */
import type { ChairProfile, DepthAxis } from '../../src/chair/profile.ts';
import type { ChannelIndex } from '../../src/chair/segment.ts';
import { BackFollower, OF_CEILING } from '../../src/control/back-follower.ts';
import { DepthGoal } from '../../src/control/depth-goal.ts';
import { PressureLoop, pressureLoopSettings } from '../../src/control/pressure-loop.ts';
import { REGAIN_MM_PER_S, regainMmPerS, soughtMmPerS } from '../../src/control/seeking.ts';
import { CellSense } from './cell-sense.ts';
import { CurrentSense, surelyBelowN } from './current-sense.ts';
import { EncoderSense } from './encoder-sense.ts';
import { type ForceItem, forceMilliNAt } from './force-item.ts';
import { COUNTS_PER_TICK } from './plan-clock.ts';
import { forceRules, RULES } from './rules.ts';
import { Timeline } from './timeline.ts';

const DT_S = 0.001;
/** What a roller rests on the body with before a resumed force rises again. */
const RESUME_TOUCH_N = 5;
/** … and for how long: the touch itself is over by then. */
const RESUME_REST_MS = 300;
/** So near its zero a roller is in. */
const IN_MM = 0.2;
/** Near its far end a roller slows down: mm/s per mm still to go. */
const END_GAIN_PER_S = 10;
/** Where the current is all that is felt: speeding up on the way to the body must not look like the body. */
const SEEK_MM_PER_S2 = 200;

export class DepthChannel {
  readonly timeline = new Timeline<ForceItem>();
  readonly sense = new EncoderSense();
  readonly axis: DepthAxis;
  readonly cell = new CellSense();
  atZero = false;
  forceN = 0;
  /** What the current of its motor says of the same force, per roller; coarse. */
  motorN = 0;
  /** Asked of the drive last. */
  driveMmPerS = 0;
  /** It is told to touch or press now. */
  engaged = false;
  /** An approach ended without contact (flags of `tm`); stays until the next approach. */
  skipped = false;
  /** Spans are passed over until the next release. */
  private skipping = false;
  private readonly loop: PressureLoop;
  /** On a chair without load cells: force asked is depth, and the current is all that is felt. */
  private readonly byDepth: { readonly goal: DepthGoal; readonly current: CurrentSense } | null;
  private readonly back: BackFollower;
  private readonly windowMs: number;
  private resumeN = 0;
  private resumeMs = 0;
  private restedMs = 0;
  /** What may be asked once a body that was lost is met again; it rises as after a pause. */
  private regainedN = Number.POSITIVE_INFINITY;
  private lostMs = 0;
  /** Asked last: it rises by the board's own time, however fast the plan clock runs or a ceiling lifts (§4). */
  private risenN = 0;
  private readonly riseN: number;
  private touched = false;
  /** The most that may be asked now, and the most the loop may press with. */
  private mostN = 0;
  private boundN = 0;

  constructor(profile: ChairProfile, axis: DepthAxis, channel: ChannelIndex) {
    this.axis = axis;
    this.loop = new PressureLoop(pressureLoopSettings(profile, channel));
    this.back = new BackFollower(profile.carriage);
    const { depth } = profile.force;
    this.byDepth =
      depth === undefined ? null : { goal: new DepthGoal(depth.meansNPerMm), current: new CurrentSense() };
    this.windowMs = profile.force.approachWindowS * 1000;
    this.riseN = (forceRules(profile).maxRiseMilliNPerS / 1000) * DT_S;
  }

  get contact(): boolean {
    return this.loop.inContact;
  }

  /** What is told of the force per roller (`tm`): without a cell, the depth as the force it stands for. */
  get toldN(): number {
    return this.byDepth === null ? this.forceN : this.byDepth.goal.meantN;
  }

  /** Takes in what cell and motor say of one roller. */
  feel(cellN: number, motorN: number, referenced: boolean): void {
    this.motorN = motorN;
    if (this.byDepth === null) this.forceN = this.cell.read(cellN, this.isIn(referenced));
    else {
      this.byDepth.current.step(motorN, this.driveMmPerS, this.engaged && !this.loop.inContact);
      this.forceN = this.byDepth.current.forceN;
    }
  }

  /** The switch was found: here is the roller's zero. */
  zero(): void {
    this.sense.setHere(this.axis.referenceMm);
  }

  /** Somebody else may sit there: nothing is known of this back. */
  forgetBack(): void {
    this.back.forget();
  }

  /** Where the eccentric that carries the roller aside stands, and how fast it turns. */
  knead(turns: number, hz: number): void {
    this.loop.kneadTurns = turns;
    this.loop.kneadHz = hz;
  }

  /** The host has read out of a scan how the back runs there (§5, `bck`). */
  correctBack(placeMm: number, slope: number): void {
    this.back.correct(placeMm, slope);
  }

  /** Where the carriage is and how fast it is told to go: the roller learns the curve of the back, and goes along with it. */
  carry(placeMm: number, speedMmPerS: number, overNeck: boolean): void {
    this.back.overNeck = overNeck;
    this.back.step(this.loop, this.engaged, placeMm, this.sense.positionMm, speedMmPerS, DT_S);
  }

  /** Follows the force spans at `counts`; never asks for more than `ceilingN`. Nothing queued is released. */
  follow(counts: number, ceilingN: number): void {
    if (this.timeline.due(counts)) this.passItems(counts, false);
    const running = this.timeline.current;
    if (this.engaged && this.back.tooFast) this.skip();
    if (running === null || running.item.mode === 'release' || this.skipping) this.release();
    else {
      this.standUnder(ceilingN);
      const askedN = Math.min(forceMilliNAt(running, counts / COUNTS_PER_TICK) / 1000, this.mostN);
      if (running.item.mode === 'press') {
        this.risenN = Math.min(askedN, this.risenN + this.riseN);
        this.pressOn(this.risenN);
      } else {
        this.risenN = askedN;
        this.press('approach', askedN);
      }
    }
  }

  /** Lets go and comes back to 0, gently at the end of the way. */
  release(): void {
    this.engaged = false;
    this.byDepth?.goal.forget();
    this.driveMmPerS = this.loop.step('release', 0, this.forceN, this.sense.positionMm, DT_S);
  }

  /** §6: lets go while the plan clock still runs out. An approach that ends now is not one that found nobody. */
  pause(counts: number): void {
    if (this.timeline.due(counts)) this.passItems(counts, true);
    this.release();
  }

  beginResume(): void {
    this.resumeN = RESUME_TOUCH_N;
    this.resumeMs = 0;
    this.restedMs = 0;
    this.regainedN = Number.POSITIVE_INFINITY;
    this.loop.beginApproach(RESUME_TOUCH_N);
  }

  /** One step of approaching again and ramping; true once as much is asked as the span at `counts` asks. */
  resume(counts: number, ceilingN: number): boolean {
    const running = this.timeline.current;
    if (running === null || running.item.mode === 'release' || this.skipping) {
      this.release();
      return true;
    }
    this.standUnder(ceilingN);
    const goalN = Math.min(forceMilliNAt(running, counts / COUNTS_PER_TICK) / 1000, this.mostN);
    this.resumeMs += 1;
    if (!this.loop.inContact) {
      this.restedMs = 0;
      if (this.resumeMs > this.windowMs) {
        this.skip();
        return true;
      }
    } else if (++this.restedMs > RESUME_REST_MS) this.resumeN += RULES.resumeRiseNPerS * DT_S;
    this.risenN = Math.min(this.resumeN, goalN);
    this.press('press', this.risenN);
    return this.loop.inContact && this.resumeN >= goalN;
  }

  /** A scan begins: the roller looks for the body. */
  beginTouch(askedN: number): void {
    this.touched = false;
    this.loop.beginApproach(askedN);
  }

  /** Rests on the body with `askedN`. Once it has touched, it looks for a body that draws back slowly. */
  touch(askedN: number): void {
    this.mostN = askedN;
    this.boundN = askedN;
    if (this.loop.inContact) this.touched = true;
    this.press(this.loop.inContact ? 'press' : 'approach', askedN);
    if (this.touched && !this.loop.inContact && this.driveMmPerS > REGAIN_MM_PER_S) {
      this.driveMmPerS = REGAIN_MM_PER_S;
    }
  }

  /** Retracts as fast as the drive may until the roller is at its end (§7, `opn`). */
  retract(mmPerS: number, referenced: boolean): void {
    this.engaged = false;
    this.byDepth?.goal.forget();
    if (this.isAtEnd(referenced)) {
      this.driveMmPerS = 0;
      return;
    }
    const farMm = this.sense.positionMm - this.axis.referenceMm;
    const gentle = Math.sqrt(2 * this.axis.maxAccelMmPerS2 * Math.max(0, farMm)) + RULES.notMovingMmPerS;
    this.driveMmPerS = -(referenced && this.forceN < RULES.pressingN ? Math.min(mmPerS, gentle) : mmPerS);
  }

  /** At its end by the switch or by the encoder, and not while it presses, whatever they say. */
  isAtEnd(referenced: boolean): boolean {
    return this.forceN < RULES.pressingN && this.isIn(referenced);
  }

  /** Where a roller touches nobody. */
  isIn(referenced: boolean): boolean {
    return this.atZero || (referenced && this.sense.positionMm <= this.axis.referenceMm + IN_MM);
  }

  /** Let go of, and in by the encoder: where that is so the switch is closed, or the encoder has lost its place. */
  get seemsIn(): boolean {
    return !this.engaged && this.sense.positionMm <= this.axis.referenceMm + IN_MM;
  }

  stand(): void {
    this.engaged = false;
    this.driveMmPerS = 0;
  }

  forget(): void {
    this.timeline.clear();
    this.skipping = false;
  }

  /**
   * A press in which the body is lost looks for it slowly, skips where it is not met again within an approach's window
   * (§5), and presses on from a touch: whoever leans forward and back is not met with the whole force at once.
   */
  private pressOn(askedN: number): void {
    if (this.loop.inContact) {
      this.lostMs = 0;
      if (this.regainedN < askedN) this.regainedN += RULES.resumeRiseNPerS * DT_S;
      this.press('press', Math.min(askedN, this.regainedN));
      return;
    }
    this.regainedN = RESUME_TOUCH_N;
    this.lostMs += 1;
    if (this.lostMs > this.windowMs) this.skip();
    this.press('press', Math.min(askedN, RESUME_TOUCH_N));
    this.driveMmPerS = Math.min(this.driveMmPerS, regainMmPerS(this.loop.travelMmPerS));
  }

  private press(mode: 'approach' | 'press', askedN: number): void {
    this.engaged = true;
    const { loop, byDepth, boundN } = this;
    loop.mostN = boundN;
    const { positionMm } = this.sense;
    const targetN = byDepth === null ? askedN : byDepth.goal.step(askedN, loop, positionMm, boundN, DT_S);
    const speed = loop.step(mode, targetN, this.forceN, positionMm, DT_S);
    const toEnd = (this.axis.maxMm - positionMm) * END_GAIN_PER_S;
    const most = Math.min(speed, Math.max(0, toEnd));
    if (loop.inContact) this.driveMmPerS = most;
    else {
      const sought = soughtMmPerS(most, positionMm, this.back.skinMm);
      this.driveMmPerS =
        byDepth === null ? sought : Math.min(sought, this.driveMmPerS + SEEK_MM_PER_S2 * DT_S);
    }
  }

  private standUnder(ceilingN: number): void {
    const sureN = this.byDepth === null ? ceilingN : surelyBelowN(ceilingN);
    this.boundN = this.back.mostN(sureN);
    this.mostN = this.byDepth === null ? this.boundN : OF_CEILING * ceilingN;
  }

  private skip(): void {
    this.skipped = true;
    this.skipping = true;
  }

  private passItems(counts: number, pausing: boolean): void {
    for (let change = this.timeline.advance(counts); change !== null; ) {
      const { item } = change.placed;
      if (change.started && item.mode === 'approach') {
        this.skipped = false;
        this.skipping = false;
        this.regainedN = Number.POSITIVE_INFINITY;
        this.lostMs = 0;
        this.loop.beginApproach(item.endMilliN / 1000);
      }
      if (change.started && item.mode === 'release') this.skipping = false;
      if (!change.started && item.mode === 'approach' && !this.loop.inContact && !pausing) this.skip();
      change = this.timeline.advance(counts);
    }
  }
}
