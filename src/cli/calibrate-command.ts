/** `tsubo calibrate` as it is typed. */
import type { Command } from 'commander';
import { type ChairAddress, parseChairAddress } from '../link/parse-chair-address.ts';
import { ChairError } from '../units/chair-error.ts';
import { once, type ProfileName, readProfile, readSeed, readText } from './option-values.ts';

export type CellSide = 'left' | 'right';

export interface CalibrateCommand {
  readonly kind: 'calibrate';
  readonly chair:
    | { readonly kind: 'sim'; readonly seed: number; readonly profile: ProfileName }
    | { readonly kind: 'line'; readonly text: string; readonly address: ChairAddress };
  /** Null: every cell the chair has. */
  readonly side: CellSide | null;
  readonly weightN: number;
  /** The zero alone. */
  readonly zeroOnly: boolean;
  /** Only tells how the cells are calibrated. */
  readonly show: boolean;
  readonly yes: boolean;
  readonly json: boolean;
}

export const CALIBRATE_HELP = `Calibrate the load cells of a chair: what each reads of nothing, and of a
known weight. It is kept on the board, and looked at before every Start.

Usage: npx tsubo calibrate --chair CHAIR [options]

  --chair CHAIR      sim, tcp:HOST:PORT, or a device such as /dev/ttyUSB0
  --cell left|right  one cell; all of them, unless said
  --weight 50N       the known weight, 20 to 100 N; also in kilograms: 5kg
  --zero             take the zero alone, without a weight
  --show             tell how the cells are calibrated, and change nothing
  --yes              store it without asking
  --json             one JSON object a cell, for scripts

Nobody sits in the chair, and the rollers are in. Hang the weight in the
direction in which a body presses, on a cord over a pulley; where one cell
stands for both rollers, on both together. Ctrl-C ends, and the chair keeps what
it had.
With --chair sim a simulated hand hangs it; --seed and --profile say on which.

Example:
  npx tsubo calibrate --chair /dev/ttyUSB0 --weight 50N
`;

interface Options {
  readonly chair?: string;
  readonly cell?: CellSide;
  readonly weight?: number;
  readonly zero?: boolean;
  readonly show?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
  readonly seed?: number;
  readonly profile?: ProfileName;
}

const DEFAULT_WEIGHT_N = 50;
const WEIGHT_RANGE_N = { min: 20, max: 100 };
const N_PER_KG = 9.80665;

export function describeCalibrate(program: Command, found: (command: CalibrateCommand) => void): void {
  program
    .command('calibrate')
    .option('--chair <chair>', '', once('--chair', readText))
    .option('--cell <side>', '', once('--cell', readSide))
    .option('--weight <weight>', '', once('--weight', readWeightN))
    .option('--zero')
    .option('--show')
    .option('--yes')
    .option('--json')
    .option('--seed <n>', '', once('--seed', readSeed))
    .option('--profile <name>', '', once('--profile', readProfile))
    .action((options: Options) => {
      const { cell, weight, zero = false, show = false, yes = false, json = false } = options;
      if (zero && weight !== undefined) {
        throw new ChairError('usage', '--zero takes no weight.', 'Leave out --zero, or --weight.');
      }
      found({
        kind: 'calibrate',
        chair: chairOf(options),
        side: cell ?? null,
        weightN: weight ?? DEFAULT_WEIGHT_N,
        zeroOnly: zero,
        show,
        yes,
        json,
      });
    });
}

function chairOf({ chair, seed, profile }: Options): CalibrateCommand['chair'] {
  if (chair === undefined) {
    throw new ChairError(
      'usage',
      'calibrate does not know which chair.',
      'Write --chair and its port (npx tsubo ports lists them), or --chair sim to try it.',
    );
  }
  if (chair === 'sim') return { kind: 'sim', seed: seed ?? 1, profile: profile ?? 'tsubo-duo' };
  if (seed !== undefined || profile !== undefined) {
    throw new ChairError(
      'usage',
      '--seed and --profile are for --chair sim.',
      'Leave them out: the chair itself says which it is.',
    );
  }
  return { kind: 'line', text: chair, address: parseChairAddress(chair) };
}

function readSide(text: string): CellSide {
  if (text === 'left' || text === 'right') return text;
  throw new ChairError('usage', `--cell ${text} is not a load cell.`, 'Write --cell left or --cell right.');
}

/** Samples: "50N", "50", "5kg", "5.1 kg". */
function readWeightN(text: string): number {
  const found = /^(\d{1,3}(?:\.\d{1,3})?) ?(N|kg)?$/.exec(text);
  const weightN = Number(found?.[1]) * (found?.[2] === 'kg' ? N_PER_KG : 1);
  // The board is told tenths.
  if (weightN >= WEIGHT_RANGE_N.min && weightN <= WEIGHT_RANGE_N.max) return Math.round(weightN * 10) / 10;
  throw new ChairError(
    'usage',
    `--weight ${text} is not a weight for a load cell.`,
    `Write ${WEIGHT_RANGE_N.min} to ${WEIGHT_RANGE_N.max} N, such as --weight 50N or --weight 5kg.`,
  );
}
