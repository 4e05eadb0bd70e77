/**
 * Everything of the chair that moves, as the board has it: the axes, the channels, the kneading motor, the plan clock
 * that times them, and the way from the encoders in and to the drives out.
 */
import { AS_PLANNED_PERMILLE, clockLaw } from '../../src/chair/clock-law.ts';
import type { ChairProfile } from '../../src/chair/profile.ts';
import type { ChannelIndex } from '../../src/chair/segment.ts';
import type { AckCode, MessageOf } from '../../src/protocol/messages.ts';
import type { Drives, Sensors } from '../plant/port.ts';
import { Comfort } from './comfort.ts';
import { type CommitContext, checkedBatch, type Queues } from './commit.ts';
import type { StagedLine } from './commit-lanes.ts';
import { DepthChannel } from './depth-channel.ts';
import { followBack } from './follow-back.ts';
import type { JerkSegment } from './integrator.ts';
import { Kneading } from './kneading.ts';
import { PlanClock } from './plan-clock.ts';
import { RateCaps } from './rate-caps.ts';
import { axisLimits, forceRules, RULES } from './rules.ts';
import { TravelAxis } from './travel-axis.ts';
import { type Finding, isMoving } from './watch.ts';
import { ZoneCeilings } from './zone-ceilings.ts';

/** What a person moves while holding a control. */
export type Held = Pick<MessageOf<'hld'>, 'axis' | 'way'>;

export class Motion {
  readonly profile: ChairProfile;
  readonly carriage: TravelAxis;
  readonly width: TravelAxis;
  readonly channels: readonly DepthChannel[];
  readonly kneading = new Kneading();
  readonly clock: PlanClock;
  readonly ceilings: ZoneCeilings;
  readonly comfort: Comfort;
  /** Zero was found since power-up: positions are absolute. */
  referenced = false;
  carriageAtZero = false;
  widthAtZero = false;
  private readonly drives: Drives;
  private readonly sensors: Sensors;
  private readonly limits: Pick<CommitContext, 'axisLimits' | 'force'>;
  private readonly rollersPerDrive: number;
  /** Made afresh from the queue when an override first needs it. */
  private caps: RateCaps | null = null;
  private readonly capOf = new WeakMap<JerkSegment, number>();

  constructor(profile: ChairProfile, drives: Drives, sensors: Sensors) {
    this.profile = profile;
    this.drives = drives;
    this.sensors = sensors;
    this.clock = new PlanClock(clockLaw(profile));
    this.carriage = new TravelAxis(profile.carriage);
    this.width = new TravelAxis(profile.width);
    this.channels = profile.depth.map((axis, at) => new DepthChannel(profile, axis, at as ChannelIndex));
    this.rollersPerDrive = profile.depth.length === 1 ? 2 : 1;
    this.ceilings = new ZoneCeilings(profile.force);
    this.comfort = new Comfort(profile);
    this.limits = {
      axisLimits: [axisLimits(profile.carriage), axisLimits(profile.width)],
      force: forceRules(profile),
    };
  }

  /** Reads all inputs once. */
  sense(): void {
    const { sensors } = this;
    this.carriage.sense.step(sensors.carriageMm);
    this.width.sense.step(sensors.widthMm);
    this.kneading.sense(sensors.kneadTurns);
    this.carriageAtZero = sensors.carriageAtZero;
    this.widthAtZero = sensors.widthAtZero;
    for (let index = 0; index < this.channels.length; index++) {
      const channel = this.channels[index];
      if (channel === undefined) continue;
      channel.sense.step(sensors.depthMm[index === 0 ? 0 : 1]);
      channel.atZero = sensors.depthAtZero[index === 0 ? 0 : 1];
      const motorN = sensors.depthMotorN[index === 0 ? 0 : 1] / this.rollersPerDrive;
      channel.feel(sensors.forceN[index === 0 ? 0 : 1], motorN, this.referenced);
    }
    this.ceilings.standAt(this.carriage.sense.positionMm);
    if (this.comfort.exists) this.comfort.sense(sensors);
  }

