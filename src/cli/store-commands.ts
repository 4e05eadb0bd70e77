/** What a technician typed after `tsubo flash`, `tsubo programs`, `tsubo key` and their like, as data. */
import type { Command } from 'commander';
import { type ChairAddress, parseChairAddress } from '../link/parse-chair-address.ts';
import { ChairError } from '../units/chair-error.ts';
import { type CalibrateCommand, describeCalibrate } from './calibrate-command.ts';
import { once, readText } from './option-values.ts';

export interface ChairOnLine {
  readonly text: string;
  readonly address: ChairAddress;
}

export interface FlashCommand {
  readonly kind: 'flash';
  readonly files: readonly string[];
  /** Empty with `--all`: every chair that answers on a port of this computer. */
  readonly chairs: readonly ChairOnLine[];
  /** Null: where that program is already, or the first empty slot. */
  readonly slot: number | null;
  readonly dryRun: boolean;
  readonly yes: boolean;
  readonly json: boolean;
  readonly keyPath: string | null;
}

export const PROGRAMS_ACTIONS = ['list', 'read', 'diff', 'rollback', 'confirm', 'remove', 'history'] as const;
export type ProgramsAction = (typeof PROGRAMS_ACTIONS)[number];

export interface ProgramsCommand {
  readonly kind: 'programs';
  readonly action: ProgramsAction;
  /** -1 for `list` and `history`, which look at all. */
  readonly slot: number;
  /** What `diff` compares with; null elsewhere. */
  readonly file: string | null;
  readonly chair: ChairOnLine;
  readonly outPath: string | null;
  readonly keyPath: string | null;
  readonly json: boolean;
}

export const KEY_ACTIONS = ['new', 'sign', 'trust'] as const;

export interface KeyCommand {
  readonly kind: 'key';
  readonly action: (typeof KEY_ACTIONS)[number];
  readonly files: readonly string[];
  readonly keyPath: string | null;
  readonly outPath: string | null;
  readonly profile: string;
  readonly version: number;
}

export interface SupportCommand {
  readonly kind: 'support-bundle';
  readonly chair: ChairOnLine;
  /** A trace of a session (`play --trace`), of which the end goes along. */
  readonly tracePath: string | null;
  readonly outPath: string;
}

export type StoreCommand = FlashCommand | ProgramsCommand | KeyCommand | SupportCommand | CalibrateCommand;

interface Options {
  readonly chair?: string;
  readonly all?: boolean;
  readonly slot?: number;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
  readonly key?: string;
  readonly trace?: string;
  readonly out?: string;
  readonly profile?: string;
  readonly version?: number;
}

interface FlashOptions extends Omit<Options, 'chair'> {
  /** Several are flashed at once. */
  readonly chair?: readonly string[];
}

export function describeStore(program: Command, found: (command: StoreCommand) => void): void {
  describeCalibrate(program, found);
  program
    .command('flash')
    .argument('<files...>')
    .option('--chair <port>', '', (text: string, before: readonly string[] = []) => [...before, text])
    .option('--all')
    .option('--slot <n>', '', once('--slot', readSlot))
    .option('--dry-run')
    .option('--yes')
    .option('--json')
    .option('--key <file>', '', once('--key', readText))
    .action((files: string[], options: FlashOptions) => found(flash(files, options)));
  program
    .command('programs')
    .argument('<action>')
    .argument('[slot]')
    .argument('[file]')
    .option('--chair <port>', '', once('--chair', readText))
    .option('--out <file>', '', once('--out', readText))
    .option('--key <file>', '', once('--key', readText))
    .option('--json')
    .action((action: string, slot: string | undefined, file: string | undefined, options: Options) =>
      found(programs(action, slot, file, options)),
    );
  program
    .command('support-bundle')
    .option('--chair <port>', '', once('--chair', readText))
    .option('--trace <file>', '', once('--trace', readText))
    .option('--out <file>', '', once('--out', readText))
    .action(({ chair, trace, out }: Options) => {
      if (chair === undefined) throw noChair('support-bundle');
      const outPath = out ?? 'tsubo-support.json';
      found({ kind: 'support-bundle', chair: onLine(chair), tracePath: trace ?? null, outPath });
    });
  program
    .command('key')
    .argument('<action>')
    .argument('[files...]')
    .option('--key <file>', '', once('--key', readText))
    .option('--out <file>', '', once('--out', readText))
    .option('--profile <name>', '', once('--profile', readText))
    .option('--as-version <n>', '', once('--as-version', readVersion))
    .action((action: string, files: string[], options: Options & { readonly asVersion?: number }) =>
      found(key(action, files, options)),
    );
}

