/**
 * Every kind of thing that can be wrong with a program file. Ids are stable: people search for them.
 * Each has a section in protocols/program-language/v1/diagnostics.md.
 */
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
  'bad-together',
  'too-many-items',
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
  // Names of inputs, fragments and items.
  'bad-name',
  'name-taken',
  'unknown-name',
  'misplaced-name',
  'wrong-kind',
  'unknown-fragment',
  'recursive-fragment',
  'unused-name',
  // Inputs and what a person sets them to.
  'outside-input',
  'unknown-setting',
  // The massage (rules/).
  'goes-nowhere',
  'plateau-too-long',
  'neck-hold-too-long',
  'not-on-neck',
  'percussion-over-kidneys',
  'pressure-above-ceiling',
  'same-spot-without-break',
  'same-spot-too-long',
  'empty-program',
  'too-many-strokes',
  'too-long',
  'duration-differs',
  // The report itself.
  'more-problems',
] as const;

export type DiagnosticId = (typeof DIAGNOSTIC_IDS)[number];

/** A program is refused for its errors; a warning is a likely slip in a program that is right. */
export type Severity = 'error' | 'warning';

/** One thing wrong, and where. */
export interface Diagnostic {
  readonly id: DiagnosticId;
  readonly severity: Severity;
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
