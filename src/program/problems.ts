/** Collects everything wrong with one file, by offset, and turns offsets into lines and columns. */
import type { Diagnostic, DiagnosticId, Severity } from './diagnostic.ts';

/** Offsets into the text: [first, one after the last]. */
export type TextRange = readonly [start: number, end: number];

export interface Position {
  readonly line: number;
  readonly column: number;
}

interface Problem {
  readonly id: DiagnosticId;
  readonly range: TextRange;
  readonly message: string;
  readonly hint: string;
}

/** A file can be wrong in 60,000 places; nobody reads more than this at once. */
const MOST_REPORTED = 100;

export class Problems {
  private readonly fileName: string;
  private readonly text: string;
  private readonly lineStarts: readonly number[];
  private readonly errors: Problem[] = [];
  private readonly slips: Problem[] = [];

  constructor(text: string, fileName: string) {
    this.fileName = fileName;
    this.text = text;
    const starts = [0];
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.lineStarts = starts;
  }

  add(id: DiagnosticId, range: TextRange, message: string, hint: string): void {
    this.errors.push({ id, range, message, hint });
  }

  /** Something that does not stop the program from being played. */
  warn(id: DiagnosticId, range: TextRange, message: string, hint: string): void {
    this.slips.push({ id, range, message, hint });
  }

  /** How many errors there are. */
  get count(): number {
    return this.errors.length;
  }

  /** Line and column, both 1-based, of an offset. */
  position(offset: number): Position {
    let low = 0;
    let high = this.lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.lineStarts[low] ?? 0) + 1 };
  }

  /** Errors in the order of the file; beyond the first hundred only their number. */
  diagnostics(): readonly Diagnostic[] {
    return this.inOrder(this.errors, 'error');
  }

  warnings(): readonly Diagnostic[] {
    return this.inOrder(this.slips, 'warning');
  }

  private inOrder(problems: readonly Problem[], severity: Severity): readonly Diagnostic[] {
    const sorted = [...problems].sort((a, b) => a.range[0] - b.range[0]);
    const reported = sorted.slice(0, MOST_REPORTED);
    const next = sorted[MOST_REPORTED];
    if (next !== undefined) {
      const left = sorted.length - MOST_REPORTED;
      reported.push({
        id: 'more-problems',
        range: next.range,
        message: `There ${left === 1 ? 'is 1 more problem' : `are ${left} more problems`} from here on.`,
        hint: 'Mend those above and check the file again.',
      });
    }
    return reported.map((problem) => this.diagnostic(problem, severity));
  }

  private diagnostic({ id, range, message, hint }: Problem, severity: Severity): Diagnostic {
    const start = Math.min(range[0], this.text.length);
    const { line, column } = this.position(start);
    const lineEnd = (this.lineStarts[line] ?? this.text.length + 1) - 1;
    const end = Math.max(start + 1, Math.min(range[1], lineEnd));
    const endColumn = column + end - start;
    return { id, severity, file: this.fileName, line, column, endColumn, message, hint };
  }
}
