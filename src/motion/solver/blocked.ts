/**
 * The durations an axis cannot have although it can be faster: the blocked intervals of Berscheid & Kröger (2021).
 * `Solver` goes round them by itself; this lists them, for showing and testing. Allocates.
 */
import { type AxisInput, type RefusalCode, refusalOf } from './axis-input.ts';
import { AxisTask } from './axis-task.ts';
import { Bounds } from './bounds.ts';

/** Share of a duration by which the search goes on from an end it has found. */
const ONWARD = 1e-9;
/** Steps of the search at most; one interval is common, two are rare. */
const MOST = 40;

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
  let onward = ONWARD;
  for (let step = 0; step < MOST; step++) {
    const from = bounds.nextImpossible(time * (1 + onward));
    if (!(from < Number.POSITIVE_INFINITY)) break;
    time = bounds.nextPossible(from * (1 + ONWARD));
    if (time > from * (1 + 3 * ONWARD)) {
      blocked.push([toSeconds(from), toSeconds(time)]);
      onward = ONWARD;
    } else {
      // Rounding at the tip of the band, where it is thinner than that.
      onward *= 2;
    }
  }
  return { refused: null, leastS: toSeconds(least), blockedS: blocked };
}
