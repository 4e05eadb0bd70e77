import type { InputSettings } from '../cli/writing-commands.ts';
import { formatDiagnostic } from '../program/format-diagnostic.ts';
import type { Program } from '../program/program.ts';
import { readProgramFile } from './score.ts';
import type { Terminal } from './terminal.ts';

/** The program in that file, set as asked; null where it or a setting has mistakes, which have then been shown. */
export function readableProgram(path: string, settings: InputSettings, terminal: Terminal): Program | null {
  const { program, text } = readProgramFile(path, settings);
  if (program.ok) return program.value;
  for (const diagnostic of program.errors) terminal.stderr.write(`${formatDiagnostic(diagnostic, text)}\n`);
  return null;
}
