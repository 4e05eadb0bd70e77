/**
 * Feeling the back (spec.md §5, `scn`): up along it with a light force, until it falls away at the shoulder. It is the only
 * thing that presses before anybody knows where the shoulders are, so it goes upwards only, lightly, and ends there.
 *
 *     travel → approach → rest → sweep → release → back → settling → done
 */
import { clamp } from '../../src/units/numbers.ts';
import { followBack } from './follow-back.ts';
import type { Motion } from './motion.ts';
import { RULES } from './rules.ts';
import type { TravelAxis } from './travel-axis.ts';

export interface ScanOrder {
  readonly fromMm: number;
  readonly toMm: number;
  readonly mmPerS: number;
  readonly forceN: number;
}

/** How the sweep goes on, as `scp.step` says it. */
export type ScanStep = 'on' | 'shoulder' | 'top' | 'nobody';

/** Means over the 50 ms before it was told. */
export interface ScanPoint {
  readonly index: number;
  readonly carriageMm: number;
  readonly depthMm: readonly [number, number];
  readonly forceN: readonly [number, number];
  readonly step: ScanStep;
}

type Stage = 'travel' | 'approach' | 'rest' | 'sweep' | 'release' | 'back' | 'settling' | 'done';

/** At rest on the body before the sweep: the touch itself is over by then. */
const REST_MS = 400;
const CLOSE_MM = 0.5;
const SETTLED_MM = 0.3;
/** The end is told so often, because nobody asks for a lost line of it again. */
const END_TOLD = 3;
/** Depths kept, one for each mm of track, to see the back fall away. */
const KEPT = 16;

export class ScanRun {
  /** To be told now; whoever tells it takes it away. */
  point: ScanPoint | null = null;
  private readonly motion: Motion;
  private order: ScanOrder = { fromMm: 0, toMm: 0, mmPerS: 0, forceN: 0 };
  private stage: Stage = 'done';
  private stageMs = 0;
  private outcome: ScanStep = 'on';
  private lostMs = 0;
  private readonly depths = new Float64Array(KEPT);
  private keptMm = 0;
  private index = 0;
  private told = 0;
  private samples = 0;
  private carriageSum = 0;
  private readonly depthSum: [number, number] = [0, 0];
  private readonly forceSum: [number, number] = [0, 0];

  constructor(motion: Motion) {
    this.motion = motion;
  }

  begin(order: ScanOrder): void {
    this.order = order;
    this.point = null;
    this.outcome = 'on';
    this.index = 0;
    this.told = 0;
    this.forget();
    this.go('travel');
  }

  /** One millisecond; true once the rollers are in and the carriage stands at its reference place. */
  step(): boolean {
    this.stageMs += 1;
    this.motion.width.holdPlace();
    this.advance();
    return this.stage === 'done';
  }

  private advance(): void {
    const { motion, order } = this;
    const { carriage } = motion;
    switch (this.stage) {
      case 'travel':
        this.release();
        if (travelled(carriage, order.fromMm, RULES.referenceMmPerS)) {
          for (const channel of motion.channels) channel.beginTouch(order.forceN);
          this.go('approach');
        }
        return;
      case 'approach':
        carriage.seek(0);
        this.touch();
        if (motion.channels.every(({ contact }) => contact)) this.go('rest');
        else if (this.stageMs > motion.profile.force.approachWindowS * 1000) this.end('nobody');
        return;
      case 'rest':
        carriage.seek(0);
        this.touch();
        if (this.stageMs >= REST_MS) this.beginSweep();
        return;
      case 'sweep':
        carriage.seek(order.mmPerS);
        this.touch();
        this.sample();
        this.look();
        return;
      case 'release':
        carriage.brake();
        this.release();
        this.tellEnd();
        if (motion.retracted && this.told >= END_TOLD) this.go('back');
        return;
      case 'back':
        this.release();
        if (!travelled(carriage, motion.profile.carriage.referenceMm, RULES.referenceMmPerS)) return;
        carriage.holdReference();
        this.go('settling');
        return;
      case 'settling':
        carriage.holdPlace();
        this.release();
        if (!motion.moves && motion.retracted && isSettled(carriage)) this.go('done');
        return;
      case 'done':
        return;
      default:
        this.stage satisfies never;
    }
  }

