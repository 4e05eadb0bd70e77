import { readFileSync } from 'node:fs';
import { lawsOf } from '../chair/laws.ts';
import { profileSchema } from '../chair/profile-schema.ts';
import { type ChairsCommand, chairsText, lawsText } from '../cli/chairs-command.ts';
import { ChairError, EXIT_CODES } from '../units/chair-error.ts';
import { loadProfile, profileNames } from './chair-profiles.ts';
import { checkedProfile, problemLines } from './profile-file.ts';
import type { Terminal } from './terminal.ts';

/** `tsubo chairs`: the chairs that are known, whether a file is one, and what a class of chairs keeps. */
export function chairs(command: ChairsCommand, { stdout }: Terminal): number {
  switch (command.action) {
    case 'list':
      stdout.write(chairsText(profileNames().map(loadProfile)));
      return EXIT_CODES.ok;
    case 'schema':
      stdout.write(`${JSON.stringify(profileSchema(), null, 2)}\n`);
      return EXIT_CODES.ok;
    case 'laws': {
      const profile = loadProfile(command.chair);
      stdout.write(lawsText(profile, lawsOf(profile)));
      return EXIT_CODES.ok;
    }
    case 'check': {
      let wrong = 0;
      for (const file of command.files) {
        const { profile, problems } = checkedProfile(textOf(file));
        for (const line of problemLines(file, problems)) stdout.write(`${line}\n`);
        if (profile === null) wrong += 1;
        else stdout.write(`${file}: ${profile.title} is right.\n`);
      }
      return wrong === 0 ? EXIT_CODES.ok : EXIT_CODES.failed;
    }
    default:
      return command satisfies never;
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new ChairError(
      'failed',
      `${file} cannot be read: ${(error as Error).message}.`,
      'Name a file that is there.',
      { cause: error },
    );
  }
}
