/** Every batch of a plan through the gate, in the order they are sent. */
import type { Plan, PlannedStroke, Plateau } from '../chair/plan.ts';
import type { Batch } from '../chair/segment.ts';
import type { Result } from '../units/result.ts';
import { err, ok } from '../units/result.ts';
import type { GateLimits } from './gate-batch.ts';
import { gateBatch } from './gate-batch.ts';
import type { ForceCut, GateProblem } from './gate-report.ts';
import type { Queue } from './queue.ts';
import { referencedQueue } from './queue.ts';

/** What was lowered, with the line of its stroke in the program. */
export interface Cut extends ForceCut {
  readonly line: number;
}

/** Why a plan does not pass; `what` is the whole of it in words. */
export interface PlanProblem extends GateProblem {
  readonly line: number;
}

export interface GatedPlan {
  /** The plan to play: batches and plateaus as cut; `askedN` stays as asked. */
  readonly plan: Plan;
  readonly cuts: readonly Cut[];
}

/** `before`: where the chair is when the plan starts; by default where a reference run has left it. */
export function gatePlan(
  plan: Plan,
  limits: GateLimits,
  before: Queue = referencedQueue(limits.profile),
): Result<GatedPlan, PlanProblem> {
  const cuts: Cut[] = [];
  const strokes: PlannedStroke[] = [];
  let queue = before;
  for (const stroke of plan.strokes) {
    const { line, words } = stroke;
    const batches: Batch[] = [];
    const strokeCuts: Cut[] = [];
    for (const batch of stroke.batches) {
      const gated = gateBatch(batch, limits, queue);
      if (!gated.ok) {
        // What follows a refused batch would be judged from a place the chair never reaches.
        return err(...gated.errors.map((problem) => planProblem(problem, line, words)));
      }
      queue = gated.value.after;
      batches.push(gated.value.batch);
      strokeCuts.push(...gated.value.cuts.map((cut) => ({ ...cut, line })));
    }
    cuts.push(...strokeCuts);
    const plateaus =
      strokeCuts.length === 0 ? stroke.plateaus : stroke.plateaus.map((p) => cutPlateau(p, batches));
    strokes.push(strokeCuts.length === 0 ? stroke : { ...stroke, batches, plateaus });
  }
  return ok({ plan: { ...plan, strokes }, cuts });
}

/** A plateau with the least force its channels still have at its end. A later batch has the last word over an earlier. */
function cutPlateau(plateau: Plateau, batches: readonly Batch[]): Plateau {
  const batch = batches.findLast(({ fromTick }) => fromTick < plateau.toTick);
  const spans = (batch?.forces ?? []).filter(
    ({ startTick, ticks }) => startTick < plateau.toTick && startTick + ticks >= plateau.toTick,
  );
  const forceN = Math.min(plateau.forceN, ...spans.map(({ endMilliN }) => endMilliN / 1000));
  return { ...plateau, forceN };
}

function planProblem({ code, where, what }: GateProblem, line: number, words: string): PlanProblem {
  return { code, where, what: `Line ${line}, "${words}", ${where}: ${what}.`, line };
}
