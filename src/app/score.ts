/** From the text of a program to what the engine plays, for one person on one chair. */
import { readFileSync, statSync } from 'node:fs';
import type { Person } from '../chair/body.ts';
import { envelopeHash } from '../chair/envelope.ts';
import { placeStrokes } from '../chair/placing.ts';
import type { Approximation } from '../chair/plan.ts';
import type { ChairProfile } from '../chair/profile.ts';
import type { Score } from '../engine/engine-state.ts';
import { planStrokes } from '../motion/plan-strokes.ts';
import type { Diagnostic } from '../program/diagnostic.ts';
import type { Program } from '../program/program.ts';
import { readProgram } from '../program/read-program.ts';
import type { Settings } from '../program/settings.ts';
import type { Cut } from '../safety/gate.ts';
import { gatePlan } from '../safety/gate.ts';
import { ChairError } from '../units/chair-error.ts';
import type { Result } from '../units/result.ts';

/** More than the language takes, so that its own message about size is the one a person reads. */
const MOST_FILE_BYTES = 1_048_576;

export interface ProgramFile {
  readonly path: string;
  readonly text: string;
  readonly program: Result<Program, Diagnostic>;
}

/** Reads a program file. Throws a `ChairError` where there is none to read; what is wrong inside it is in `program`. */
export function readProgramFile(path: string, settings: Settings = {}): ProgramFile {
  try {
    if (statSync(path).size > MOST_FILE_BYTES) throw new Error('it is larger than 1 MiB');
    const text = readFileSync(path, 'utf8');
    return { path, text, program: readProgram(text, path, settings) };
  } catch (error) {
    throw new ChairError(
      'usage',
      `Cannot read the program ${path}: ${(error as Error).message}.`,
      'Programs that come with Tsubo are in the folder programs/.',
      { cause: error },
    );
  }
}

export interface Composed {
  readonly score: Score;
  readonly approximations: readonly Approximation[];
  readonly cuts: readonly Cut[];
}

/** Throws a `ChairError` (`incompatible`) where nothing of the program can be played on this chair and body. */
export function compose(program: Program, person: Person, profile: ChairProfile): Composed {
  if (profile.force.sensed === 'none') {
    throw new ChairError(
      'incompatible',
      `${profile.title} senses no force, and this program asks for newtons.`,
      'Chairs without a force sensor are not supported yet.',
    );
  }
  const { placed, approximations, zones } = placeStrokes(program.strokes, person, profile);
  if (placed.every((stroke) => stroke.technique === 'rest')) {
    const reasons = approximations.map((entry) => `  line ${entry.line}: ${entry.what} ${entry.instead}`);
    throw new ChairError(
      'incompatible',
      `Nothing of "${program.title.en}" can be played on ${profile.title} for this person.\n${reasons.join('\n')}`,
      'Choose another program or chair, or correct the stature.',
    );
  }
  const plan = planStrokes(placed, profile);
  const gated = gatePlan(plan, { profile, zones, personCeilingN: person.ceilingN });
  if (!gated.ok) {
    const reasons = gated.errors.map((problem) => `  ${problem.what}`);
    throw new ChairError(
      'failed',
      `The safety gate refuses this plan.\n${reasons.join('\n')}`,
      'Nothing was sent to the chair. Please report this program.',
    );
  }
  return {
    score: { plan: gated.value.plan, zones, envelope: envelopeHash(profile) },
    approximations,
    cuts: gated.value.cuts,
  };
}
