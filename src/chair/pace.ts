/** Times and rates of a stroke as its way, its force and the chair's limits allow them. */
import { clamp } from '../units/numbers.ts';
import { travelTimeS } from '../units/travel-time.ts';
import { type PlannedLimits, plannedLimits, strokeLimits } from './clock-law.ts';
import type { OnTrack } from './on-track.ts';
import { pressureScale } from './pressure-scale.ts';
import type { ChairProfile } from './profile.ts';
import type { Note } from './stand-ins.ts';
import { LONGEST_ON_SPOT_S } from './stand-ins.ts';

/** However short the way, nobody is rolled over faster than this each way: quicker is friction [D]. */
export const SHORTEST_ROLL_PASS_S = 1;
/**
 * No stroke that reaches the neck travels faster [D]. Above the shoulder a back is as steep as it runs up, and a force is
 * mended within a tenth of a second: at 90 mm/s 16 N became 21 before that, and the neck bears 20.
 */
export const NECK_MM_PER_S = 15;
/** Slower is a sweep [D]; the language begins at 20 a minute. */
const SLOWEST_FRICTION_PER_MIN = 5;
/** A spot is so much of the back, on one side (domain.md §3) [D]. */
const SPOT_MM = 40;
/** The planner makes times whole milliseconds: a little more than that. */
const PLANNED_SHARE = 0.999;
const ROUNDING_S = 0.01;
/** A difference nobody feels is not worth a word. */
const UNFELT_S = 0.5;

/** Seconds on the way that is left: a way cut down to one spot by the end of the track is not worked on longer than a spot may be. */
export function spotSeconds(
  forS: number,
  { fromMm, toMm, clipped }: OnTrack,
  title: string,
  note: Note,
): number {
  const wayMm = Math.abs(toMm - fromMm);
  const isSpot = wayMm === 0 || (clipped && wayMm < SPOT_MM);
  if (!isSpot || forS <= LONGEST_ON_SPOT_S) return forS;
  note(`${title}: ${round(forS)} s on one spot is too long.`, `It lasts ${LONGEST_ON_SPOT_S} s.`);
  return LONGEST_ON_SPOT_S;
}

/** The speed of a stroke, slower where it reaches the neck. */
export function sparingNeck(mmPerS: number, reachesNeck: boolean, title: string, note: Note): number {
  if (!reachesNeck || mmPerS <= NECK_MM_PER_S) return mmPerS;
  note(
    `${title}: ${round(mmPerS)} mm/s is too fast for the neck, where a back is steep.`,
    `It goes at ${NECK_MM_PER_S} mm/s.`,
  );
  return NECK_MM_PER_S;
}

/** Seconds of a kneading, longer where its way reaches the neck and would be gone too fast. */
export function kneadingSeconds(
  forS: number,
  { fromMm, toMm }: OnTrack,
  reachesNeck: boolean,
  title: string,
  note: Note,
): number {
  const leastS = Math.ceil(Math.abs(toMm - fromMm) / NECK_MM_PER_S);
  if (!reachesNeck || forS >= leastS) return forS;
  note(
    `${title}: in ${round(forS)} s it would go too fast over the neck, where a back is steep.`,
    `It lasts ${leastS} s.`,
  );
  return leastS;
}

/** Seconds a roll is planned for: at least one way. */
export function rollFor(
  forS: number,
  speedMmPerS: number,
  { fromMm, toMm }: OnTrack,
  { carriage }: ChairProfile,
  title: string,
  note: Note,
): number {
  const wayMm = Math.abs(toMm - fromMm);
  const passS = fastestS(wayMm, strokeLimits(carriage), speedMmPerS);
  if (passS < SHORTEST_ROLL_PASS_S) {
    const speed = `${round(speedMmPerS)} mm/s is too quick for so short a way`;
    note(`${title}: ${speed}.`, `It takes ${SHORTEST_ROLL_PASS_S} s each way.`);
  }
  if (passS <= forS + UNFELT_S) return forS;
  note(
    `${title}: one way at ${round(speedMmPerS)} mm/s takes longer than ${round(forS)} s.`,
    `It rolls once, ${round(passS)} s.`,
  );
  return passS;
}

/** To and fro a minute: as asked, or what the carriage can on a way of `reachMm`. */
export function frictionRate(
  ratePerMin: number,
  reachMm: number,
  { carriage }: ChairProfile,
  title: string,
  note: Note,
): number {
  const most =
    60 / (2 * (fastestS(reachMm, plannedLimits(carriage, 1), Number.POSITIVE_INFINITY) + ROUNDING_S));
  const possible = clamp(ratePerMin, SLOWEST_FRICTION_PER_MIN, Math.floor(most * 10) / 10);
  if (possible === ratePerMin) return ratePerMin;
  const why =
    ratePerMin < possible ? 'too slow for friction' : "quicker than this chair's carriage can turn round";
  note(
    `${title}: ${round(ratePerMin)} a minute over ${round(reachMm)} mm is ${why}.`,
    `It goes to and fro ${possible} times a minute.`,
  );
  return possible;
}

/** Seconds to come to full pressure; null leaves it to the planner. */
export function holdRampS(
  rampS: number | null,
  pressureN: number,
  { force }: ChairProfile,
  title: string,
  note: Note,
): number | null {
  if (rampS === null) return null;
  const leastS = pressureN / force.maxRiseNPerS;
  if (rampS >= leastS) return rampS;
  if (rampS >= leastS - UNFELT_S) return leastS;
  const { unit, perN } = pressureScale(force);
  note(
    `${title}: ${round(pressureN * perN)} ${unit} in ${round(rampS)} s is quicker than the ${round(force.maxRiseNPerS * perN)} ${unit}/s this chair presses with.`,
    `It takes ${round(leastS)} s.`,
  );
  return leastS;
}

function fastestS(mm: number, { speed, accel, jerk }: PlannedLimits, speedMmPerS: number): number {
  return travelTimeS(mm, {
    speed: Math.min(speedMmPerS, speed * PLANNED_SHARE),
    accel: accel * PLANNED_SHARE,
    jerk: jerk * PLANNED_SHARE,
  });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
