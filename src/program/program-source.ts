import type { Input } from './input.ts';
import type { Program } from './program.ts';
import type { Fragments, Step } from './step.ts';

/** A program as it was written: loops, names and fragments kept, layout and comments gone. */
export interface ProgramSource
  extends Pick<Program, 'title' | 'about' | 'goals' | 'notFor' | 'durationS' | 'sources'> {
  readonly inputs: readonly Input[];
  readonly fragments: Fragments;
  readonly steps: readonly Step[];
}
