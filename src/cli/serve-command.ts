/** `tsubo serve` as it is typed. */
import type { Command } from 'commander';
import { ChairError } from '../units/chair-error.ts';
import { once, type ProfileName, readHttpPort, readProfile, readSeed, readText } from './option-values.ts';

export interface ServeCommand {
  readonly kind: 'serve';
  /** Null: the simulated chair, made by this process. */
  readonly chair: string | null;
  readonly httpPort: number;
  /** Where to listen: an address of this computer. */
  readonly host: string;
  /** Of the simulated chair. */
  readonly profile: ProfileName | null;
  readonly seed: number;
  readonly truthPath: string | null;
}

interface ServeOptions {
  readonly chair?: string;
  readonly http?: number;
  readonly host?: string;
  readonly profile?: ProfileName;
  readonly seed?: number;
  readonly truth?: string;
}

const DEFAULT_PORT = 8080;
/** Phones and tablets on the same network are who it is for. */
const DEFAULT_HOST = '0.0.0.0';
const DEFAULT_SEED = 1;

export const SERVE_HELP = `Serve the control panel to browsers on this network, together with a chair.

Usage: npx tsubo serve [options]

  --chair CHAIR      tcp:HOST:PORT, or a device such as /dev/ttyUSB0;
                     sim, as where nothing is said, is the simulated chair
  --http PORT        8080 where not said; 0 for any free one
  --host ADDR        listen on this address only, for example 127.0.0.1

Only with the simulated chair:
  --seed N           which simulated person sits in it
  --truth FILE       write what the simulated body felt as NDJSON
  --profile NAME     tsubo-duo (two depth drives) or tsubo-mono (one)

It prints the address, a code for phones, and the PIN that pairs a browser.
Stop needs no PIN: the button on every page, the key Escape, or from anywhere
  curl -X POST http://localhost:8080/stop

Examples:
  npx tsubo serve
  npx tsubo serve --http 8090 --host 127.0.0.1
`;

export function describeServe(program: Command, found: (command: ServeCommand) => void): void {
  program
    .command('serve')
    .option('--chair <chair>', '', once('--chair', readText))
    .option('--http <port>', '', once('--http', readHttpPort))
    .option('--host <address>', '', once('--host', readText))
    .option('--profile <name>', '', once('--profile', readProfile))
    .option('--seed <n>', '', once('--seed', readSeed))
    .option('--truth <file>', '', once('--truth', readText))
    .action((options: ServeOptions) => found(serveCommand(options)));
}

function serveCommand({ chair, http, host, profile, seed, truth }: ServeOptions): ServeCommand {
  const own = chair === undefined || chair === 'sim';
  const simulated = Object.entries({ profile, seed, truth }).filter(([, value]) => value !== undefined);
  if (!own && simulated.length > 0) {
    const names = simulated.map(([name]) => `--${name}`).join(' and ');
    throw new ChairError(
      'usage',
      `${names} can only be used with the simulated chair, not with --chair ${chair}.`,
      `Leave out ${names}, or --chair.`,
    );
  }
  return {
    kind: 'serve',
    chair: own ? null : chair,
    httpPort: http ?? DEFAULT_PORT,
    host: host ?? DEFAULT_HOST,
    profile: profile ?? null,
    seed: seed ?? DEFAULT_SEED,
    truthPath: truth ?? null,
  };
}
