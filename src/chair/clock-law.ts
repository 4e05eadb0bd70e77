/**
 * How fast the plan clock may change its rate (chair-link spec §4), and what that adds to the motion it times.
 *
 * With r the rate and s the plan, an axis has   speed v·r,   acceleration a·r² + v·ṙ,   jerk j·r³ + 3·a·r·ṙ + v·r̈.
 * The law keeps v·ṙ below 4/5 of the acceleration and v·r̈ below half of the jerk an axis may have at its greatest speed.
 * A plan leaves room for that: of what an axis may have it uses half of the acceleration and 3/10 of the jerk, at the
 * greatest rate it shall bear. These are enough because v and a are never both greatest, and a rate changes gently at
 * first and at last (test/sim/board/room-for-changes.test.ts tries it out).
 */
import type { ChairProfile, LinearAxis } from './profile.ts';

/** The rate counts so many to a thousandth: 1 048 576 000 is as planned. */
export const RATE_PER_PERMILLE = 1_048_576;

export const AS_PLANNED_PERMILLE = 1000;
/** The wire's greatest `rat.ratePermille`. */
export const FASTEST_PERMILLE = 1500;

/** What a plan may use of an axis, so that every change of the rate fits beside it; in tenths, as the board counts (spec §4). */
export const PLANNED_TENTHS = { accel: 5, jerk: 3 } as const;
/** Planned a thousandth below, so that rounded numbers of the wire stay inside too. */
const ROUNDED = 0.999;

/** Greatest magnitudes of a motion on its way: mm/s, mm/s², mm/s³. */
export interface PlannedLimits {
  readonly speed: number;
  readonly accel: number;
  readonly jerk: number;
}

/**
 * What a motion may have that goes on inside the axis's limits while the rate changes between 0 and `rate` (1 or more):
 * accelerations grow with the square of the rate, jerks with its cube.
 */
export function plannedLimits(axis: LinearAxis, rate: number): PlannedLimits {
  return {
    speed: (axis.maxSpeedMmPerS * ROUNDED) / rate,
    accel: (axis.maxAccelMmPerS2 * ROUNDED * PLANNED_TENTHS.accel) / 10 / rate ** 2,
    jerk: (axis.maxJerkMmPerS3 * ROUNDED * PLANNED_TENTHS.jerk) / 10 / rate ** 3,
  };
}

/**
 * Of a motion on the body: gentle enough to be played at the wire's fastest rate. Its speed is what the program says; a
 * fast one is played as much faster as the axis's speed leaves.
 */
export function strokeLimits(axis: LinearAxis): PlannedLimits {
  const { accel, jerk } = plannedLimits(axis, FASTEST_PERMILLE / AS_PLANNED_PERMILLE);
  return { ...plannedLimits(axis, 1), accel, jerk };
}

export interface ClockLaw {
  /** Most the rate changes in a millisecond, and most that changes in the next one; rate units, at a cap of 1000 ‰. */
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
    easePerMs: Math.max(1, Math.floor((jerk * RATE_PER_PERMILLE) / (2000 * speed))),
  };
}
