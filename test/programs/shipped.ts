/** The programs and courses that come with Tsubo, read and put on a chair. */
import { readdirSync, readFileSync } from 'node:fs';
import { loadProfile } from '../../src/app/chair-profiles.ts';
import { type Composed, compose } from '../../src/app/score.ts';
import { DEFAULT_PERSON_CEILING_N } from '../../src/chair/body.ts';
import { formatDiagnostic } from '../../src/program/format-diagnostic.ts';
import type { Program } from '../../src/program/program.ts';
import { readProgram } from '../../src/program/read-program.ts';
import type { Settings } from '../../src/program/settings.ts';

const PROGRAMS = new URL('../../programs/', import.meta.url);
const ENDING = '.yaml';

export const NAMES = namesIn(PROGRAMS);
export const COURSE_NAMES = namesIn(new URL('courses/', PROGRAMS));

/** `npm start` plays it; too short to be a massage. */
export const DEMO = 'demo';
export const MASSAGES = NAMES.filter((name) => name !== DEMO);

export type Chair = 'tsubo-duo' | 'tsubo-mono';

function namesIn(folder: URL): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(ENDING))
    .map((file) => file.slice(0, -ENDING.length))
    .sort();
}

export function textOf(name: string): string {
  return readFileSync(new URL(`${name}${ENDING}`, PROGRAMS), 'utf8');
}

export function textOfCourse(name: string): string {
  return textOf(`courses/${name}`);
}

/** Throws with every diagnostic where the program is not right. */
export function programOf(name: string, settings: Settings = {}): Program {
  const text = textOf(name);
  const read = readProgram(text, `${name}${ENDING}`, settings);
  if (read.ok) return read.value;
  throw new Error(read.errors.map((diagnostic) => formatDiagnostic(diagnostic, text)).join('\n'));
}

export function composed(
  program: Program,
  statureMm: number,
  chair: Chair,
  ceilingN: number = DEFAULT_PERSON_CEILING_N,
): Composed {
  return compose(program, { statureMm, ceilingN }, loadProfile(chair));
}

export function plannedS({ score }: Composed): number {
  return score.plan.endTick / 1000;
}
