/** What the last gate says: what it cut, and what it does not let through. */

/** A force that was lowered. The motion goes on with what is allowed. */
export interface ForceCut {
  /** "Press on channel 0 at tick 4200". */
  readonly what: string;
  readonly askedN: number;
  readonly allowedN: number;
  /** Whose limit it is, in words that follow "the ceiling of". */
  readonly limit: string;
}

/** The board's own words for the same refusals (spec.md §5), where it has them. */
export type GateCode =
  | 'field'
  | 'late'
  | 'order'
  | 'unsupported'
  | 'queue-full'
  | 'discontinuous'
  | 'not-at-rest'
  | 'not-released'
  | 'travel'
  | 'speed'
  | 'acceleration'
  | 'jerk'
  | 'force'
  | 'rise'
  | 'rate'
  | 'pressure'
  | 'heat'
  | 'max-on';

/** Why a batch does not pass. It is then not sent at all. */
export interface GateProblem {
  readonly code: GateCode;
  /** Which item: "carriage at tick 1200". */
  readonly where: string;
  /** What was found and what is allowed, with units. */
  readonly what: string;
}