  /** Writes what every drive was last asked for. */
  drive(): void {
    const { drives } = this;
    drives.carriageMmPerS = this.carriage.driveMmPerS;
    drives.widthMmPerS = this.width.driveMmPerS;
    drives.kneadHz = this.kneading.driveHz;
    drives.depthMmPerS[0] = this.channels[0]?.driveMmPerS ?? 0;
    drives.depthMmPerS[1] = this.channels[1]?.driveMmPerS ?? 0;
    if (this.comfort.exists) this.comfort.drive(drives);
  }

  power(on: boolean): void {
    this.drives.powered = on;
  }

  get powered(): boolean {
    return this.drives.powered;
  }

  /** One millisecond of the plan. The ceiling of where the carriage is and soon will be holds, whatever was committed. */
  play(): void {
    this.travel(false);
    const soonN = this.ceilings.soonN(this.carriage.driveMmPerS);
    for (const channel of this.channels) channel.follow(this.clock.counts, soonN);
  }

  /** The plan clock slows down and every roller lets go (§6). */
  pause(): void {
    this.travel(true);
    for (const channel of this.channels) channel.pause(this.clock.counts);
  }

  beginResume(): void {
    for (const channel of this.channels) channel.beginResume();
  }

  /** Every roller that pressed comes up again; true when all are back at what their spans ask. */
  resume(): boolean {
    this.travel(true);
    let back = true;
    for (const channel of this.channels) {
      if (!channel.resume(this.clock.counts, this.ceilings.hereN)) back = false;
    }
    return back;
  }

  /** Ready and paused: braked, not held in place, so that an encoder that lies moves nothing (§5). */
  hold(): void {
    this.travel(this.clock.ratePermille === 0);
    this.standStill();
  }

  /** Opening: rollers come in as fast as they may, and everything else that can crush opens. */
  open(): Finding | null {
    this.rollersIn();
    return this.comfort.open();
  }

  /** A person moves the back or the leg rest; rollers stay in. */
  pose({ axis, way }: Held): Finding | null {
    this.rollersIn();
    return this.comfort.pose(axis, way);
  }

  private rollersIn(): void {
    this.clock.step(AS_PLANNED_PERMILLE, AS_PLANNED_PERMILLE);
    this.standStill();
    this.kneading.stand();
    for (const channel of this.channels) channel.retract(channel.axis.retractSpeedMmPerS, this.referenced);
  }

  /** Armed: everything stands. */
  stand(): void {
    this.standStill();
    this.kneading.stand();
    this.comfort.release();
  }

  private standStill(): void {
    this.carriage.stand();
    this.width.stand();
    for (const channel of this.channels) channel.stand();
  }

  /** Throws every queue away. */
  forget(): void {
    this.caps = null;
    this.carriage.forget();
    this.width.forget();
    this.kneading.timeline.clear();
    this.comfort.clear();
    for (const channel of this.channels) channel.forget();
  }

  /** Takes a whole batch or nothing (§5, `cmt`). */
  commit(staged: readonly StagedLine[], fromTick: number): AckCode {
    const { clock } = this;
    if (clock.running && fromTick < clock.tick + RULES.leadTicks) return 'late';
    const checked = checkedBatch(staged, fromTick, this.context());
    if (checked.code !== 'ok') return checked.code;
    const [carriage, width] = checked.queues.axes;
    this.carriage.timeline.replace(carriage);
    this.width.timeline.replace(width);
    for (const [index, channel] of this.channels.entries()) {
      channel.timeline.replace(checked.queues.channels[index] ?? []);
    }
    this.kneading.timeline.replace(checked.queues.knead);
    this.comfort.replace(checked.queues.comfort);
    this.caps = null;
    clock.start();
    return 'ok';
  }

  /** Speed override (§5, `rat`). How much of it the plan bears is looked at as it goes. */
  askRate(ratePermille: number): AckCode {
    if (ratePermille < RULES.leastRatePermille) return 'rate';
    this.clock.ask(ratePermille);
    return 'ok';
  }

