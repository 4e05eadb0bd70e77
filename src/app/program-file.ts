/** Programs as files: for `check`, which needs nothing else, and for every command that plays. */
import { readFileSync, statSync } from 'node:fs';
import type { InputSettings } from '../cli/writing-commands.ts';
import type { Diagnostic } from '../program/diagnostic.ts';
import { formatDiagnostic } from '../program/format-diagnostic.ts';
import type { Program } from '../program/program.ts';
import { readProgram } from '../program/read-program.ts';
import type { Settings } from '../program/settings.ts';
import { ChairError } from '../units/chair-error.ts';
import type { Result } from '../units/result.ts';
import type { Terminal } from './terminal.ts';

/** More than the language takes, so that its own message about size is the one a person reads. */
const MOST_FILE_BYTES = 1_048_576;

export interface ProgramFile {
  readonly path: string;
  readonly text: string;
  readonly program: Result<Program, Diagnostic>;
}

/** Reads a program file. Throws a `ChairError` where there is none to read; what is wrong inside it is in `program`. */
export function readProgramFile(path: string, settings: Settings = {}): ProgramFile {
  try {
    if (statSync(path).size > MOST_FILE_BYTES) throw new Error('it is larger than 1 MiB');
    const text = readFileSync(path, 'utf8');
    return { path, text, program: readProgram(text, path, settings) };
  } catch (error) {
    throw new ChairError(
      'usage',
      `Cannot read the program ${path}: ${(error as Error).message}.`,
      'Programs that come with Tsubo are in the folder programs/.',
      { cause: error },
    );
  }
}

/** The program in that file, set as asked; null where it or a setting has mistakes, which have then been shown. */
export function readableProgram(path: string, settings: InputSettings, terminal: Terminal): Program | null {
  const { program, text } = readProgramFile(path, settings);
  return shownIfWrong(program, text, terminal);
}

/** The same of a text that is no file; `name` is what it is called in messages. */
export function programIn(
  text: string,
  name: string,
  settings: InputSettings,
  terminal: Terminal,
): Program | null {
  return shownIfWrong(readProgram(text, name, settings), text, terminal);
}

function shownIfWrong(
  program: Result<Program, Diagnostic>,
  text: string,
  terminal: Terminal,
): Program | null {
  if (program.ok) return program.value;
  for (const diagnostic of program.errors) terminal.stderr.write(`${formatDiagnostic(diagnostic, text)}\n`);
  return null;
}
