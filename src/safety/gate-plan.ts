/** Every batch of a plan through the gate, in the order they are sent. */
import type { Plan, PlannedStroke, Plateau } from '../chair/plan.ts';
import type { Batch } from '../chair/segment.ts';
import type { Result } from '../units/result.ts';
import { err, ok } from '../units/result.ts';
import type { GateLimits } from './gate.ts';
import { gateBatch } from './gate.ts';
import type { Cut, GateProblem } from './gate-report.ts';
import type { Queue } from './queue.ts';
import { referencedQueue } from './queue.ts';

/** What the gate says, with the line of the stroke it is about. */
export type PlanCut = Cut & { readonly line: number };
export type PlanProblem = GateProblem & { readonly line: number; readonly stroke: string };

export interface GatedPlan {
  /** The plan to play: batches and plateaus as cut; `askedN` stays as asked. */
  readonly plan: Plan;
  readonly cuts: readonly PlanCut[];
}

/** `before`: where the chair is when the plan starts; by default where a reference run has left it. */
export function gatePlan(
  plan: Plan,
  limits: GateLimits,
  before: Queue = referencedQueue(limits.profile),
): Result<GatedPlan, PlanProblem> {
  const cuts: PlanCut[] = [];
  const problems: PlanProblem[] = [];
  const strokes: PlannedStroke[] = [];
  let queue = before;
  for (const stroke of plan.strokes) {
    const { line, words } = stroke;
    const batches: Batch[] = [];
    const strokeCuts: PlanCut[] = [];
    for (const batch of stroke.batches) {
      const gated = gateBatch(batch, limits, queue);
      if (!gated.ok) {
        // What follows a refused batch would be judged from a place the chair never reaches.
        problems.push(...gated.errors.map((problem) => ({ ...problem, line, stroke: words })));
        return err(...problems);
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
