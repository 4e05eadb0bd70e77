import type { Names } from './names.ts';
import type { StepNodes } from './nodes.ts';
import type { Problems } from './problems.ts';
import type { Step } from './step.ts';

/** What reading steps needs to know and to note. */
export interface Reading {
  readonly problems: Problems;
  readonly fragments: readonly string[];
  /** Names of the fragments that some step uses. */
  readonly used: Set<string>;
}

/** Reads the steps inside, which may use the names given. */
export type ReadInner = (list: StepNodes, names: Names) => readonly Step[];
