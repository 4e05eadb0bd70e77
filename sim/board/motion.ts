/**
 * Everything of the chair that moves, as the board has it: the axes, the channels, the kneading motor, the plan clock
 * that times them, and the way from the encoders in and to the drives out.
 */
import type { ChairProfile } from '../../src/chair/profile.ts';
import type { ChannelIndex } from '../../src/chair/segment.ts';
import type { AckCode } from '../../src/protocol/messages.ts';
import type { Drives, Sensors } from '../plant/port.ts';
import { bearsRate, type CommitContext, checkedBatch, type Queues } from './commit.ts';
import type { StagedLine } from './commit-lanes.ts';
import { DepthChannel } from './depth-channel.ts';
import { Kneading } from './kneading.ts';
import { PlanClock } from './plan-clock.ts';
import { axisLimits, forceRules, RULES } from './rules.ts';
import { TravelAxis } from './travel-axis.ts';
import { isMoving } from './watch.ts';
import { ZoneCeilings } from './zone-ceilings.ts';

export class Motion {
  readonly profile: ChairProfile;
  readonly carriage: TravelAxis;
  readonly width: TravelAxis;
  readonly channels: readonly DepthChannel[];
  readonly kneading = new Kneading();
  readonly clock = new PlanClock();
  readonly ceilings: ZoneCeilings;
  /** Zero was found since power-up: positions are absolute. */
  referenced = false;
  carriageAtZero = false;
  widthAtZero = false;
  private readonly drives: Drives;
  private readonly sensors: Sensors;
  private readonly limits: Pick<CommitContext, 'axisLimits' | 'force'>;
  private readonly rollersPerDrive: number;

  constructor(profile: ChairProfile, drives: Drives, sensors: Sensors) {
    this.profile = profile;
    this.drives = drives;
    this.sensors = sensors;
    this.carriage = new TravelAxis(profile.carriage);
    this.width = new TravelAxis(profile.width);
    this.channels = profile.depth.map(
      (axis, index) => new DepthChannel(profile, axis, index as ChannelIndex),
    );
    this.rollersPerDrive = profile.depth.length === 1 ? 2 : 1;
    this.ceilings = new ZoneCeilings(profile.force);
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
      channel.forceN = sensors.forceN[index === 0 ? 0 : 1];
      channel.motorN = sensors.depthMotorN[index === 0 ? 0 : 1] / this.rollersPerDrive;
    }
    this.ceilings.standAt(this.carriage.sense.positionMm);
  }

  /** Writes what every drive was last asked for. */
  drive(): void {
    const { drives } = this;
    drives.carriageMmPerS = this.carriage.driveMmPerS;
    drives.widthMmPerS = this.width.driveMmPerS;
    drives.kneadHz = this.kneading.driveHz;
    drives.depthMmPerS[0] = this.channels[0]?.driveMmPerS ?? 0;
    drives.depthMmPerS[1] = this.channels[1]?.driveMmPerS ?? 0;
  }

  power(on: boolean): void {
    this.drives.powered = on;
  }

  get powered(): boolean {
    return this.drives.powered;
  }

  /**
   * One millisecond of the plan: every axis and channel follows its queue. No roller presses harder than the ceiling of
   * the place where the carriage is: the last line of defence, whatever was committed.
   */
  play(): void {
    this.travel();
    for (const channel of this.channels) channel.follow(this.clock.counts, this.ceilings.hereN);
  }

  /** The plan clock slows down and every roller lets go (§6). */
  pause(): void {
    this.travel();
    for (const channel of this.channels) channel.pause(this.clock.counts);
  }

  beginResume(): void {
    for (const channel of this.channels) channel.beginResume();
  }

  /** Every roller that pressed comes up again; true when all are back at what their spans ask. */
  resume(): boolean {
    this.travel();
    let back = true;
    for (const channel of this.channels) {
      if (!channel.resume(this.clock.counts, this.ceilings.hereN)) back = false;
    }
    return back;
  }

  /** Ready and paused: axes hold their place, rollers stand. */
  hold(): void {
    this.travel();
    for (const channel of this.channels) channel.stand();
  }

  /** Opening: rollers come in as fast as they may; everything else stands. */
  open(): void {
    this.clock.step();
    this.carriage.stand();
    this.width.stand();
    this.kneading.stand();
    for (const channel of this.channels) channel.retract(channel.axis.retractSpeedMmPerS, this.referenced);
  }

  /** Armed: everything stands. */
  stand(): void {
    this.carriage.stand();
    this.width.stand();
    this.kneading.stand();
    for (const channel of this.channels) channel.stand();
  }

  /** Throws every queue away. */
  forget(): void {
    this.carriage.forget();
    this.width.forget();
    this.kneading.timeline.clear();
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
    clock.start();
    return 'ok';
  }

  /** Speed override (§5, `rat`): refused where something queued would leave the envelope. */
  askRate(ratePermille: number): AckCode {
    const slowEnough = bearsRate(this.queues(), Math.max(1, ratePermille / 1000), this.context());
    if (ratePermille < RULES.leastRatePermille || !slowEnough) return 'rate';
    this.clock.ask(ratePermille);
    return 'ok';
  }

  /** True where nothing is queued any more. */
  get ranOut(): boolean {
    if (this.carriage.timeline.size > 0 || this.width.timeline.size > 0) return false;
    if (this.kneading.timeline.size > 0) return false;
    for (const channel of this.channels) if (channel.timeline.size > 0) return false;
    return true;
  }

  /** Ticks of plan still to come. */
  get queuedTicks(): number {
    let end = Math.max(this.carriage.timeline.endTick, this.width.timeline.endTick);
    end = Math.max(end, this.kneading.timeline.endTick);
    for (const channel of this.channels) end = Math.max(end, channel.timeline.endTick);
    return Math.max(0, end - this.clock.tick);
  }

  get moves(): boolean {
    if (isMoving(this.carriage) || isMoving(this.width) || this.kneading.measuredHz > 0.05) return true;
    for (const channel of this.channels) if (isMoving(channel)) return true;
    return false;
  }

  get presses(): boolean {
    for (const channel of this.channels) if (channel.forceN >= RULES.pressingN) return true;
    return false;
  }

  /** Every roller is at its far end. */
  get retracted(): boolean {
    for (const channel of this.channels) if (!channel.isAtEnd(this.referenced)) return false;
    return true;
  }

  private travel(): void {
    const { clock } = this;
    clock.step();
    const rate = clock.ratePermille / 1000;
    this.carriage.follow(clock.counts, rate, clock.slewPerS);
    this.width.follow(clock.counts, rate, clock.slewPerS);
    this.kneading.follow(clock.counts, rate);
  }

  private queues(): Queues {
    return {
      axes: [this.carriage.timeline.pending, this.width.timeline.pending],
      channels: this.channels.map((channel) => channel.timeline.pending),
      knead: this.kneading.timeline.pending,
    };
  }

  private context(): CommitContext {
    return {
      ...this.limits,
      queues: this.queues(),
      standingNm: [this.carriage.commanded.nm, this.width.commanded.nm],
      ceilings: this.ceilings,
      rate: Math.max(1, this.clock.greatestPermille() / 1000),
    };
  }
}
