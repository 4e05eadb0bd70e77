/** What a person typed after `tsubo` to write, check and look at programs, as data. */
import type { Command } from 'commander';
import { ChairError } from '../units/chair-error.ts';
import type { ChairsCommand } from './chairs-command.ts';
import {
  once,
  type ProfileName,
  readChairName,
  readSettings,
  readStatureMm,
  readText,
} from './option-values.ts';

/** For which chair and person a program is compiled; no chair moves. */
export interface Sitting {
  readonly profile: ProfileName;
  readonly statureMm: number;
}

/** What inputs are set to, by name. */
export type InputSettings = Readonly<Record<string, string>>;

export interface CheckCommand {
  readonly kind: 'check';
  readonly files: readonly string[];
  readonly json: boolean;
  readonly sitting: Sitting;
}

export interface FmtCommand {
  readonly kind: 'fmt';
  readonly files: readonly string[];
  /** Only say which files would change. */
  readonly check: boolean;
}

export interface ExplainCommand {
  readonly kind: 'explain';
  readonly file: string;
  readonly sitting: Sitting;
  readonly settings: InputSettings;
}

export interface PreviewCommand {
  readonly kind: 'preview';
  readonly file: string;
  /** Null: drawn in the terminal. */
  readonly svgPath: string | null;
  readonly sitting: Sitting;
  readonly settings: InputSettings;
}

export interface NewCommand {
  readonly kind: 'new';
  readonly title: string;
  /** Null: named after the title, in this folder. */
  readonly path: string | null;
}

export type WritingCommand =
  | CheckCommand
  | FmtCommand
  | ExplainCommand
  | PreviewCommand
  | NewCommand
  | { readonly kind: 'schema' };

const DEFAULT_PROFILE: ProfileName = 'tsubo-duo';
const DEFAULT_STATURE_MM = 1700;

interface SittingOptions {
  readonly chair?: ProfileName;
  readonly stature?: number;
}

interface ShownOptions extends SittingOptions {
  readonly set?: InputSettings;
}

export function describeWritingCommands(
  program: Command,
  found: (command: WritingCommand | ChairsCommand) => void,
): void {
  sitting(program.command('check').argument('<files...>').option('--json')).action(
    (files: string[], options: SittingOptions & { readonly json?: boolean }) =>
      found({ kind: 'check', files, json: options.json ?? false, sitting: sittingOf(options) }),
  );
  program
    .command('fmt')
    .argument('<files...>')
    .option('--check')
    .action((files: string[], { check = false }: { readonly check?: boolean }) =>
      found({ kind: 'fmt', files, check }),
    );
  settable(sitting(program.command('explain').argument('[file]'))).action(
    (file: string | undefined, options: ShownOptions) => found(explainCommand(file, options)),
  );
  settable(sitting(program.command('preview').argument('<file>')))
    .option('--svg <file>', '', once('--svg', readText))
    .action((file: string, options: ShownOptions & { readonly svg?: string }) =>
      found({
        kind: 'preview',
        file,
        svgPath: options.svg ?? null,
        sitting: sittingOf(options),
        settings: options.set ?? {},
      }),
    );
  program
    .command('new')
    .argument('<name>')
    .option('--out <file>', '', once('--out', readText))
    .action((title: string, { out }: { readonly out?: string }) =>
      found({ kind: 'new', title, path: out ?? null }),
    );
  program.command('schema').action(() => found({ kind: 'schema' }));
}

/** Without a file, but with a chair: what that chair keeps. */
function explainCommand(file: string | undefined, options: ShownOptions): WritingCommand | ChairsCommand {
  const { chair } = options;
  if (file !== undefined) {
    return { kind: 'explain', file, sitting: sittingOf(options), settings: options.set ?? {} };
  }
  if (chair !== undefined) return { kind: 'chairs', action: 'laws', chair };
  throw new ChairError(
    'usage',
    'explain does not know what: file is missing.',
    'Name a program, or a chair: npx tsubo explain programs/demo.yaml, npx tsubo explain --chair tsubo-firmata.',
  );
}

function sitting(command: Command): Command {
  return command
    .option('--chair <name>', '', once('--chair', readChairName))
    .option('--stature <cm>', '', once('--stature', readStatureMm));
}

/** Adds `--set name=value`, as often as there are inputs. */
export function settable(command: Command): Command {
  return command.option('--set <name=value>', '', readSettings);
}

function sittingOf({ chair, stature }: SittingOptions): Sitting {
  return { profile: chair ?? DEFAULT_PROFILE, statureMm: stature ?? DEFAULT_STATURE_MM };
}
