import type { DiagnosticId } from './diagnostic.ts';
import type { TextRange } from './problems.ts';

/** Something wrong with what a program asks, once its steps are expanded. */
export interface Finding {
  readonly id: DiagnosticId;
  readonly range: TextRange;
  readonly message: string;
  readonly hint: string;
}

export type Report = (finding: Finding) => void;
