/**
 * The limits a board of this chair never leaves, in the units of the wire, and the figures of its own behaviour.
 * All of them stand here, each with the section of protocols/chair-link/v1/spec.md that asks for it.
 */

import { PLANNED_TENTHS } from '../../src/chair/clock-law.ts';
import type { ChairProfile, LinearAxis } from '../../src/chair/profile.ts';
import { milliHz } from '../../src/units/numbers.ts';
import { accelerationAt, type JerkSegment, positionAt, speedAt, turningPoints } from './integrator.ts';
import { COUNTS_PER_TICK } from './plan-clock.ts';

export const RULES = {
  /** §3: armed, one valid line of this session within this time. */
  silenceMs: 300,
  /** §4: what begins something, and was so much longer on its way than the quickest line of its session, is too old. */
  oldCommandMs: 300,
  /** §5: a batch begins at least this far ahead of the plan clock. */
  leadTicks: 5,
  /** §5: items queued on one axis or channel. */
  queueItems: 256,
  /** §5: lines staged. */
  stagedLines: 512,
  /** §5: how exactly a segment continues the one before. */
  joinNm: 20_000,
  joinNmPerS: 1_000_000,
  joinNmPerS2: 50_000_000,
  /** §5: an approach has no ramp, so it rests on the body lightly. */
  approachMilliN: 10_000,
  /** §5 `rat`, lowest override: slower than this is a pause, and a pause releases. */
  leastRatePermille: 100,
  /** §5 `ref`. */
  referenceMmPerS: 60,
  referenceMs: 30_000,
  /** §5 `scn`: what may be asked of it, and what a cell may read while it feels the back. */
  scanMilliN: { least: 4_000, most: 10_000 },
  scanUmPerS: { least: 10_000, most: 60_000 },
  scanCeilingN: 15,
  /** §5 `scn`: the back falls away where it goes so deep over so much of the track, … */
  scanFallMm: 6,
  scanFallOverMm: 15,
  /** … where no roller has touched it for so long, or where one is so far out. */
  scanLostMs: 300,
  scanDeepestMm: 75,
  scanBrakeMmPerS2: 300,
  /** §6: asked force rises again after a pause; §5: and where a lost body was met again. Gently: nothing is known yet of how stiff it is. */
  resumeRiseNPerS: 18,
  /** §7: braking of every axis that travels. */
  brakeMmPerS2: 2_000,
  /** §7: so far from moving that it counts as standing against something. */
  stalledMm: 0.5,
  stalledMs: 150,
  /** §7: a roller that lets go and still presses moves at least so far within this time; a sound one comes 10 mm. */
  dragsMm: 4,
  dragsMs: 120,
  /** §7: drives go off after this even if something still moves, because then current is what moves it. */
  lettingGoMs: 2_000,
  /** §7: one `opn` holds for this long. */
  openMs: 200,
  /** §8: a wire of the hard-wired stop that bounces does not stop. */
  stopInputMs: 3,
  /** §8: a roller that lets go is off the body within 1 s; what presses still after this does not let go. */
  stillPressingMs: 1_500,
  /** §3: moving or pressing, as `wait`, `arm` and the flags of `tm` mean it. */
  movingMmPerS: 2,
  pressingN: 5,
  /** §8. */
  notMovingMmPerS: 5,
  notMovingShare: 0.1,
  notMovingMs: 300,
  uncommandedMm: 3,
  /** §8: a sound axis is never a millimetre from where the plan has it. */
  astrayMm: 10,
  astrayMs: 20,
  /** §8: so far into the body beyond what it was told, a roller runs by itself [D]; and what its drives are like while they are sound. */
  runsInMm: 0.4,
  driveQuickestMs: 15,
  driveSlowestMs: 20,
  driveMmPerS2: 3_000,
  driveMostMmPerS: 300,
  forceOverShare: 1.1,
  forceOverMs: 20,
  sameReadingMs: 200,
  /** §8: by so much, and a fifth of the greater, the current of a motor and its cell may differ: friction is 6 N, the start of a move over in 20 ms. */
  cellAgainstMotorN: 15,
  cellAgainstMotorShare: 0.2,
  cellAgainstMotorMs: 60,
  /** §8: a cell that reads less presses harder, so less is borne there: friction is 6 N, a cell's own error 3 %. */
  cellBelowMotorN: 8,
  cellBelowMotorShare: 0.08,
  cellBelowMotorMs: 30,
  /** §8: … and where a roller goes in faster than this, its motor is not asked. */
  goesInMmPerS: 20,
  /** §8: what the cells of this board can read at all (12 bits over 0–150 N). */
  cellLeastN: -5,
  cellMostN: 149.9,
  /** §5, chairs without a load cell: the current says at least this share of a force, friction hides so much of it per roller, … */
  currentReadsAtLeast: 0.75,
  currentFrictionN: 3,
  /** … and together with a breath, and one of two rollers taking more than the other, it hides so much. */
  currentHidesN: 5,
  /** §8: … and a drive that turns takes more than this. */
  currentSilentN: 1,
  currentSilentMs: 60,
  /** §12: the converter's lower end, as far below nothing as a zero can be seen to drift. */
  cellLowestRawN: -19.9,
  /** §12: an unloaded cell that reads more, either way, starts nothing: 18.6 N asked in the neck are then 20.6 [D]. */
  cellDriftN: 2,
  /** §12: what a cell felt is gone after five of its lags; a mean of less than three readings says too little. */
  cellSettleMs: 100,
  cellLeastSamples: 3,
  /** §12: still is where the means of 50 ms differ by less; noise alone makes 0.2 N of it. */
  cellUnrestN: 0.5,
  /** §12: what a calibration may take out, and with which weight: beyond it the cell wants a technician's hand. */
  zeroMostMilliN: 15_000,
  spanPermille: { least: 800, most: 1_200 },
  weightDeciN: { least: 200, most: 1_000 },
  /** §12: a technician who says nothing, or a host that does not, has gone. */
  calibrationMs: 600_000,
  calibrationSilenceMs: 2_000,
  travelMm: 2,
  /** §8: a zero switch that is closed so far from zero, for so long: position or switch is wrong. */
  switchAwayMm: 5,
  switchAwayMs: 20,
  /** §8: a roller that is in by its encoder has closed its switch on the way, a millimetre before. */
  seemsInMs: 100,
  /** §8: the kneading motor turns slowly to begin with, and runs out slowly. */
  kneadHz: 0.1,
  kneadMs: 1_500,
  /** §8: one spot under one roller (domain.md §3). */
  spotMm: 40,
  spotOnEndMs: 40_000,
  spotSessionMs: 120_000,
  /** §8: what the pressure sensors of this board can read, and how far over a cell may be for how long. */
  airLeastPa: -3_000,
  airMostPa: 60_000,
  airOverShare: 1.1,
  airOverMs: 50,
  /** §8: a cell that is being filled stands as the line, and is full in this time. */
  airLinePa: 5_000,
  airLineMs: 800,
  airFillMs: 12_000,
  /** §8: vented, or held, it is not above what is asked for longer than this. */
  airStuckPa: 4_000,
  airStuckMs: 1_500,
  airEmptyPa: 3_000,
  /** §6: paused for so long, the air goes out too. */
  airPausedMs: 10_000,
  /** §8: what the thermistor of this board can read. */
  heatLeastC: -10,
  heatMostC: 80,
  heatOverMs: 3_000,
  heatRateC: 3,
  heatRateMs: 1_000,
  heatSameMs: 20_000,
  heatRiseC: 0.5,
  heatRiseMs: 60_000,
  heatStillMs: 20_000,
  /** §8: so far the thermistor may be from what the current must have made. */
  heatAwayC: 1.5,
  heatAwayMs: 5_000,
  /** §7a: something is in the way where a motor pushes this share of what it may, or does not follow. */
  posturePushShare: 0.6,
  posturePushMs: 15,
  postureFollowShare: 0.7,
  postureStartMs: 400,
  postureStoodMs: 100,
  postureClosingShare: 0.5,
  /** §7a: a control let go while it pushes more than this has pinched something. */
  postureRestN: 30,
  postureBackMm: 30,
  /** §8: back or leg rest, when nobody holds a control. */
  postureWanderDeg: 2,
  /** §5: from `arm` on, at most (domain.md §3). */
  sessionMs: 30 * 60_000,
  /** §10. */
  telemetryMs: 50,
  countersMs: 1_000,
  comfortMs: 200,
  /** §4: the clock fields hold 49 days. */
  greatestUptimeMs: 48 * 86_400_000,
} as const;

