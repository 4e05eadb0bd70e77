/** What a person typed after `tsubo`, as data. */
import { Command, CommanderError } from 'commander';
import { type ChairAddress, parseChairAddress } from '../link/parse-chair-address.ts';
import { ChairError } from '../units/chair-error.ts';
import {
  type BackChoice,
  type BackOptions,
  backChoice,
  describeBack,
  describeShoulder,
} from './back-options.ts';
import { type CareCommand, describeCare } from './care-command.ts';
import { type ChairsCommand, describeChairs } from './chairs-command.ts';
import { helpText } from './help-text.ts';
import { describeOpen, type OpenCommand } from './open-command.ts';
import {
  once,
  type ProfileName,
  readBodySeed,
  readProfile,
  readSeed,
  readSpeed,
  readStatureMm,
  readTcpPort,
  readText,
  type SimSpeed,
  saysItself,
} from './option-values.ts';
import { describeServe, type ServeCommand } from './serve-command.ts';
import { describeStore, type StoreCommand } from './store-commands.ts';
import { usageError } from './usage-error.ts';
import {
  describeWritingCommands,
  type InputSettings,
  settable,
  type WritingCommand,
} from './writing-commands.ts';

/** The simulated chair started by this process, with what only it understands; or a chair on a line. */
export type ChairChoice =
  | {
      readonly kind: 'sim';
      readonly speed: SimSpeed;
      readonly seed: number;
      /** Null: a person exactly as the table has them. */
      readonly bodySeed: number | null;
      readonly truthPath: string | null;
      readonly profile: ProfileName;
    }
  | {
      readonly kind: 'line';
      readonly text: string;
      readonly address: ChairAddress;
      /** Of a chair that cannot say which one it is; null: a chair-link board, which can. */
      readonly profile: ProfileName | null;
    };

export interface PlayCommand {
  readonly kind: 'play';
  readonly file: string;
  readonly chair: ChairChoice;
  /** Null: not said, so nothing may press. */
  readonly statureMm: number | null;
  /** Chosen by the person; null: as kept, or the default. */
  readonly ceilingN: number | null;
  readonly reportPath: string | null;
  readonly tracePath: string | null;
  readonly yesSimulated: boolean;
  readonly back: BackChoice;
  readonly settings: InputSettings;
}

/** Feels the back, or asks how much pressure is enough. */
export interface ScanCommand {
  readonly kind: 'scan' | 'comfort';
  readonly chair: ChairChoice;
  readonly statureMm: number | null;
  readonly tracePath: string | null;
  readonly yesSimulated: boolean;
  readonly back: BackChoice;
}

export interface SimCommand {
  readonly kind: 'sim';
  /** A pty path of null and a TCP port of 0 are chosen by the system. */
  readonly door:
    | { readonly kind: 'pty'; readonly path: string | null }
    | { readonly kind: 'tcp'; readonly port: number };
  readonly profile: ProfileName;
  readonly statureMm: number | null;
  /** Nobody sits in it: its programs may be changed. */
  readonly empty: boolean;
  /** Where its flash is kept; null: it forgets its programs. */
  readonly storePath: string | null;
  readonly seed: number;
  /** Null: a person exactly as the table has them. */
  readonly bodySeed: number | null;
  readonly truthPath: string | null;
}

export type CommandLine =
  | PlayCommand
  | ScanCommand
  | SimCommand
  | WritingCommand
  | CareCommand
  | ChairsCommand
  | ServeCommand
  | OpenCommand
  | StoreCommand
  | { readonly kind: 'ports' | 'demo' | 'version' }
  | { readonly kind: 'help'; readonly text: string };

const DEFAULT_SEED = 1;
const DEFAULT_PROFILE: ProfileName = 'tsubo-duo';

interface PlayOptions extends BackOptions {
  readonly chair?: string;
  readonly stature?: number;
  readonly report?: string;
  readonly trace?: string;
  readonly yesSimulated?: boolean;
  readonly speed?: SimSpeed;
  readonly seed?: number;
  readonly body?: number;
  readonly truth?: string;
  readonly profile?: ProfileName;
  readonly set?: InputSettings;
}

interface SimOptions {
  readonly empty?: boolean;
  readonly store?: string;
  readonly pty?: string;
  readonly tcp?: number;
  readonly profile?: ProfileName;
  readonly stature?: number;
  readonly seed?: number;
  readonly body?: number;
  readonly truth?: string;
}

/**
 * `argv` is what follows the program's name. Throws a `ChairError` with code `usage` that says what is wrong and
 * what is accepted. Prints nothing and ends nothing.
 */
