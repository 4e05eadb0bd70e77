/**
 * The board's own eyes (spec.md §8): looked at every millisecond, on the board clock, whatever the host says.
 * Each monitor is a handful of numbers; `found` is the first fault of this millisecond.
 */
import type { LinearAxis } from '../../src/chair/profile.ts';
import type { FaultName } from '../../src/protocol/messages.ts';
import type { DepthChannel } from './depth-channel.ts';
import type { EncoderSense } from './encoder-sense.ts';
import type { Kneading } from './kneading.ts';
import { RULES } from './rules.ts';
import type { TravelAxis } from './travel-axis.ts';

/** Taken out of the rules once: a constant of this file costs nothing to read, one of another file does, a million times a second. */
const {
  astrayMm,
  astrayMs,
  cellAgainstMotorMs,
  cellAgainstMotorN,
  cellAgainstMotorShare,
  cellBelowMotorMs,
  cellBelowMotorN,
  cellBelowMotorShare,
  cellLeastN,
  cellMostN,
  forceOverMs,
  goesInMmPerS,
  forceOverShare,
  kneadHz,
  kneadMs,
  movingMmPerS,
  notMovingMmPerS,
  notMovingMs,
  notMovingShare,
  pressingN,
  sameReadingMs,
  seemsInMs,
  stillPressingMs,
  switchAwayMm,
  switchAwayMs,
  travelMm,
  uncommandedMm,
} = RULES;

export interface Finding {
  readonly fault: Exclude<FaultName, 'none'>;
  /** Axis number (0 carriage, 1 width, 2 and 3 the depth drives), or millinewtons. */
  readonly detail: number;
}

/** After these nobody knows where an axis is: rollers come in to their switch, not to where zero was believed. */
export const LOSES_PLACE: ReadonlySet<Finding['fault']> = new Set([
  'not-moving',
  'moved-uncommanded',
  'travel',
  'reference-failed',
]);

/** Told to move, but the encoder does not follow. */
export class NotMoving {
  private forMs = 0;

  step({ driveMmPerS, sense }: TravelAxis | DepthChannel): boolean {
    const asked = driveMmPerS < 0 ? -driveMmPerS : driveMmPerS;
    const followed = driveMmPerS < 0 ? -sense.speedMmPerS : sense.speedMmPerS;
    if (asked < notMovingMmPerS || followed >= notMovingShare * asked) this.forMs = 0;
    else this.forMs += 1;
    return this.forMs >= notMovingMs;
  }

  reset(): void {
    this.forMs = 0;
  }
}

/** Follows the plan too slowly, or its encoder has lost its place: it is not where the plan has it. */
export class AstrayWatch {
  private forMs = 0;

  step(follows: boolean, { awayMm }: TravelAxis): boolean {
    // Written so that what is no number is astray too.
    this.forMs = !follows || awayMm <= astrayMm ? 0 : this.forMs + 1;
    return this.forMs >= astrayMs;
  }
}

/** Braked, but the encoder moves. The place is taken once it had time to come to rest. */
export class MovedUncommanded {
  private forMs = 0;
  private placeMm = 0;

  step(braked: boolean, { positionMm }: EncoderSense): boolean {
    if (!braked) {
      this.forMs = 0;
      return false;
    }
    if (this.forMs < SETTLE_MS) {
      this.forMs += 1;
      this.placeMm = positionMm;
      return false;
    }
    const away = positionMm - this.placeMm;
    if (away <= uncommandedMm && away >= -uncommandedMm) return false;
    // Said once; where it stands now is its place from now on, so that the fault can be cleared once it rests.
    this.forMs = 0;
    return true;
  }
}

const SETTLE_MS = 200;

/** An axis beyond its range; or its zero switch closed where zero is not: the encoder has lost its place, or the switch is stuck. */
export class PlaceWatch {
  private readonly leastMm: number;
  private readonly mostMm: number;
  private readonly switchMostMm: number;
  private awayMs = 0;

  constructor({ minMm, maxMm, referenceMm }: LinearAxis) {
    this.leastMm = minMm - travelMm;
    this.mostMm = maxMm + travelMm;
    this.switchMostMm = referenceMm + switchAwayMm;
  }

  step({ positionMm }: EncoderSense, switchClosed: boolean): boolean {
    // Written so that what is no number is outside too.
    if (!(positionMm >= this.leastMm && positionMm <= this.mostMm)) return true;
    if (switchClosed && positionMm > this.switchMostMm) this.awayMs += 1;
    else this.awayMs = 0;
    return this.awayMs >= switchAwayMs;
  }
}

/**
 * A roller that was let go of belongs at its switch. In by its encoder alone it stands farther out than the board knows;
 * where it was at its switch and is not any more, somebody else than the board drives it, whatever its encoder says.
 */
export class InWatch {
  private wasAtZero = false;
  private forMs = 0;

  step({ engaged, seemsIn, atZero }: DepthChannel, referenced: boolean): boolean {
    this.wasAtZero = !engaged && (atZero || this.wasAtZero);
    const left = !atZero && (this.wasAtZero || (referenced && seemsIn));
    this.forMs = left ? this.forMs + 1 : 0;
    return this.forMs >= seemsInMs;
  }

