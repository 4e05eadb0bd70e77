import { shown } from './characters.ts';
import type { Diagnostic } from './diagnostic.ts';

/** A longer line is shown in part, around the mark. */
const FRAME_WIDTH = 100;

/**
 * Four lines for a person: where and what, the line of the file, a caret under it, what to do.
 * `text` is the file the diagnostic is about. Safe to print whatever the file holds.
 */
export function formatDiagnostic(diagnostic: Diagnostic, text: string): string {
  const { file, line, column, endColumn, severity, message, hint, id } = diagnostic;
  const source = text.split('\n', line)[line - 1] ?? '';
  const from = Math.max(0, Math.min(column - 1 - FRAME_WIDTH / 2, source.length - FRAME_WIDTH));
  const number = String(line).padStart(5);
  const blank = ' '.repeat(number.length);
  const cut = source.slice(from, from + FRAME_WIDTH);
  const carets = '^'.repeat(Math.max(1, Math.min(endColumn, from + FRAME_WIDTH + 1) - column));
  return [
    `${shown(file)}:${line}:${column}: ${severity}: ${shown(message)} [${id}]`,
    `${number} | ${shown(cut.replace(/\r$/, ''))}`,
    `${blank} | ${' '.repeat(column - 1 - from)}${carets}`,
    `${blank} = ${shown(hint)}`,
    '',
  ].join('\n');
}
