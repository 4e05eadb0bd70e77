/**
 * Finding zero (spec.md §5, `ref`): rollers in first, then the width to its end, then the carriage down to its switch.
 * Nothing closes.
 *
 *     rollers → width → carriage → settling → done
 */
import type { Motion } from './motion.ts';
import { RULES } from './rules.ts';
import type { TravelAxis } from './travel-axis.ts';

type Stage = 'rollers' | 'width' | 'carriage' | 'settling' | 'done' | 'failed';

/** Off the switch and onto it again, slowly. */
const TOUCH_MM_PER_S = 10;
/** A switch that says the same for so long does not bounce. */
const STEADY_MS = 20;
/** A switch that is not left by then is stuck; one that does not close again by then never was where it seemed to be. */
const OFF_MS = 3000;
const TOUCH_MS = 1500;
const SETTLED_MM = 0.3;
/** From 10 mm/s a drive stands after 0.2 mm: an axis that holds its zero and is farther off has an encoder that jumps. */
const JUMPED_MM = 0.5;

/**
 * Takes one axis to the place where its switch closes, twice: down until it closes, slowly off it, slowly onto it again.
 * The second time counts. A glitch of the switch half-way up the track is not met again, and the search goes on.
 *
 *     down → off → touch → found        touch ─nothing there→ down        off ─never opens→ failed
 */
class ZeroSearch {
  private readonly axis: TravelAxis;
  private readonly downMmPerS: number;
  private stage: 'down' | 'off' | 'touch' | 'found' = 'down';
  private stageMs = 0;
  private steadyMs = 0;

  constructor(axis: TravelAxis, maxSpeedMmPerS: number) {
    this.axis = axis;
    this.downMmPerS = Math.min(RULES.referenceMmPerS, maxSpeedMmPerS);
  }

  begin(): void {
    this.go('down');
  }

  /** `found`: the axis holds its zero, though it may still be on its way to a stand. */
  step(closed: boolean): 'searching' | 'found' | 'failed' {
    const { axis } = this;
    this.stageMs += 1;
    switch (this.stage) {
      case 'down':
        axis.seek(-this.downMmPerS);
        if (!closed) return 'searching';
        axis.stand();
        this.go('off');
        return 'searching';
      case 'off':
        axis.seek(TOUCH_MM_PER_S);
        this.steadyMs = closed ? 0 : this.steadyMs + 1;
        if (this.steadyMs >= STEADY_MS) this.go('touch');
        return this.stageMs > OFF_MS ? 'failed' : 'searching';
      case 'touch':
        if (closed) {
          if (this.steadyMs === 0) {
            axis.zero();
            axis.holdReference();
          }
          if (hasJumped(axis)) return 'failed';
          axis.holdPlace();
          this.steadyMs += 1;
          if (this.steadyMs >= STEADY_MS) this.go('found');
        } else {
          this.steadyMs = 0;
          axis.seek(-TOUCH_MM_PER_S);
          if (this.stageMs > TOUCH_MS) this.go('down');
        }
        return 'searching';
      case 'found':
        if (hasJumped(axis)) return 'failed';
        axis.holdPlace();
        return 'found';
      default:
        return this.stage satisfies never;
    }
  }

  private go(stage: typeof this.stage): void {
    this.stage = stage;
    this.stageMs = 0;
    this.steadyMs = 0;
  }
}

export class ReferenceRun {
  private readonly motion: Motion;
  private readonly width: ZeroSearch;
  private readonly carriage: ZeroSearch;
  private stage: Stage = 'done';
  private ms = 0;
  private retractedMs = 0;

  constructor(motion: Motion) {
    const { profile } = motion;
    this.motion = motion;
    this.width = new ZeroSearch(motion.width, profile.width.maxSpeedMmPerS);
    this.carriage = new ZeroSearch(motion.carriage, profile.carriage.maxSpeedMmPerS);
  }

  begin(): void {
    this.stage = 'rollers';
    this.ms = 0;
    this.retractedMs = 0;
    this.motion.referenced = false;
    this.width.begin();
    this.carriage.begin();
  }

  /** One millisecond. `failed` after 30 s without zero, or where a switch is stuck. */
  step(): 'running' | 'done' | 'failed' {
    this.ms += 1;
    if (this.ms > RULES.referenceMs) return 'failed';
    this.stage = this.advance(this.stage);
    return this.stage === 'done' || this.stage === 'failed' ? this.stage : 'running';
  }

  private advance(stage: Stage): Stage {
    const { motion } = this;
    switch (stage) {
      case 'rollers': {
        let retracted = true;
        for (const channel of motion.channels) {
          channel.retract(RULES.referenceMmPerS, false);
          if (channel.driveMmPerS !== 0) retracted = false;
        }
        this.retractedMs = retracted ? this.retractedMs + 1 : 0;
        if (this.retractedMs < STEADY_MS) return 'rollers';
        for (const channel of motion.channels) channel.zero();
        return 'width';
      }
      case 'width':
        return after(this.width.step(motion.widthAtZero), stage, 'carriage');
      case 'carriage':
        if (hasJumped(motion.width)) return 'failed';
        motion.width.holdPlace();
        return after(this.carriage.step(motion.carriageAtZero), stage, 'settling');
      case 'settling': {
        if (hasJumped(motion.width) || hasJumped(motion.carriage)) return 'failed';
        motion.width.holdPlace();
        motion.carriage.holdPlace();
        if (motion.moves || !isSettled(motion.carriage) || !isSettled(motion.width)) return 'settling';
        motion.referenced = true;
        return 'done';
      }
      case 'done':
      case 'failed':
        return stage;
      default:
        return stage satisfies never;
    }
  }
}

function after(search: 'searching' | 'found' | 'failed', stage: Stage, next: Stage): Stage {
  if (search === 'failed') return 'failed';
  return search === 'found' ? next : stage;
}

function isSettled(axis: TravelAxis): boolean {
  return axis.awayMm < SETTLED_MM;
}

/** Followed, it would take the axis to where zero is not. */
function hasJumped(axis: TravelAxis): boolean {
  return axis.awayMm > JUMPED_MM;
}