const NM_PER_MM = 1_000_000;

/** One travelling axis, in nanometres. */
export interface AxisLimits {
  readonly minNm: number;
  readonly maxNm: number;
  readonly maxNmPerS: number;
  readonly maxNmPerS2: number;
  readonly maxNmPerS3: number;
}

export function axisLimits(axis: LinearAxis): AxisLimits {
  return {
    minNm: axis.minMm * NM_PER_MM,
    maxNm: axis.maxMm * NM_PER_MM,
    maxNmPerS: axis.maxSpeedMmPerS * NM_PER_MM,
    maxNmPerS2: axis.maxAccelMmPerS2 * NM_PER_MM,
    maxNmPerS3: axis.maxJerkMmPerS3 * NM_PER_MM,
  };
}

/** The places a segment passes while between `low` and `high` counts from its end are still to go. */
export function placesPassed(
  segment: JerkSegment,
  low: number,
  high: number,
): { minNm: number; maxNm: number } {
  const first = positionAt(segment, high);
  const last = positionAt(segment, low);
  let minNm = Math.min(first, last);
  let maxNm = Math.max(first, last);
  for (const toGo of turningPoints(segment, low, high)) {
    const nm = positionAt(segment, toGo);
    if (nm < minNm) minNm = nm;
    if (nm > maxNm) maxNm = nm;
  }
  return { minNm, maxNm };
}