  /** Without current a roller goes where it is pushed. */
  reset(): void {
    this.wasAtZero = false;
    this.forMs = 0;
  }
}

/** The kneading motor against what it is told: it may be caught in something, or its relay be welded. */
export class KneadWatch {
  private stuckMs = 0;
  private wanderedMs = 0;

  stuck({ driveHz, measuredHz }: Kneading): boolean {
    const stuck = driveHz > kneadHz && measuredHz < notMovingShare * driveHz;
    this.stuckMs = stuck ? this.stuckMs + 1 : 0;
    return this.stuckMs >= kneadMs;
  }

  wandered({ driveHz, measuredHz }: Kneading): boolean {
    this.wanderedMs = driveHz === 0 && measuredHz > kneadHz ? this.wanderedMs + 1 : 0;
    return this.wanderedMs >= kneadMs;
  }
}

/** What the load cell says: too much for the place, or something no living load says. */
export class ForceWatch {
  private overMs = 0;
  private sameMs = 0;
  private lastN = Number.NaN;
  private motorN = 0;
  private againstMotorMs = 0;
  private belowN = 0;
  private belowMotorMs = 0;

  step(channel: DepthChannel, ceilingN: number): Finding | null {
    const { forceN } = channel;
    if (!isReadable(forceN)) return { fault: 'force-implausible', detail: milliN(forceN) };

    if (channel.engaged && forceN === this.lastN) this.sameMs += 1;
    else this.sameMs = 0;
    this.lastN = forceN;
    // Also before contact: a cell that says nothing would let the roller go on into the body for ever.
    if (this.sameMs >= sameReadingMs) return { fault: 'force-implausible', detail: milliN(forceN) };
    if (this.differsFromMotor(channel)) return { fault: 'force-implausible', detail: milliN(forceN) };

    this.overMs = countedMs(this.overMs, forceN > pressingN && forceN > ceilingN * forceOverShare);
    return this.overMs >= forceOverMs ? { fault: 'force-over', detail: milliN(forceN) } : null;
  }

  reset(): void {
    this.overMs = 0;
    this.sameMs = 0;
    this.motorN = 0;
    this.againstMotorMs = 0;
    this.belowN = 0;
    this.belowMotorMs = 0;
  }

  /** A cell that lives but has lost its gain, has an offset, or is the other roller's: the motor's current tells. */
  private differsFromMotor({ engaged, forceN, motorN, sense }: DepthChannel): boolean {
    // A roller that still goes in fast presses on nobody, and turning it round takes current too.
    if (!engaged || sense.speedMmPerS < -goesInMmPerS) {
      this.motorN = 0;
      this.againstMotorMs = 0;
      this.belowN = 0;
      this.belowMotorMs = 0;
      return false;
    }
    this.motorN += (motorN - this.motorN) * MOTOR_SHARE;
    const away = this.motorN - forceN;
    const allowedN = cellAgainstMotorN + cellAgainstMotorShare * (away > 0 ? this.motorN : forceN);
    if (away > allowedN || away < -allowedN) this.againstMotorMs += 1;
    else this.againstMotorMs = 0;
    // What a drive needs to speed up and to brake is over sooner than this mean.
    this.belowN += (away - this.belowN) * BELOW_SHARE;
    if (this.belowN > cellBelowMotorN + cellBelowMotorShare * this.motorN) this.belowMotorMs += 1;
    else this.belowMotorMs = 0;
    return this.againstMotorMs >= cellAgainstMotorMs || this.belowMotorMs >= cellBelowMotorMs;
  }
}

/** A millisecond more where something is so, one less where it is not: no single reading of a noisy sensor undoes what the others said. */
export function countedMs(ms: number, isSo: boolean): number {
  if (isSo) return ms + 1;
  return ms > 0 ? ms - 1 : 0;
}

/** As slow as the cell itself, 20 ms. */
const MOTOR_SHARE = 1 / 20;
/** A mean over some 50 ms. */
const BELOW_SHARE = 1 / 50;

/** Everything is being let go, or has been, and a roller presses on. */
export class PressWatch {
  private forMs = 0;

  step(lettingGo: boolean, presses: boolean): boolean {
    this.forMs = lettingGo && presses ? this.forMs + 1 : 0;
    if (this.forMs < stillPressingMs) return false;
    // Said once; said again where it was cleared and presses still.
    this.forMs = 0;
    return true;
  }
}

/** A reading this board's cells can give; also false for what is no number. */
export function isReadable(forceN: number): boolean {
  return forceN > cellLeastN && forceN < cellMostN;
}

/** `detail` holds 2·10⁹ at most. */
function milliN(forceN: number): number {
  return Number.isFinite(forceN) ? Math.round(Math.max(-2e6, Math.min(2e6, forceN)) * 1000) : 0;
}

/** A drive that moves, in either direction. */
export function isMoving(axis: TravelAxis | DepthChannel): boolean {
  const { speedMmPerS } = axis.sense;
  return speedMmPerS > movingMmPerS || speedMmPerS < -movingMmPerS;
}
