/** `tsubo chairs`: what a person typed, and what it says. */
import type { Command } from 'commander';
import type { Law } from '../chair/laws.ts';
import type { ChairProfile } from '../chair/profile.ts';

export type ChairsCommand =
  | { readonly kind: 'chairs'; readonly action: 'list' | 'schema' }
  | { readonly kind: 'chairs'; readonly action: 'check'; readonly files: readonly string[] }
  | { readonly kind: 'chairs'; readonly action: 'laws'; readonly chair: string };

export function describeChairs(program: Command, found: (command: ChairsCommand) => void): void {
  const chairs = program.command('chairs').action(() => found({ kind: 'chairs', action: 'list' }));
  chairs
    .command('check')
    .argument('<files...>')
    .action((files: string[]) => found({ kind: 'chairs', action: 'check', files }));
  chairs.command('schema').action(() => found({ kind: 'chairs', action: 'schema' }));
}

export const CHAIRS_HELP = `Chairs are data: one file says what a chair is, and, for a chair on a Firmata
board, which pin is what.

Usage: npx tsubo chairs
       npx tsubo chairs check FILE...
       npx tsubo chairs schema

  check FILE...      look for mistakes: where, what, what is allowed, what to do
  schema             print what an editor needs to help you write one

check ends with 0 where every profile is right, else with 1.
protocols/firmata/add-a-chair.md tells step by step how a chair is added.

Example:
  npx tsubo chairs check my-chair.yaml
`;

/** One line a chair. */
export function chairsText(profiles: readonly ChairProfile[]): string {
  const widest = Math.max(...profiles.map(({ name }) => name.length));
  return profiles
    .map((profile) => `${profile.name.padEnd(widest)}  ${profile.title} (${whatItHas(profile)})\n`)
    .join('');
}

function whatItHas({ family, depth, pads = [], kneading, air, heater, recline }: ChairProfile): string {
  const parts = [
    family,
    depth.length === 0 ? '' : depth.length === 1 ? 'one roller drive' : 'two roller drives',
    pads.length === 0 ? '' : `${pads.length} motors`,
    kneading === null ? '' : 'kneading',
    air === null ? '' : `${air.length} air cells`,
    heater === null ? '' : 'heat',
    recline === null ? '' : 'recline',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

export function lawsText({ title }: ChairProfile, laws: readonly Law[]): string {
  const lines = laws.map(({ name, kept, how }) => `  ${`${name}:`.padEnd(36)}${kept}; ${how}.`);
  return `What ${title} keeps:\n${lines.join('\n')}\n`;
}
