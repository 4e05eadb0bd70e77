/** One program of the catalogue, played to its end in virtual time and judged by what the simulated body felt. */
import type { TruthSample } from '../../sim/truth.ts';
import type { Chair } from '../programs/shipped.ts';
import { aboveCeiling, type JudgedStroke, judgeStroke } from './judge.ts';
import { PERSON_CEILING_N, play } from './play.ts';

export interface PlayedProgram {
  readonly exit: string | undefined;
  readonly cuts: number;
  readonly faults: readonly string[];
  /** Samples in which a roller pressed harder than it may where it was. */
  readonly tooHard: number;
  /** Whether some spot was pressed so long that a board might let go of it. */
  readonly tired: boolean;
  /** What was not as asked, in words: force, place, how long it was held, how fast it went. */
  readonly missed: readonly string[];
}

export const AS_WRITTEN: PlayedProgram = {
  exit: 'ok',
  cuts: 0,
  faults: [],
  tooHard: 0,
  tired: false,
  missed: [],
};

/** A spot is 40 mm of the track on one side; a board lets go after 120 s (domain.md §3). A tenth stays free. */
const SPOT_MM = 40;
const LONGEST_ON_SPOT_S = 108;
const TOUCHING_N = 2;
const SAMPLE_S = 0.01;

/** Mean over a stroke's plateaus, each roller. */
const FORCE_ERROR_N = 5;
const PLACE_ERROR_MM = 5;
const HELD_ERROR_S = 0.3;
const CRUISE_ERROR = 0.05;

export async function playProgram(name: string, statureMm: number, chair: Chair): Promise<PlayedProgram> {
  const file = `programs/${name}.yaml`;
  const { world, composed, profile, truth, events } = await play({ file, statureMm, seed: statureMm, chair });
  const pressing = composed.score.plan.strokes.filter(({ technique }) => technique !== 'rest');
  const missed = pressing.flatMap((stroke) =>
    missedIn(judgeStroke(stroke, truth, profile)).map((what) => `${stroke.words}: ${what}`),
  );
  return {
    exit: world.session.outcome?.exit,
    cuts: composed.cuts.length,
    faults: events.flatMap((event) => (event.kind === 'latched' ? [event.latched.fault] : [])),
    tooHard: aboveCeiling(truth, profile, PERSON_CEILING_N).length,
    tired: longestOnSpotS(truth) > LONGEST_ON_SPOT_S,
    missed,
  };
}

/** What a stroke was not held to; a figure that is none counts as missed. */
function missedIn({
  stroke,
  plannedN,
  rollers,
  placeErrorMm,
  cruiseMmPerS,
}: JudgedStroke): readonly string[] {
  const missed: string[] = [];
  const within = (what: string, error: number, most: number): void => {
    if (!(Math.abs(error) <= most)) missed.push(`${what} off by ${error.toFixed(2)}`);
  };
  within('place, mm', placeErrorMm, PLACE_ERROR_MM);
  for (const { meanN, heldS } of rollers) {
    within('mean force, N', meanN - plannedN, FORCE_ERROR_N);
    if (stroke.technique === 'hold') within('held, s', heldS - stroke.plannedS, HELD_ERROR_S);
  }
  if (stroke.technique === 'sweep') within('cruise', cruiseMmPerS / stroke.cruiseMmPerS - 1, CRUISE_ERROR);
  return missed;
}

function longestOnSpotS(truth: readonly TruthSample[]): number {
  const seconds = new Map<string, number>();
  for (const { carriageMm, forceN } of truth) {
    for (const [roller, newtons] of forceN.entries()) {
      if (newtons < TOUCHING_N) continue;
      const spot = `${roller} ${Math.floor(carriageMm / SPOT_MM)}`;
      seconds.set(spot, (seconds.get(spot) ?? 0) + SAMPLE_S);
    }
  }
  return Math.max(0, ...seconds.values());
}
