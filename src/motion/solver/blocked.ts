/**
 * The durations an axis cannot have although it can be faster: the blocked intervals of Berscheid & Kröger (2021).
 * `Solver` goes round them by itself; this lists them, for showing and testing. Allocates.
 */
import { type AxisInput, type RefusalCode, refusalOf } from './axis-input.ts';
import { AxisTask } from './axis-task.ts';
import { Bounds } from './bounds.ts';

/** Share of a duration by which the search goes on from an end it has found. */
const ONWARD = 1e-9;
/** There are at most three: one where the two velocities differ in sign, two around accelerations. */
const MOST = 4;

export interface PossibleDurations {
  readonly refused: null;
  /** s */
  readonly leastS: number;
  /** s, from and to, rising. */
  readonly blockedS: readonly (readonly [number, number])[];
}

export function possibleDurations(input: AxisInput): PossibleDurations | { readonly refused: RefusalCode } {
  const refused = refusalOf(input);
  if (refused !== null) return { refused };
  const task = new AxisTask();
  task.set(input);
  const bounds = new Bounds(task);
  const toSeconds = (time: number): number => (time + task.brakeTime) * task.unit;
  const least = bounds.minimum();
  const blocked: (readonly [number, number])[] = [];
  let time = least;
  while (blocked.length < MOST) {
    const from = bounds.nextImpossible(time * (1 + ONWARD));
    if (!(from < Number.POSITIVE_INFINITY)) break;
    time = bounds.nextPossible(from * (1 + ONWARD));
    if (!(time > from)) break;
    blocked.push([toSeconds(from), toSeconds(time)]);
  }
  return { refused: null, leastS: toSeconds(least), blockedS: blocked };
}
