/**
 * What a stroke is made of, still without absolute times: steps, in which every axis and channel does one thing.
 * A technique returns acts; `assemble.ts` puts them on the plan clock.
 */
import type { ForceSpan } from '../chair/segment.ts';
import type { Move } from './move.ts';

export interface Step {
  readonly ticks: number;
  /** null: stands. A move lasts exactly `ticks`. */
  readonly carriage: Move | null;
  readonly width: Move | null;
  /** What every pressing channel of the stroke does; null: nothing queued yet, so released. */
  readonly force: { readonly mode: ForceSpan['mode']; readonly endMilliN: number } | null;
  /** Where the kneading rate is at the end of the step; null: the motor has nothing to do. */
  readonly kneadMilliHz: number | null;
  /** True while the asked force of the technique is on: this step counts as plateau. */
  readonly plateau: boolean;
}

/**
 * One batch: `steps`, then `closing`, which brings everything to rest and released.
 * The closing of every act but the last is replaced by the next act, if that came in time.
 */
export interface Act {
  readonly steps: readonly Step[];
  readonly closing: readonly Step[];
}

/** A technique's motion, and what the report needs of it. */
export interface Motion {
  readonly acts: readonly Act[];
  /** Seconds of the technique itself, see `PlannedStroke.plannedS`. */
  readonly plannedS: number;
  readonly cruiseMmPerS: number;
}

const NOTHING: Step = {
  ticks: 0,
  carriage: null,
  width: null,
  force: null,
  kneadMilliHz: null,
  plateau: false,
};

/** A step of `ticks` in which only `what` is done. */
export function step(ticks: number, what: Partial<Omit<Step, 'ticks'>>): Step {
  return { ...NOTHING, ...what, ticks };
}

export function ticksOf(steps: readonly Step[]): number {
  return steps.reduce((sum, { ticks }) => sum + ticks, 0);
}
