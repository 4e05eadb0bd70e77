/** What the host board moves: the plan and its clock, the drives that follow it, and what their motors are told. */
import { ceilingBetween } from '../../chair/ceilings.ts';
import type { ZoneSpan } from '../../chair/placed-stroke.ts';
import type { ChairProfile } from '../../chair/profile.ts';
import type { Batch, ChannelIndex, KneadSpan, Segment } from '../../chair/segment.ts';
import type { Wiring } from '../../chair/wiring.ts';
import { clamp } from '../../units/numbers.ts';
import { CarriageDrive } from './carriage-drive.ts';
import { ComfortDrive } from './comfort-drive.ts';
import { DepthDrive } from './depth-drive.ts';
import type { Inputs } from './inputs.ts';
import { Lane, toldAt } from './lane.ts';
import type { Outputs } from './outputs.ts';
import { PlanClock } from './plan-clock.ts';

/**
 * Under the neck a back is as steep as a stair, and a loop on the host feels that too late: there the rollers travel no
 * faster than this. Measured: 30 mm/s press 16 N too much there, on 10 N/mm.
 */
const NECK_MM_PER_S = 8;
const NEAR_NECK_MM = 20;
/** The clock slows down before the carriage has sped up. */
const AHEAD_TICKS = 400;

export class HostMotion {
  readonly clock = new PlanClock();
  readonly carriage: CarriageDrive;
  readonly depth: readonly DepthDrive[];
  readonly comfort: ComfortDrive;
  zones: readonly ZoneSpan[] = [];
  widthMm: number;
  kneadPerMin = 0;
  private readonly width = new Lane<Segment>();
  private readonly knead = new Lane<KneadSpan>();
  private readonly profile: ChairProfile;
  private readonly wiring: Wiring;
  private readonly inputs: Inputs;
  private readonly outputs: Outputs;

  constructor(profile: ChairProfile, wiring: Wiring, inputs: Inputs, outputs: Outputs) {
    this.profile = profile;
    this.wiring = wiring;
    this.inputs = inputs;
    this.outputs = outputs;
    this.carriage = new CarriageDrive(profile.carriage, inputs);
    this.depth = profile.depth.map((axis, index) => new DepthDrive(profile, axis, index as ChannelIndex));
    this.comfort = new ComfortDrive(profile, inputs, outputs);
    this.widthMm = profile.width.referenceMm;
  }

  get pressing(): boolean {
    return this.depth.some(({ pressing }) => pressing);
  }

  get moving(): boolean {
    return this.carriage.driveMmPerS !== 0 || this.depth.some(({ driveMmPerS }) => driveMmPerS !== 0);
  }

  get allIn(): boolean {
    return this.depth.every(({ isIn }) => isIn);
  }

  get queueMs(): number {
    const lanes = [this.carriage.lane, this.width, this.knead, ...this.depth.map(({ lane }) => lane)];
    const endTick = Math.max(this.comfort.endTick, ...lanes.map((lane) => lane.endTick));
    return Math.max(0, endTick - this.clock.tick);
  }

  /** Replaces everything from its first tick on, on the lanes it names. */
  take(batch: Batch): void {
    const { fromTick, segments, forces, kneads, airs = [], heats = [], pads = [] } = batch;
    const axis = (index: number) => segments.filter((segment) => segment.axis === index);
    this.carriage.lane.replace(fromTick, axis(0));
    this.width.replace(fromTick, axis(1));
    for (const [index, { lane }] of this.depth.entries()) {
      const own = forces.filter(({ channel }) => channel === index);
      lane.replace(fromTick, own);
    }
    this.knead.replace(fromTick, kneads);
    for (const [index, lane] of this.comfort.air.entries()) {
      const own = airs.filter(({ cell }) => cell === index);
      lane.replace(fromTick, own);
    }
    this.comfort.heat.replace(fromTick, heats);
    for (const [index, lane] of this.comfort.pads.entries()) {
      const own = pads.filter(({ pad }) => pad === index);
      lane.replace(fromTick, own);
    }
    this.clock.start();
  }

  /** Reads what the drives have to know of themselves. */
  sense(): void {
    for (const [index, drive] of this.depth.entries()) {
      drive.depthMm = this.inputs.depthMm(index);
      drive.forceN = this.inputs.forceN(index);
    }
  }

  /** Everything but the rollers goes on by the plan; `paused` lets air and pads go. */
  travel(dtS: number, paused: boolean): void {
    const { clock, carriage } = this;
    clock.step(dtS, this.mostRate());
    carriage.follow(clock.tick, clock.rate);
    for (const drive of this.depth) drive.carry(this.inputs.carriageMm, carriage.plannedMmPerS, dtS);
    this.widthMm = toldAt(this.width, clock.tick)?.mm ?? this.widthMm;
    this.kneadPerMin = this.kneadPerMinAt(clock.tick) * clock.rate;
    this.comfort.follow(clock.tick, paused, dtS);
  }

  retractRollers(): void {
    for (const drive of this.depth) drive.retract();
  }

  stand(): void {
    this.carriage.stand();
    this.kneadPerMin = 0;
    for (const drive of this.depth) drive.stand();
  }

  forget(): void {
    this.carriage.forget();
    this.width.clear();
    this.knead.clear();
    this.kneadPerMin = 0;
    for (const drive of this.depth) drive.forget();
    this.comfort.forget();
  }

  /** The lowest of all limits where the carriage is; 0 where nobody has said what lies where. */
  ceilingHereN(): number {
    const { profile, zones } = this;
    const { carriageMm } = this.inputs;
    if (zones.length === 0) return 0;
    return ceilingBetween(zones, carriageMm, carriageMm, profile, profile.force.boardCeilingN).forceN;
  }

  /** Tells the motors; a servo only while it has current, or it would jump when it gets it. */
  drive(powered: boolean): void {
    const { outputs, profile, wiring } = this;
    outputs.carriage?.drive(this.carriage.driveMmPerS);
    for (const [index, { driveMmPerS }] of this.depth.entries()) outputs.depth[index]?.drive(driveMmPerS);
    outputs.kneading?.drive(this.kneadPerMin / (wiring.kneading?.fullPerMin ?? 1));
    const servo = wiring.width?.servo;
    if (servo === undefined || !powered) return;
    const { minMm, maxMm } = profile.width;
    const share = (this.widthMm - minMm) / (maxMm - minMm);
    outputs.turnServo(servo.minDeg + share * (servo.maxDeg - servo.minDeg));
  }

  private mostRate(): number {
    const { zones, inputs, carriage, clock } = this;
    const neck = zones.find(({ zone }) => zone === 'neck');
    const { carriageMm } = inputs;
    const isNear = neck !== undefined && carriageMm > neck.fromMm - NEAR_NECK_MM;
    if (!isNear || !this.depth.some(({ engaged }) => engaged)) return 1;
    const speeds = [0, AHEAD_TICKS / 2, AHEAD_TICKS].map((ticks) =>
      Math.abs(toldAt(carriage.lane, clock.tick + ticks)?.mmPerS ?? 0),
    );
    return Math.min(1, NECK_MM_PER_S / Math.max(NECK_MM_PER_S, ...speeds));
  }

  private kneadPerMinAt(tick: number): number {
    const span = this.knead.running(tick);
    if (span === null) return 0;
    const from = this.knead.before(span)?.endMilliHz ?? 0;
    const share = clamp((tick - span.startTick) / span.ticks, 0, 1);
    return ((from + (span.endMilliHz - from) * share) * 60) / 1000;
  }
}
