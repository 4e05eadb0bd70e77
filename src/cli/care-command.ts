/** What a person typed after `tsubo care`, as data. */
import type { Command } from 'commander';
import { ChairError } from '../units/chair-error.ts';
import { once, type ProfileName, readProfile, readSeed, readText } from './option-values.ts';

export interface CareCommand {
  readonly kind: 'care';
  /** Empty: every program that comes with Tsubo. */
  readonly files: readonly string[];
  readonly bodies: number;
  readonly seed: number;
  readonly profile: ProfileName;
  /** Feels each back first. */
  readonly scans: boolean;
  readonly outPath: string;
}

const DEFAULT_BODIES = 20;
const MOST_BODIES = 10_000;
const DEFAULT_SEED = 1;

interface CareOptions {
  readonly bodies?: number;
  readonly seed?: number;
  readonly profile?: ProfileName;
  readonly scan?: boolean;
  readonly out?: string;
}

export const CARE_HELP = `Measure what programs feel like: play them on many simulated people, as fast
as this computer can, and judge by what their bodies felt. Writes a page with
plots (index.html) and the figures (summary.json). No chair moves.

Usage: npx tsubo care [FILE...] --out DIR [options]

  --out DIR          where to write; made if it is not there
  --bodies N         how many people; 20 unless said
  --seed N           which people; the same seed makes the same ones
  --profile NAME     tsubo-duo (two depth drives; usual) or tsubo-mono (one)
  --no-scan          believe the table of statures; feel no back first

Without a FILE it plays every program that comes with Tsubo. That takes some
seconds for each program and person. What was played stands in plays.jsonl:
given again, the same command goes on where it was cut, and more --bodies are
played in addition. A quarter of the people hold their breath.

Example:
  npx tsubo care programs/swedish-back.yaml --bodies 50 --out care
`;

export function describeCare(program: Command, found: (command: CareCommand) => void): void {
  program
    .command('care')
    .argument('[files...]')
    .option('--bodies <n>', '', once('--bodies', readBodies))
    .option('--seed <n>', '', once('--seed', readSeed))
    .option('--profile <name>', '', once('--profile', readProfile))
    .option('--no-scan')
    .option('--out <dir>', '', once('--out', readText))
    .action((files: string[], { bodies, seed, profile, scan, out }: CareOptions) => {
      if (out === undefined) {
        throw new ChairError('usage', 'care does not know where to write.', 'Name a folder: --out care.');
      }
      found({
        kind: 'care',
        files,
        bodies: bodies ?? DEFAULT_BODIES,
        seed: seed ?? DEFAULT_SEED,
        profile: profile ?? 'tsubo-duo',
        scans: scan ?? true,
        outPath: out,
      });
    });
}

function readBodies(text: string): number {
  const bodies = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (bodies >= 1 && bodies <= MOST_BODIES) return bodies;
  throw new ChairError(
    'usage',
    `--bodies ${text} is not a number of people.`,
    `Write a whole number from 1 to ${MOST_BODIES}.`,
  );
}
