/** `tsubo open` as it is typed. */
import type { Command } from 'commander';
import { type ChairAddress, parseChairAddress } from '../link/parse-chair-address.ts';
import { ChairError } from '../units/chair-error.ts';
import { once, readText } from './option-values.ts';

/** Lets whoever is held by a chair go, for as long as a key is held. */
export interface OpenCommand {
  readonly kind: 'open';
  readonly address: ChairAddress;
}

export const OPEN_HELP = `Open a chair while you hold a key: rollers retract, air goes out, and back and
leg rest move in their opening direction. It opens only, also after a fault and
while the hard-wired stop is pressed.

Usage: npx tsubo open --chair CHAIR

  --chair CHAIR      tcp:HOST:PORT, or a device such as /dev/ttyUSB0

Hold Space to open. Let go and it stands. Escape ends.
`;

export function describeOpen(program: Command, found: (command: OpenCommand) => void): void {
  program
    .command('open')
    .option('--chair <chair>', '', once('--chair', readText))
    .action(({ chair }: { readonly chair?: string }) => {
      if (chair === undefined || chair === 'sim') {
        throw new ChairError(
          'usage',
          chair === undefined
            ? 'open does not know which chair.'
            : 'The simulated chair of this process holds nobody.',
          'Write --chair and a port; npx tsubo ports lists them.',
        );
      }
      found({ kind: 'open', address: parseChairAddress(chair) });
    });
}
