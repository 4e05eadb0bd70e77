/** What a scenario came to. */
import type { FaultCause } from '../../../sim/faults/fault-table.ts';

export interface Failure {
  /** Of the law that was broken. */
  readonly law: string;
  readonly hazards: readonly string[];
  readonly what: string;
  readonly atMs: number;
  /** How many events (samples of the truth, the board's, the persons') had been judged by then. */
  readonly event: number;
}

export interface Verdict {
  readonly failure: Failure | null;
  readonly virtualMs: number;
  /** Times that a law was asked. */
  readonly evaluations: number;
  /** Faults that began while the chair moved or pressed. */
  readonly struck: Readonly<Partial<Record<FaultCause, number>>>;
  /** Every fault that began. */
  readonly fired: Readonly<Partial<Record<FaultCause, number>>>;
  /** Massages begun, of those played to their end, and how the others ended. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Faults the board latched, by name. */
  readonly latched: Readonly<Record<string, number>>;
}
