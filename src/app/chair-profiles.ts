import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { parseProfile } from '../chair/parse-profile.ts';
import type { ChairProfile } from '../chair/profile.ts';
import { ChairError } from '../units/chair-error.ts';
import { packageRoot } from './package-root.ts';

const CHAIRS = join('protocols', 'chair-link', 'chairs');

/** Names of the chair profiles that come with Tsubo. */
export function profileNames(): readonly string[] {
  return readdirSync(join(packageRoot(), CHAIRS))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort();
}

/** The chair profile of that name. Throws a `ChairError` naming the known ones, or everything wrong with the file. */
export function loadProfile(name: string): ChairProfile {
  const known = profileNames();
  if (!known.includes(name)) {
    throw new ChairError(
      'incompatible',
      `There is no chair profile "${name}".`,
      `Known chairs: ${known.join(', ')}. Profiles are files in ${CHAIRS}.`,
    );
  }
  const file = join(CHAIRS, `${name}.yaml`);
  const profile = parseProfile(parse(readFileSync(join(packageRoot(), file), 'utf8')));
  if (profile.ok) return profile.value;
  const problems = profile.errors.map(
    (problem) => `  ${problem.path}: ${problem.what} Allowed: ${problem.allowed}. ${problem.remedy}`,
  );
  throw new ChairError(
    'incompatible',
    `${file} is not a valid chair profile.\n${problems.join('\n')}`,
    'Correct the file.',
  );
}
