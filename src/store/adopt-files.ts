/**
 * Before there was a database, everything of a person was a file of its own: `<folder>/<person>/back-<chair>.json` and
 * `safety.json`. They move into the database once; the files stay, as `.moved`. One that cannot be used stays as it is, and
 * is told.
 */
import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { NEW_PERSON } from '../safety/person-record.ts';
import { type HealthChecks, recordFrom } from './health-checks.ts';
import { backFrom, PERSON_NAME, type People } from './people.ts';

const BACK = /^back-([a-z0-9-]+)\.json$/;
const SAFETY = 'safety.json';

export interface Adopting {
  readonly people: People;
  readonly checks: HealthChecks;
}

/** What could not be moved, in words. */
export function adoptFiles(folder: string, adopting: Adopting): readonly string[] {
  if (!existsSync(folder)) return [];
  const problems: string[] = [];
  for (const name of readdirSync(folder).filter((entry) => PERSON_NAME.test(entry))) {
    for (const file of readdirSync(join(folder, name))) {
      const path = join(folder, name, file);
      const problem = adopt(name, file, path, adopting);
      if (problem === undefined) continue;
      if (problem === null) renameSync(path, `${path}.moved`);
      else problems.push(`${path} cannot be used and stays as it is: ${problem}.`);
    }
  }
  return problems;
}

/** Null where it was adopted, words where it cannot be, undefined where it is none of ours. */
function adopt(
  name: string,
  file: string,
  path: string,
  { people, checks }: Adopting,
): string | null | undefined {
  const chair = BACK.exec(file)?.[1];
  if (chair !== undefined) {
    const kept = backFrom(readFileSync(path, 'utf8'));
    if (typeof kept === 'string') return kept;
    if (people.backOf(name, chair) === null) people.keepBack(name, chair, kept);
    return null;
  }
  if (file !== SAFETY) return undefined;
  const record = recordFrom(readFileSync(path, 'utf8'));
  if (typeof record === 'string') return record;
  if (checks.recordOf(name) === NEW_PERSON) checks.keep(name, record);
  return null;
}