  /** True where nothing is queued any more. */
  get ranOut(): boolean {
    if (this.carriage.timeline.size > 0 || this.width.timeline.size > 0) return false;
    if (this.kneading.timeline.size > 0 || !this.comfort.ranOut) return false;
    return this.channels.every(({ timeline }) => timeline.size === 0);
  }

  /** Ticks of plan still to come. */
  get queuedTicks(): number {
    let end = Math.max(this.carriage.timeline.endTick, this.width.timeline.endTick);
    end = Math.max(end, this.kneading.timeline.endTick, this.comfort.endTick);
    for (const channel of this.channels) end = Math.max(end, channel.timeline.endTick);
    return Math.max(0, end - this.clock.tick);
  }

  get moves(): boolean {
    if (isMoving(this.carriage) || isMoving(this.width) || this.kneading.measuredHz > 0.05) return true;
    return this.channels.some((channel) => isMoving(channel));
  }

  get presses(): boolean {
    return this.channels.some(({ forceN }) => forceN >= RULES.pressingN);
  }

  /** Every roller is at its far end. */
  get retracted(): boolean {
    return this.channels.every((channel) => channel.isAtEnd(this.referenced));
  }

  private travel(paused: boolean): void {
    const { clock, channels, carriage, kneading } = this;
    const goalPermille = this.rateGoal();
    clock.step(goalPermille, this.capAhead(goalPermille));
    const { rate, slewPerS } = clock;
    carriage.follow(clock.counts, rate, slewPerS);
    this.width.follow(clock.counts, rate, slewPerS);
    kneading.follow(clock.counts, rate);
    if (this.comfort.exists) this.comfort.follow(clock.counts, paused);
    const mmPerS = (carriage.commanded.nmPerS * rate) / 1e6;
    followBack(channels, carriage.sense, mmPerS, kneading, this.ceilings.overNeck);
  }

  /** What the plan bears of the override now (§4): slower only while something travels, faster as far ahead as it must slow down again. */
  private rateGoal(): number {
    const { askedPermille, tick, slowingTicks } = this.clock;
    if (askedPermille === AS_PLANNED_PERMILLE) return askedPermille;
    const caps = this.rateCaps();
    if (askedPermille < AS_PLANNED_PERMILLE)
      return caps.travelsAt(tick) ? askedPermille : AS_PLANNED_PERMILLE;
    return Math.min(askedPermille, caps.least(tick, tick + slowingTicks));
  }

  /** What travels here, and so far on as the rate may still be changing by what was allowed before (§4). */
  private capAhead(goalPermille: number): number {
    const { topPermille, tick, slowingTicks } = this.clock;
    if (topPermille === AS_PLANNED_PERMILLE || !this.clock.changes(goalPermille)) return AS_PLANNED_PERMILLE;
    return this.rateCaps().leastTravelling(tick, tick + slowingTicks);
  }

  private rateCaps(): RateCaps {
    this.caps ??= new RateCaps(this.queues().axes, this.limits.axisLimits, this.capOf);
    return this.caps;
  }

  /** Between two ticks, by what is queued already: further ahead the clock can still slow down to 1. */
  private fastest(fromTick: number, toTick: number): number {
    const { clock } = this;
    if (!clock.mayBeFast) return AS_PLANNED_PERMILLE;
    const surelyTick = clock.tick + clock.slowingTicks;
    if (fromTick >= surelyTick) return AS_PLANNED_PERMILLE;
    const borne = this.rateCaps().greatest(fromTick, Math.min(toTick, surelyTick));
    return Math.min(clock.topPermille, borne);
  }

  private queues(): Queues {
    return {
      axes: [this.carriage.timeline.pending, this.width.timeline.pending],
      channels: this.channels.map((channel) => channel.timeline.pending),
      knead: this.kneading.timeline.pending,
      comfort: this.comfort.queues,
    };
  }

  private context(): CommitContext {
    return {
      ...this.limits,
      profile: this.profile,
      queues: this.queues(),
      standingNm: [this.carriage.commanded.nm, this.width.commanded.nm],
      ceilings: this.ceilings,
      fastest: (fromTick, toTick) => this.fastest(fromTick, toTick),
    };
  }
}