function flash(files: readonly string[], options: FlashOptions): FlashCommand {
  const { chair = [], all = false, slot = null, dryRun = false, yes = false, json = false } = options;
  if (chair.length === 0 && !all) throw noChair('flash');
  if (chair.length > 0 && all) {
    throw new ChairError('usage', '--all looks for every chair.', 'Leave out --all, or --chair.');
  }
  if (slot !== null && files.length > 1) {
    throw new ChairError('usage', 'One slot holds one program.', 'Leave out --slot, or name one file.');
  }
  const chairs = [...new Set(chair)].map(onLine);
  return { kind: 'flash', files, chairs, slot, dryRun, yes, json, keyPath: options.key ?? null };
}

function programs(
  word: string,
  slot: string | undefined,
  file: string | undefined,
  { chair, out, key: keyPath, json }: Options,
): ProgramsCommand {
  const action = oneOf('programs', word, PROGRAMS_ACTIONS);
  if (chair === undefined) throw noChair(`programs ${action}`);
  if (action !== 'list' && action !== 'history' && slot === undefined) {
    throw new ChairError(
      'usage',
      `programs ${action} does not know which slot.`,
      `Write its number: npx tsubo programs ${action} 0 --chair PORT. npx tsubo programs list shows them.`,
    );
  }
  if (action === 'diff' && file === undefined) {
    throw new ChairError(
      'usage',
      'programs diff needs a program file to compare with.',
      'npx tsubo programs diff 0 FILE --chair PORT',
    );
  }
  return {
    kind: 'programs',
    action,
    slot: slot === undefined ? -1 : readSlot(slot),
    file: file ?? null,
    chair: onLine(chair),
    outPath: out ?? null,
    keyPath: keyPath ?? null,
    json: json ?? false,
  };
}

function key(
  word: string,
  files: readonly string[],
  options: Options & { readonly asVersion?: number },
): KeyCommand {
  const action = oneOf('key', word, KEY_ACTIONS);
  if (action !== 'new' && files.length === 0) {
    throw new ChairError(
      'usage',
      `key ${action} needs a file.`,
      action === 'sign' ? 'Name program files.' : 'Name a public key: FILE.pub.',
    );
  }
  return {
    kind: 'key',
    action,
    files,
    keyPath: options.key ?? null,
    outPath: options.out ?? null,
    profile: options.profile ?? 'tsubo-duo',
    version: options.asVersion ?? 1,
  };
}

function oneOf<W extends string>(command: string, word: string, words: readonly W[]): W {
  const known = words.find((one) => one === word);
  if (known !== undefined) return known;
  throw new ChairError('usage', `${command} has no "${word}".`, `There are: ${words.join(', ')}.`);
}

function onLine(text: string): ChairOnLine {
  if (text === 'sim') {
    throw new ChairError(
      'usage',
      'The simulated chair of this process forgets its programs when it ends.',
      'Run one that keeps them: npx tsubo sim --tcp 7070 --empty --store chair.flash',
    );
  }
  return { text, address: parseChairAddress(text) };
}

function noChair(command: string): ChairError {
  return new ChairError(
    'usage',
    `${command} does not know which chair.`,
    'Write --chair and its port; npx tsubo ports lists them.',
  );
}

function readSlot(text: string): number {
  if (/^\d{1,2}$/.test(text) && Number(text) <= 15) return Number(text);
  throw new ChairError(
    'usage',
    `"${text}" is not the number of a slot.`,
    'Slots are counted from 0, up to 15.',
  );
}

function readVersion(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new ChairError('usage', `--as-version ${text} is not a version.`, 'Write a whole number from 1 on.');
}
