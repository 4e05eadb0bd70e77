/** Coming up to the body, ramping the asked force in and out, letting go. */
import type { ForceLimits } from '../chair/profile.ts';
import type { Step } from './step.ts';
import { step } from './step.ts';
import { TICKS_PER_S } from './whole-ticks.ts';

/** Rollers rest on the body with this much at the end of the approach [design default]. */
const RESTING_MILLI_N = 5000;
/** A light touch rests below this share of what is asked: else the approach would already be the hold. */
const RESTING_SHARE = 0.8;
/** The resting force stands this far above the force that counts as contact. */
const OVER_CONTACT = 1.25;
/** A press rises at most this fast, whatever the chair could do: 25 N/s (design §4). So fast only where a person asks for it. */
export const RISE_MILLI_N_PER_TICK = 25;
/**
 * Nobody is pressed faster than this unasked. 25 N/s is felt as up to 46 where soft skin ends and a stiff body begins; what
 * is felt shall stay below 40 [D].
 */
const UNASKED_MILLI_N_PER_TICK = 18;
/** Letting go may be faster than pressing, but not a jump: 60 N/s [design default]. */
export const FALL_MILLI_N_PER_TICK = 60;
/** A roller comes back 80 mm at 150 mm/s in 0.55 s; the rest is for its own speeding up and braking. */
const RELEASE_TICKS = 700;
/** Held time is counted while the mean is at or above this share of the asked force (design, "A hold's clock"). */
const HELD_SHARE = 0.9;

export function milliN(forceN: number): number {
  return Math.round(forceN * 1000) + 0;
}

/** Force the rollers rest on the body with before the ramp in, and come back to before the release. */
export function restingMilliN(askedMilliN: number, force: ForceLimits): number {
  const light = Math.max(RESTING_SHARE * askedMilliN, OVER_CONTACT * milliN(force.contactN));
  return Math.round(Math.min(RESTING_MILLI_N, light, askedMilliN));
}

export function approach(endMilliN: number, force: ForceLimits): Step {
  const ticks = Math.max(1, Math.round(force.approachWindowS * TICKS_PER_S));
  return step(ticks, { force: { mode: 'approach', endMilliN } });
}

export function release(): Step {
  return step(RELEASE_TICKS, { force: { mode: 'release', endMilliN: 0 } });
}

/** From one asked force to another in `atLeastTicks`, or longer where the rise or fall would be too steep. */
export function ramp(
  fromMilliN: number,
  toMilliN: number,
  atLeastTicks: number,
  force: ForceLimits,
  mostMilliNPerTick = UNASKED_MILLI_N_PER_TICK,
): Step {
  const change = toMilliN - fromMilliN;
  const steepest = change > 0 ? Math.min(force.maxRiseNPerS, mostMilliNPerTick) : FALL_MILLI_N_PER_TICK;
  const ticks = change === 0 ? 0 : Math.max(atLeastTicks, Math.ceil(Math.abs(change) / steepest));
  return step(ticks, { force: { mode: 'press', endMilliN: toMilliN } });
}

/** The asked force out to the resting force, and let go. */
export function rampOut(askedMilliN: number, atLeastTicks: number, force: ForceLimits): Step[] {
  return [ramp(askedMilliN, restingMilliN(askedMilliN, force), atLeastTicks, force), release()];
}

/**
 * Ticks of a ramp of `ticks` between the resting and the asked force that already count as held: the part at
 * 90 % of the asked force or more. A trailing mean and the lag of the force loop shift both ends of a hold alike.
 */
export function heldTicks(ticks: number, askedMilliN: number, resting: number): number {
  if (ticks === 0) return 0;
  const share = ((1 - HELD_SHARE) * askedMilliN) / (askedMilliN - resting);
  return Math.round(ticks * Math.min(1, share));
}
