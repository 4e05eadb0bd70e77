/** Every kind of thing that can be wrong with a program file. Ids are stable: people search for them. */
export const DIAGNOSTIC_IDS = [
  // The text as a whole (scan-text.ts).
  'file-too-large',
  'bad-character',
  'nested-too-deep',
  'too-many-keys',
  'anchor',
  'alias',
  'tag',
  'directive',
  'second-document',
  // YAML (read-program.ts).
  'yaml-syntax',
  // Shape: maps, lists and their keys.
  'wrong-shape',
  'unknown-key',
  'duplicate-key',
  'missing-key',
  'conflicting-keys',
  'missing-value',
  'merge-key',
  'unknown-technique',
  'one-technique',
  // Values.
  'bad-quantity',
  'missing-unit',
  'wrong-unit',
  'bad-count',
  'out-of-range',
  'unknown-word',
  'bad-place',
  'unknown-landmark',
  'text-too-long',
  // The massage.
  'sweep-goes-nowhere',
  'empty-program',
  'too-many-strokes',
  'too-long',
  // The report itself.
  'more-problems',
] as const;

export type DiagnosticId = (typeof DIAGNOSTIC_IDS)[number];

/** One thing wrong, and where. Nothing so far is only a warning: a program is whole or it is refused. */
export interface Diagnostic {
  readonly id: DiagnosticId;
  readonly severity: 'error';
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 units as editors count. */
  readonly column: number;
  /** First column after the marked text, on the same line; greater than `column`. */
  readonly endColumn: number;
  readonly message: string;
  /** What to do next. */
  readonly hint: string;
}
