import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChairProfile } from '../chair/profile.ts';
import { ChairError } from '../units/chair-error.ts';
import { packageRoot } from './package-root.ts';
import { checkedProfile, problemLines } from './profile-file.ts';

/** One folder for each family. */
const FOLDERS = ['chair-link', 'firmata'].map((family) => join('protocols', family, 'chairs'));

/** Names of the chair profiles that come with Tsubo. */
export function profileNames(): readonly string[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(packageRoot(), folder))
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => file.slice(0, -'.yaml'.length))
      .sort(),
  );
}

/**
 * The chair profile of that name, or in the file of that path. Throws a `ChairError` naming the known ones, or everything
 * wrong with the file.
 */
export function loadProfile(name: string): ChairProfile {
  const file = name.endsWith('.yaml') ? name : shippedFile(name);
  if (file === null || !existsSync(file)) {
    throw new ChairError(
      'incompatible',
      `There is no chair profile "${name}".`,
      `Known chairs: ${profileNames().join(', ')}. A profile of your own is a file that ends in .yaml.`,
    );
  }
  const { profile, problems } = checkedProfile(readFileSync(file, 'utf8'));
  if (profile !== null) return profile;
  throw new ChairError(
    'incompatible',
    `${file} is not a valid chair profile.\n${problemLines(file, problems).join('\n')}`,
    'Correct the file; npx tsubo help chairs tells how one is written.',
  );
}

function shippedFile(name: string): string | null {
  if (!profileNames().includes(name)) return null;
  const folder = FOLDERS.find((one) => existsSync(join(packageRoot(), one, `${name}.yaml`)));
  return folder === undefined ? null : join(packageRoot(), folder, `${name}.yaml`);
}

/** The same, for what only a chair-link chair can do; `what` begins the sentence that refuses others. */
export function loadChairLinkProfile(name: string, what: string): ChairProfile {
  const profile = loadProfile(name);
  if (profile.family === 'chair-link') return profile;
  throw new ChairError(
    'incompatible',
    `${what} needs a chair-link chair; ${profile.title} is on a Firmata board.`,
    'Play on it at the terminal: npx tsubo help play',
  );
}
