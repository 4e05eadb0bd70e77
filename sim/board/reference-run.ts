/**
 * Finding zero (spec.md §5, `ref`): rollers in first, then the width to its end, then the carriage down to its switch.
 * Nothing closes. The zero is where the switch changes, in whichever direction it is passed.
 *
 *     rollers → width → carriage → settling → done
 */
import type { Motion } from './motion.ts';
import { RULES } from './rules.ts';
import type { TravelAxis } from './travel-axis.ts';

type Stage = 'rollers' | 'width' | 'carriage' | 'settling' | 'done';

/** Off a switch that is closed already, slowly, to see where it opens. */
const OFF_SWITCH_MM_PER_S = 10;
const SETTLED_MM = 0.3;

/** Takes one axis to the place where its switch changes. */
class ZeroSearch {
  private readonly axis: TravelAxis;
  private readonly downMmPerS: number;
  private wasClosed: boolean | null = null;
  private found = false;

  constructor(axis: TravelAxis, maxSpeedMmPerS: number) {
    this.axis = axis;
    this.downMmPerS = Math.min(RULES.referenceMmPerS, maxSpeedMmPerS);
  }

  begin(): void {
    this.wasClosed = null;
    this.found = false;
  }

  /** True once zero was found; the axis may still be on its way to a stand. */
  step(closed: boolean): boolean {
    if (!this.found && this.wasClosed !== null && closed !== this.wasClosed) {
      this.found = true;
      this.axis.zero();
    }
    this.wasClosed = closed;
    if (!this.found) this.axis.seek(closed ? OFF_SWITCH_MM_PER_S : -this.downMmPerS);
    return this.found;
  }
}

export class ReferenceRun {
  private readonly motion: Motion;
  private readonly width: ZeroSearch;
  private readonly carriage: ZeroSearch;
  private stage: Stage = 'done';
  private ms = 0;

  constructor(motion: Motion) {
    const { profile } = motion;
    this.motion = motion;
    this.width = new ZeroSearch(motion.width, profile.width.maxSpeedMmPerS);
    this.carriage = new ZeroSearch(motion.carriage, profile.carriage.maxSpeedMmPerS);
  }

  begin(): void {
    this.stage = 'rollers';
    this.ms = 0;
    this.motion.referenced = false;
    this.width.begin();
    this.carriage.begin();
  }

  /** One millisecond. `failed` after 30 s without zero. */
  step(): 'running' | 'done' | 'failed' {
    this.ms += 1;
    if (this.ms > RULES.referenceMs) return 'failed';
    this.stage = this.advance(this.stage);
    return this.stage === 'done' ? 'done' : 'running';
  }

  private advance(stage: Stage): Stage {
    const { motion } = this;
    switch (stage) {
      case 'rollers': {
        let retracted = true;
        for (const channel of motion.channels) {
          if (channel.retract(RULES.referenceMmPerS, false) !== 0) retracted = false;
        }
        if (!retracted) return 'rollers';
        for (const channel of motion.channels) channel.zero();
        return 'width';
      }
      case 'width':
        if (!this.width.step(motion.widthAtZero)) return 'width';
        motion.width.holdReference();
        return 'carriage';
      case 'carriage':
        motion.width.holdPlace();
        if (!this.carriage.step(motion.carriageAtZero)) return 'carriage';
        motion.carriage.holdReference();
        return 'settling';
      case 'settling': {
        motion.width.holdPlace();
        motion.carriage.holdPlace();
        if (motion.moves || !isSettled(motion.carriage) || !isSettled(motion.width)) return 'settling';
        motion.referenced = true;
        return 'done';
      }
      case 'done':
        return 'done';
      default:
        return stage satisfies never;
    }
  }
}

function isSettled(axis: TravelAxis): boolean {
  return Math.abs(axis.commanded.nm / 1_000_000 - axis.sense.positionMm) < SETTLED_MM;
}
