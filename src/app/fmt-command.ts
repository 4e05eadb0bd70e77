/** `tsubo fmt`: program files in their canonical form. A file is replaced whole or left as it was. */
import { chmodSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { plainText } from '../cli/text-width.ts';
import type { FmtCommand } from '../cli/writing-commands.ts';
import { formatDiagnostic } from '../program/format-diagnostic.ts';
import { formatProgram } from '../program/format-program.ts';
import { readProgram } from '../program/read-program.ts';
import { ChairError, EXIT_CODES } from '../units/chair-error.ts';
import { readProgramFile } from './program-file.ts';
import type { Terminal } from './terminal.ts';

/** 0 where every file is in its canonical form at the end (with `check`: already was). */
export function fmt({ files, check }: FmtCommand, terminal: Terminal): number {
  let exitCode: number = EXIT_CODES.ok;
  for (const path of files) {
    const { text } = readProgramFile(path);
    const formatted = formatProgram(text, path);
    if (!formatted.ok) {
      for (const diagnostic of formatted.errors)
        terminal.stderr.write(`${formatDiagnostic(diagnostic, text)}\n`);
      terminal.stderr.write(`${plainText(path)}: left as it is, it has mistakes\n`);
      exitCode = EXIT_CODES.failed;
    } else if (formatted.value !== text) {
      if (check) exitCode = EXIT_CODES.failed;
      else replaceFile(path, text, formatted.value);
      terminal.stdout.write(`${plainText(path)}\n`);
    }
  }
  return exitCode;
}

function replaceFile(path: string, before: string, after: string): void {
  if (!meansTheSame(before, after)) {
    throw new ChairError(
      'failed',
      `Written in its usual form, ${path} would not do the same.`,
      'Nothing was changed. Please report this program.',
    );
  }
  // A link stays a link: what it names is replaced.
  const target = realpathSync(path);
  const beside = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    const { mode } = statSync(target);
    writeFileSync(beside, after, { flag: 'wx', flush: true });
    chmodSync(beside, mode & 0o7777);
    // Somebody may have saved the file while it was being formatted.
    if (readFileSync(target, 'utf8') !== before) throw new Error('it has changed meanwhile');
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { force: true });
    throw new ChairError(
      'failed',
      `${path} could not be replaced: ${(error as Error).message}.`,
      'The file is as it was. Check that you may write in its folder.',
      { cause: error },
    );
  }
}

function meansTheSame(before: string, after: string): boolean {
  const [first, second] = [before, after].map((text) => {
    const program = readProgram(text, '');
    // Where a stroke is written may change.
    return program.ok
      ? JSON.stringify({ ...program.value, warnings: [] }, (key, value: unknown) =>
          key === 'line' || key === 'column' ? 0 : value,
        )
      : null;
  });
  return first !== null && first === second;
}
