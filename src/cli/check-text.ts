/** What `tsubo check` says: for people, and one JSON object a line for editors and scripts. */
import type { Approximation } from '../chair/plan.ts';
import { type PressureScale, pressureText } from '../chair/pressure-scale.ts';
import type { Diagnostic } from '../program/diagnostic.ts';
import { formatDiagnostic } from '../program/format-diagnostic.ts';
import type { Cut } from '../safety/gate.ts';
import { durationText } from './duration-text.ts';
import { plainText } from './text-width.ts';

/** How a correct program turns out on one chair for one person. */
export interface Rehearsal {
  readonly durationS: number;
  readonly strokes: number;
  readonly approximations: readonly Approximation[];
  readonly cuts: readonly Cut[];
  readonly scale: PressureScale;
}

export interface CheckedFile {
  readonly path: string;
  readonly text: string;
  /** Errors and warnings, in the order of the file. */
  readonly diagnostics: readonly Diagnostic[];
  /** How a correct program turns out; of a correct course, how many sessions it has; null where there are errors. */
  readonly outcome: Rehearsal | { readonly sessions: number } | null;
  /** `tsubo-duo, 170 cm`. */
  readonly sitting: string;
}

/** Something to say about a line that is no mistake: what this chair does otherwise. */
interface ChairNote {
  readonly id: 'chair-differs' | 'pressure-lowered';
  readonly line: number;
  readonly message: string;
  readonly hint: string;
}

export function checkedText(checked: CheckedFile): string {
  const { path, text, diagnostics, outcome, sitting } = checked;
  const frames = diagnostics.map((diagnostic) => `${formatDiagnostic(diagnostic, text)}\n`);
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  const name = plainText(path);
  if (outcome === null) return `${frames.join('')}${name}: ${counted(errors, 'error')}\n`;
  if ('sessions' in outcome) return `${name}: correct, a course of ${counted(outcome.sessions, 'session')}\n`;
  const { durationS, strokes } = outcome;
  const facts = [
    `correct, ${durationText(durationS * 1000)}, ${counted(strokes, 'stroke')} (${sitting})`,
    ...(warnings === 0 ? [] : [counted(warnings, 'warning')]),
  ];
  const notes = counts(
    chairNotes(outcome).map(({ line, message, hint }) => `  line ${line}: ${message} ${hint}`),
  );
  return `${frames.join('')}${name}: ${facts.join(', ')}\n${notes.join('')}`;
}

/** `{file,line,column,endColumn,id,severity,message,hint}` a line. */
export function checkedJson({ path, text, diagnostics, outcome }: CheckedFile): string {
  const lines = text.split('\n');
  const notes = (outcome === null ? [] : chairNotes(outcome)).map(({ id, line, message, hint }) => {
    const endColumn = (lines[line - 1] ?? '').trimEnd().length + 1;
    return { file: path, line, column: 1, endColumn, id, severity: 'note', message, hint };
  });
  const marks = diagnostics.map(({ file, line, column, endColumn, id, severity, message, hint }) => ({
    file,
    line,
    column,
    endColumn,
    id,
    severity,
    message,
    hint,
  }));
  return [...marks, ...notes].map((mark) => `${JSON.stringify(mark)}\n`).join('');
}

function chairNotes(outcome: NonNullable<CheckedFile['outcome']>): readonly ChairNote[] {
  if ('sessions' in outcome) return [];
  const { approximations, cuts, scale } = outcome;
  return [
    ...approximations.map(
      ({ line, what, instead }): ChairNote => ({ id: 'chair-differs', line, message: what, hint: instead }),
    ),
    ...cuts.map(
      ({ line, askedN, allowedN, limit }): ChairNote => ({
        id: 'pressure-lowered',
        line,
        message: `${pressureText(askedN, scale, 1)} asked, above the ceiling of ${limit}.`,
        hint: `It presses ${scale.unit === 'N' ? 'with ' : ''}${pressureText(allowedN, scale, 1)}.`,
      }),
    ),
  ].sort((a, b) => a.line - b.line);
}

/** Repeats make the same note many times. */
function counts(notes: readonly string[]): readonly string[] {
  const times = new Map<string, number>();
  for (const note of notes) times.set(note, (times.get(note) ?? 0) + 1);
  return [...times].map(([note, count]) => `${plainText(note)}${count === 1 ? '' : ` (${count} times)`}\n`);
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