/** Rates are judged in steps of a twentieth: small whole numbers, so that the products stay small too. */
export const RATE_STEP_PERMILLE = 50;

/**
 * Whether a whole segment stays inside the limits of its axis at a steady rate of the plan clock, of 1000 ‰ or more and
 * rounded up to steps of 50 ‰: speeds grow with the rate, accelerations with its square, jerks with its cube. Above 1 it
 * must also leave room for the rate to change.
 */
export function segmentRefusal(
  segment: JerkSegment,
  limits: AxisLimits,
  ratePermille: number,
): 'ok' | 'jerk' | 'acceleration' | 'speed' | 'travel' {
  const toGo = segment.ticks * COUNTS_PER_TICK;
  const rate = Math.ceil(ratePermille / RATE_STEP_PERMILLE);
  const one = 1000 / RATE_STEP_PERMILLE;
  const { accel, jerk } = rate > one ? PLANNED_TENTHS : ALL_TENTHS;
  if (Math.abs(segment.jerkNmPerS3) * rate ** 3 > tenths(limits.maxNmPerS3, jerk) * one ** 3) return 'jerk';

  const a0 = Math.abs(accelerationAt(segment, toGo));
  const a1 = Math.abs(segment.endNmPerS2);
  if (Math.max(a0, a1) * rate ** 2 > tenths(limits.maxNmPerS2, accel) * one ** 2) return 'acceleration';

  // Speed is greatest at an end or where the acceleration is zero.
  let fastest = Math.max(Math.abs(speedAt(segment, toGo)), Math.abs(segment.endNmPerS));
  for (const at of turningPoints(segment, 0, toGo))
    fastest = Math.max(fastest, Math.abs(speedAt(segment, at)));
  if (fastest * rate > rounded(limits.maxNmPerS) * one) return 'speed';

  const { minNm, maxNm } = placesPassed(segment, 0, toGo);
  if (minNm < limits.minNm - RULES.joinNm || maxNm > limits.maxNm + RULES.joinNm) return 'travel';
  return 'ok';
}

const ALL_TENTHS = { accel: 10, jerk: 10 } as const;

function tenths(limit: number, of10: number): number {
  return Math.floor((rounded(limit) * of10) / 10);
}

/** Whole numbers of the wire may exceed a limit by what rounding does to them (§5): 1 ‰ of the limit; a place by 20 µm. */
function rounded(limit: number): number {
  return limit + Math.floor(limit / 1000);
}

export interface ForceRules {
  readonly maxRiseMilliNPerS: number;
  readonly maxKneadMilliHz: number;
}

export function forceRules(profile: ChairProfile): ForceRules {
  return {
    maxRiseMilliNPerS: rounded(profile.force.maxRiseNPerS * 1000),
    maxKneadMilliHz: profile.kneading === null ? 0 : milliHz(profile.kneading.maxPerMin),
  };
}
