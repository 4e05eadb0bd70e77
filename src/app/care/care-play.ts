/** One program played for one simulated person in virtual time, and judged by what that body felt. */
import { bodyOf, DEFAULT_PERSON_CEILING_N } from '../../chair/body.ts';
import type { PlannedStroke } from '../../chair/plan.ts';
import type { ChairProfile } from '../../chair/profile.ts';
import { loadProfile } from '../chair-profiles.ts';
import { readProgramFile } from '../program-file.ts';
import { compose } from '../score.ts';
import { VirtualWorld } from '../virtual-world.ts';
import type { Sitter } from './population.ts';
import { type SessionFigures, SessionJudge } from './session-judge.ts';
import type { Way } from './stroke-judge.ts';
import { type Heights, truePlace } from './true-place.ts';

export interface CareJob {
  readonly file: string;
  readonly profile: string;
  readonly sitter: Sitter;
}

export interface CarePlay extends SessionFigures {
  /** `ok`, or the name of how else it ended. */
  readonly exit: string;
  readonly virtualS: number;
}

/** Longer than any session may be: 30 minutes and the way there (domain.md §3). */
const LONGEST_MS = 2_000_000;

/** Throws a `ChairError` where the program has mistakes or cannot be played at all. */
export async function playCare({ file, profile: name, sitter }: CareJob): Promise<CarePlay> {
  const profile = loadProfile(name);
  const { program } = readProgramFile(file);
  if (!program.ok) throw new Error(`${file} has mistakes: npx tsubo check ${file} shows them.`);
  const { statureMm, seed, bodySeed, stiffnessNPerMm, cellSpan } = sitter;
  const person = { statureMm, ceilingN: DEFAULT_PERSON_CEILING_N };
  const { score } = compose(program.value, person, profile);
  const world: VirtualWorld = new VirtualWorld({
    profile,
    statureMm,
    seed,
    bodySeed,
    stiffnessNPerMm,
    cellSpan,
    choose: () => ({ kind: 'score', score }),
    onTruth: (sample) => judge.step(sample),
  });
  const { strokes } = score.plan;
  const trueWays = waysOn(world.chair.anatomy.heightMm, strokes, statureMm, profile);
  const judge = new SessionJudge({ strokes, trueWays, profile, personCeilingN: person.ceilingN });
  await world.open();
  world.runToEnd(LONGEST_MS);
  const exit = world.session.outcome?.exit ?? 'not ended';
  return { exit, virtualS: world.nowMs / 1000, ...judge.end() };
}

/** Where the strokes truly lie: the chair believes the table of statures. */
function waysOn(
  truth: Heights,
  strokes: readonly PlannedStroke[],
  statureMm: number,
  { trackZeroAboveSeatMm }: ChairProfile,
): readonly Way[] {
  const table = bodyOf(statureMm);
  if (!table.ok) return strokes;
  const place = truePlace(table.value.heightMm, truth);
  const onTrack = (mm: number): number => place(mm + trackZeroAboveSeatMm) - trackZeroAboveSeatMm;
  return strokes.map(({ fromMm, toMm }) => ({ fromMm: onTrack(fromMm), toMm: onTrack(toMm) }));
}
