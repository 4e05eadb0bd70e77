/**
 * Judges a massage by the truth log alone: what the simulated body felt, against what the plan asked.
 * Nothing here comes from telemetry; the plan clock in the log lines the two up.
 */
import type { TruthSample } from '../../sim/truth.ts';
import type { PlannedStroke } from '../../src/chair/plan.ts';
import { heldAgainstN, meanAskedN } from '../../src/chair/plateaus.ts';
import type { ChairProfile } from '../../src/chair/profile.ts';

const SAMPLE_S = 0.01;
/** design.md §2: held = while the 250 ms mean is at least 90 % of the force asked by then. */
const MEAN_SAMPLES = 25;
const HELD_SHARE = 0.9;

export interface JudgedRoller {
  readonly heldS: number;
  readonly meanN: number;
  readonly leastN: number;
}

export interface JudgedStroke {
  readonly stroke: PlannedStroke;
  /** Mean force asked over the plateaus, to compare each roller's with. */
  readonly plannedN: number;
  readonly rollers: readonly JudgedRoller[];
  /** Median speed of the carriage while it cruises; 0 for strokes that do not. */
  readonly cruiseMmPerS: number;
  /** Greatest distance of the carriage from where the stroke should be at its plateaus' ends. */
  readonly placeErrorMm: number;
}

type ForceOf = (sample: TruthSample) => number;

/**
 * The forces a stroke can be held to: each pressing roller's own; on a chair with one drive the mean of the two, because
 * one drive under two rollers shares its force as the body lets it.
 */
function forcesOf(stroke: PlannedStroke, profile: ChairProfile): readonly ForceOf[] {
  if (profile.depth.length === 1) return [({ forceN }) => (forceN[0] + forceN[1]) / 2];
  return stroke.channels.map(
    (channel): ForceOf =>
      ({ forceN }) =>
        forceN[channel],
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function judgeRoller(stroke: PlannedStroke, samples: readonly TruthSample[], forceOf: ForceOf): JudgedRoller {
  let held = 0;
  let windowSum = 0;
  for (const [index, sample] of samples.entries()) {
    const left = samples[index - MEAN_SAMPLES];
    windowSum += forceOf(sample) - (left === undefined ? 0 : forceOf(left));
    const leastN = HELD_SHARE * heldAgainstN(stroke, sample.planTick);
    if (index >= MEAN_SAMPLES && windowSum / MEAN_SAMPLES >= leastN) held += 1;
  }
  const onPlateau = samples.filter(({ planTick }) =>
    stroke.plateaus.some(({ fromTick, toTick }) => planTick >= fromTick && planTick <= toTick),
  );
  const forces = onPlateau.map(forceOf);
  return { heldS: held * SAMPLE_S, meanN: mean(forces), leastN: Math.min(...forces) };
}

function placeErrorMm(stroke: PlannedStroke, samples: readonly TruthSample[]): number {
  const lowMm = Math.min(stroke.fromMm, stroke.toMm);
  const highMm = Math.max(stroke.fromMm, stroke.toMm);
  const errors = stroke.plateaus.map(({ fromTick, toTick }) => {
    const places = samples
      .filter(({ planTick }) => planTick >= fromTick && planTick <= toTick)
      .map(({ carriageMm }) => carriageMm);
    if (stroke.technique === 'knead') {
      return Math.max(lowMm - Math.min(...places), Math.max(...places) - highMm, 0);
    }
    return Math.max(Math.abs(Math.min(...places) - lowMm), Math.abs(Math.max(...places) - highMm));
  });
  return Math.max(0, ...errors);
}

export function judgeStroke(
  stroke: PlannedStroke,
  truth: readonly TruthSample[],
  profile: ChairProfile,
): JudgedStroke {
  const samples = truth.filter(({ planTick }) => planTick >= stroke.startTick && planTick < stroke.endTick);
  const onPlateau = samples.filter(({ planTick }) =>
    stroke.plateaus.some(({ fromTick, toTick }) => planTick >= fromTick && planTick <= toTick),
  );
  const speeds = onPlateau.map(({ carriageMmPerS }) => Math.abs(carriageMmPerS));
  return {
    stroke,
    plannedN: meanAskedN(stroke),
    rollers: forcesOf(stroke, profile).map((forceOf) => judgeRoller(stroke, samples, forceOf)),
    cruiseMmPerS: stroke.cruiseMmPerS > 0 ? median(speeds) : 0,
    placeErrorMm: placeErrorMm(stroke, samples),
  };
}

/** Samples in which a roller pressed harder than the lowest ceiling of where it truly was. */
export function aboveCeiling(
  truth: readonly TruthSample[],
  profile: ChairProfile,
  personCeilingN: number,
): readonly TruthSample[] {
  const { boardCeilingN, zoneCeilingN } = profile.force;
  return truth.filter(
    ({ peakN, zone }) => Math.max(...peakN) > Math.min(boardCeilingN, personCeilingN, zoneCeilingN[zone]),
  );
}
