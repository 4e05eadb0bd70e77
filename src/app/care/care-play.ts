/** One program played for one simulated person in virtual time, and judged by what that body felt. */
import { DEFAULT_PERSON_CEILING_N } from '../../chair/body.ts';
import { loadProfile } from '../chair-profiles.ts';
import { readProgramFile } from '../program-file.ts';
import { compose } from '../score.ts';
import { VirtualWorld } from '../virtual-world.ts';
import type { Sitter } from './population.ts';
import { type SessionFigures, SessionJudge } from './session-judge.ts';

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
  const { statureMm, seed, stiffnessNPerMm, cellSpan } = sitter;
  const person = { statureMm, ceilingN: DEFAULT_PERSON_CEILING_N };
  const { score } = compose(program.value, person, profile);
  const judge = new SessionJudge({
    strokes: score.plan.strokes,
    trueWays: score.plan.strokes,
    profile,
    personCeilingN: person.ceilingN,
  });
  const world = new VirtualWorld({
    profile,
    statureMm,
    seed,
    stiffnessNPerMm,
    cellSpan,
    choose: () => ({ kind: 'score', score }),
    onTruth: (sample) => judge.step(sample),
  });
  await world.open();
  world.runToEnd(LONGEST_MS);
  const exit = world.session.outcome?.exit ?? 'not ended';
  return { exit, virtualS: world.nowMs / 1000, ...judge.end() };
}