export function parseCommandLine(argv: readonly string[]): CommandLine {
  if (argv.length === 0) return { kind: 'help', text: helpText('') };
  let parsed: CommandLine | null = null;
  let help = '';
  const found = (command: CommandLine): void => {
    parsed = command;
  };
  const program = describeCommands(found);
  for (const command of [program, ...program.commands]) {
    command.exitOverride((error) => {
      throw error.exitCode === 0 ? error : usageError(error, command);
    });
    command.configureOutput({
      writeOut: (text) => {
        help += text;
      },
      writeErr: () => undefined,
    });
    command.configureHelp({ formatHelp: (asked) => helpText(asked.name()) });
  }
  try {
    program.parse([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.code === 'commander.version' ? { kind: 'version' } : { kind: 'help', text: help };
  }
  return parsed ?? { kind: 'help', text: helpText('') };
}

function describeCommands(found: (command: CommandLine) => void): Command {
  const program = new Command('tsubo').version('', '--version');
  sitting(describeShoulder(settable(program.command('play').argument('<file>'))))
    .option('--report <file>', '', once('--report', readText))
    .action((file: string, options: PlayOptions) => found(playCommand(file, options)));
  sitting(program.command('scan')).action((options: PlayOptions) => found(scanCommand('scan', options)));
  sitting(program.command('comfort')).action((given: PlayOptions) => found(scanCommand('comfort', given)));
  program
    .command('sim')
    .option('--empty')
    .option('--store <file>', '', once('--store', readText))
    .option('--pty <path>', '', once('--pty', readText))
    .option('--tcp <port>', '', once('--tcp', readTcpPort))
    .option('--profile <name>', '', once('--profile', readProfile))
    .option('--stature <cm>', '', once('--stature', readStatureMm))
    .option('--seed <n>', '', once('--seed', readSeed))
    .option('--body <n>', '', once('--body', readBodySeed))
    .option('--truth <file>', '', once('--truth', readText))
    .action((options: SimOptions) => found(simCommand(options)));
  describeWritingCommands(program, found);
  describeCare(program, found);
  describeChairs(program, found);
  describeServe(program, found);
  describeOpen(program, found);
  describeStore(program, found);
  for (const kind of ['ports', 'demo'] as const) program.command(kind).action(() => found({ kind }));
  return program;
}

/** What every command needs to know that moves a chair with a person in it. */
function sitting(command: Command): Command {
  return describeBack(command)
    .option('--chair <chair>', '', once('--chair', readText))
    .option('--stature <cm>', '', once('--stature', readStatureMm))
    .option('--trace <file>', '', once('--trace', readText))
    .option('--yes-simulated')
    .option('--speed <n>', '', once('--speed', readSpeed))
    .option('--seed <n>', '', once('--seed', readSeed))
    .option('--body <n>', '', once('--body', readBodySeed))
    .option('--truth <file>', '', once('--truth', readText))
    .option('--profile <name>', '', once('--profile', readProfile));
}

function playCommand(file: string, options: PlayOptions): PlayCommand {
  return {
    kind: 'play',
    file,
    chair: chairChoice(options),
    statureMm: options.stature ?? null,
    ceilingN: options.ceiling ?? null,
    reportPath: options.report ?? null,
    tracePath: options.trace ?? null,
    yesSimulated: options.yesSimulated ?? false,
    back: backChoice(options),
    settings: options.set ?? {},
  };
}

function scanCommand(kind: ScanCommand['kind'], options: PlayOptions): ScanCommand {
  return {
    kind,
    chair: chairChoice(options),
    statureMm: options.stature ?? null,
    tracePath: options.trace ?? null,
    yesSimulated: options.yesSimulated ?? false,
    back: { ...backChoice(options), rescan: kind === 'scan' },
  };
}

function chairChoice(options: PlayOptions): ChairChoice {
  const { chair, speed, seed, body, truth, profile } = options;
  if (chair === undefined) {
    throw new ChairError(
      'usage',
      'play does not know which chair.',
      'Write --chair sim for the simulated chair, or --chair and a port; npx tsubo ports lists them.',
    );
  }
  if (chair === 'sim') {
    return {
      kind: 'sim',
      speed: speed ?? 1,
      seed: seed ?? DEFAULT_SEED,
      bodySeed: body ?? null,
      truthPath: truth ?? null,
      profile: profile ?? DEFAULT_PROFILE,
    };
  }
  const address = parseChairAddress(chair);
  const given = Object.entries({ speed, seed, body, truth, profile: saysItself(profile) }).filter(
    ([, value]) => value !== undefined,
  );
  if (given.length > 0) {
    const names = given.map(([name]) => `--${name}`).join(' and ');
    throw new ChairError(
      'usage',
      `${names} can only be used with --chair sim, not with --chair ${chair}.`,
      `Leave out ${names}, or write --chair sim.`,
    );
  }
  return { kind: 'line', text: chair, address, profile: profile ?? null };
}

function simCommand(options: SimOptions): SimCommand {
  const { pty, tcp } = options;
  if (pty !== undefined && tcp !== undefined) {
    throw new ChairError(
      'usage',
      'The simulated chair has one line, but --pty and --tcp are both given.',
      'Leave out one of them.',
    );
  }
  return {
    kind: 'sim',
    door: tcp === undefined ? { kind: 'pty', path: pty ?? null } : { kind: 'tcp', port: tcp },
    profile: options.profile ?? DEFAULT_PROFILE,
    statureMm: options.stature ?? null,
    empty: options.empty ?? false,
    storePath: options.store ?? null,
    seed: options.seed ?? DEFAULT_SEED,
    bodySeed: options.body ?? null,
    truthPath: options.truth ?? null,
  };
}
