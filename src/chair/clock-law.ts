/**
 * How fast the plan clock may change its rate (chair-link spec §4), and what that adds to the motion it times.
 *
 * With r the rate and s the plan, an axis has   speed v·r,   acceleration a·r² + v·ṙ,   jerk j·r³ + 3·a·r·ṙ + v·r̈.
 * The law keeps v·ṙ below 4/5 of the acceleration and v·r̈ below 2/5 of the jerk an axis may have at its greatest speed.
 */
import type { ChairProfile, LinearAxis } from './profile.ts';

/** The rate counts so many to a thousandth: 1 048 576 000 is as planned. */
export const RATE_PER_PERMILLE = 1_048_576;

export const AS_PLANNED_PERMILLE = 1000;
/** The wire's greatest `rat.ratePermille`. */
export const FASTEST_PERMILLE = 1500;

export interface ClockLaw {
  /** Most the rate changes in a millisecond, and most that changes in the next one; rate units, at a top rate of 1000 ‰. */
  readonly slewPerMs: number;
  readonly easePerMs: number;
}

/** From the envelope's whole numbers, the lower of carriage and width. */
export function clockLaw({ carriage, width }: ChairProfile): ClockLaw {
  const [a, b] = [lawOf(carriage), lawOf(width)];
  return {
    slewPerMs: Math.min(a.slewPerMs, b.slewPerMs),
    easePerMs: Math.min(a.easePerMs, b.easePerMs),
  };
}

function lawOf(axis: LinearAxis): ClockLaw {
  const speed = Math.round(axis.maxSpeedMmPerS * 1000);
  const accel = Math.round(axis.maxAccelMmPerS2 * 1000);
  const jerk = Math.round(axis.maxJerkMmPerS3 * 1000);
  return {
    slewPerMs: Math.max(1, Math.floor((4 * accel * RATE_PER_PERMILLE) / (5 * speed))),
    easePerMs: Math.max(1, Math.floor((2 * jerk * RATE_PER_PERMILLE) / (5000 * speed))),
  };
}
