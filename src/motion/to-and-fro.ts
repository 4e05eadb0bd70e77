/** Legs there and back under pressure: what kneading and rolling share, and how legs become batches. */
import { lastingAtLeast, type Move } from './move.ts';
import type { Act, Step } from './step.ts';
import { step } from './step.ts';

/** Eight legs are some 60 lines on the wire. */
const LEGS_PER_BATCH = 8;

/** `count` legs of `ticks` in all, the first as `there`, the second as `back`; longer where these are. */
export function legsToAndFro(there: Move, back: Move, count: number, ticks: number): Step[] {
  return Array.from({ length: count }, (_, index): Step => {
    // Whole ticks that add up to the whole time, however it divides.
    const until = Math.floor((ticks * (index + 1)) / count);
    const legTicks = until - Math.floor((ticks * index) / count);
    const leg = lastingAtLeast(index % 2 === 0 ? there : back, legTicks);
    return step(leg.ticks, { carriage: leg });
  });
}

/** Legs, done as `doing` says, as acts of several legs each, every one closed alike. */
export function actsOfLegs(
  opening: readonly Step[],
  legs: readonly Step[],
  doing: Partial<Omit<Step, 'ticks' | 'carriage'>>,
  closing: readonly Step[],
): Act[] {
  const acts: Act[] = [];
  for (let first = 0; first < legs.length; first += LEGS_PER_BATCH) {
    const own = legs.slice(first, first + LEGS_PER_BATCH).map((leg): Step => ({ ...leg, ...doing }));
    acts.push({ steps: first === 0 ? [...opening, ...own] : own, closing });
  }
  return acts;
}