  private beginSweep(): void {
    this.keptMm = Math.floor(this.motion.carriage.sense.positionMm);
    this.depths.fill(Number.NaN);
    this.lostMs = 0;
    this.go('sweep');
  }

  /** Is the shoulder reached, or the end of what may be felt? */
  private look(): void {
    const { motion, order } = this;
    const placeMm = motion.carriage.sense.positionMm;
    let touching = false;
    let deepest = 0;
    let depthMm = 0;
    for (const { contact, sense } of motion.channels) {
      touching ||= contact;
      deepest = Math.max(deepest, sense.positionMm);
      depthMm += sense.positionMm / motion.channels.length;
    }
    this.lostMs = touching ? 0 : this.lostMs + 1;
    if (this.lostMs >= RULES.scanLostMs || deepest >= RULES.scanDeepestMm) this.end('shoulder');
    else if (placeMm >= order.toMm) this.end('top');
    else if (placeMm >= this.keptMm + 1) {
      this.keptMm += 1;
      const before = this.depths[(this.keptMm - RULES.scanFallOverMm) & (KEPT - 1)] ?? Number.NaN;
      this.depths[this.keptMm & (KEPT - 1)] = depthMm;
      if (depthMm - before >= RULES.scanFallMm) this.end('shoulder');
    }
  }

  private end(step: ScanStep): void {
    this.outcome = step;
    this.go('release');
  }

  private touch(): void {
    const { channels, carriage } = this.motion;
    followBack(channels, carriage.sense, carriage.driveMmPerS);
    for (const channel of channels) channel.touch(this.order.forceN);
  }

  private release(): void {
    for (const channel of this.motion.channels) channel.release();
  }

  private sample(): void {
    const { motion, depthSum, forceSum } = this;
    const [a] = motion.channels;
    const b = motion.channels[1] ?? a;
    if (a === undefined || b === undefined) return;
    this.samples += 1;
    this.carriageSum += motion.carriage.sense.positionMm;
    depthSum[0] += a.sense.positionMm;
    depthSum[1] += b.sense.positionMm;
    forceSum[0] += a.forceN;
    forceSum[1] += b.forceN;
    if (this.samples < RULES.telemetryMs) return;
    this.tell();
    this.forget();
  }

  private tellEnd(): void {
    if (this.told >= END_TOLD || this.stageMs % RULES.telemetryMs !== 1) return;
    if (this.told === 0) {
      this.forget();
      this.sample();
    }
    this.told += 1;
    this.tell();
  }

  private tell(): void {
    const { samples, carriageSum, depthSum, forceSum } = this;
    this.point = {
      index: this.index,
      carriageMm: carriageSum / samples,
      depthMm: [depthSum[0] / samples, depthSum[1] / samples],
      forceN: [forceSum[0] / samples, forceSum[1] / samples],
      step: this.outcome,
    };
    if (this.outcome === 'on') this.index += 1;
  }

  private forget(): void {
    this.samples = 0;
    this.carriageSum = 0;
    this.depthSum.fill(0);
    this.forceSum.fill(0);
  }

  private go(stage: Stage): void {
    this.stage = stage;
    this.stageMs = 0;
  }
}

/** One millisecond on the way to `targetMm`, no faster than the axis can brake in time; true once it is there. */
function travelled(carriage: TravelAxis, targetMm: number, mmPerS: number): boolean {
  const farMm = targetMm - carriage.sense.positionMm;
  if (Math.abs(farMm) <= CLOSE_MM) {
    carriage.seek(0);
    return carriage.driveMmPerS === 0;
  }
  const bearable = Math.min(mmPerS, Math.sqrt(RULES.scanBrakeMmPerS2 * Math.abs(farMm)) + 2);
  carriage.seek(clamp(farMm * 1e3, -bearable, bearable));
  return false;
}

function isSettled({ commanded, sense }: TravelAxis): boolean {
  return Math.abs(commanded.nm / 1_000_000 - sense.positionMm) < SETTLED_MM;
}
