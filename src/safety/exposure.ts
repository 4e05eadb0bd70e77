/**
 * How long a whole plan takes, and how long it presses where: judged before a person's Start, because the board would
 * stop such a plan only in its middle.
 */
import type { Plan, PlannedStroke } from '../chair/plan.ts';
import type { ChairProfile } from '../chair/profile.ts';
import type { Result } from '../units/result.ts';
import { err, ok } from '../units/result.ts';
import { type ForceLane, placeAt, type Queue, referencedQueue, withBatch } from './queue.ts';
import { SPOT, SpotBudget, type SpotExcess } from './spot-budget.ts';

/** 27 minutes, so that reference and scan fit under the half hour of the board (domain.md §3) [D]. */
export const LONGEST_PLAN_MS = 27 * 60_000;

/** Between two looks at a plan. At 100 mm/s that is 2 mm. */
const LOOK_MS = 20;
/** A roller that lets go has left the body by then: 20 mm of it at 150 mm/s, and some more. */
const LETTING_GO_MS = 300;

export interface ExposureProblem {
  readonly code: 'time-up' | 'spot-time';
  /** Of the stroke with which it becomes too much. */
  readonly line: number;
  readonly what: string;
  readonly next: string;
}

/** Everything too long in `plan`, the first of each kind; `before`: where the chair is when the plan starts. */
export function judgeExposure(
  plan: Plan,
  profile: ChairProfile,
  before: Queue = referencedQueue(profile),
): Result<null, ExposureProblem> {
  const problems = [...tooLong(plan), ...tiredSpots(plan, profile, before)];
  return problems.length === 0 ? ok(null) : err(...problems);
}

function tooLong({ strokes, endTick }: Plan): readonly ExposureProblem[] {
  if (endTick <= LONGEST_PLAN_MS) return [];
  const stroke = strokes.find((one) => one.endTick > LONGEST_PLAN_MS);
  return [
    {
      code: 'time-up',
      line: stroke?.line ?? 0,
      what: `The whole takes ${minutes(endTick)} min on this chair. Allowed: ${minutes(LONGEST_PLAN_MS)} min.`,
      next: `Shorten it by ${Math.ceil((endTick - LONGEST_PLAN_MS) / 1000)} s.`,
    },
  ];
}

function tiredSpots(plan: Plan, profile: ChairProfile, before: Queue): readonly ExposureProblem[] {
  const budgets = profile.depth.map(() => new SpotBudget(profile.carriage));
  const problems = new Map<SpotExcess, ExposureProblem>();
  walkPlan(plan, before, (stroke, queue, tick) => {
    const [carriage] = queue.axes;
    if (carriage === undefined) return;
    let placeMm: number | null = null;
    for (const [channel, lane] of queue.forces.entries()) {
      const touches = touchesAt(lane, tick);
      if (touches) placeMm ??= placeAt(carriage, tick) / 1_000_000;
      const excess = budgets[channel]?.spend(touches, placeMm ?? 0, LOOK_MS) ?? null;
      if (excess !== null && !problems.has(excess))
        problems.set(excess, spotProblem(excess, stroke, placeMm ?? 0));
    }
  });
  return [...problems.values()];
}

/** Looks at a plan every 20 ms, as the board will play it: with what is queued at that time. */
export function walkPlan(
  plan: Plan,
  before: Queue,
  look: (stroke: PlannedStroke, queue: Queue, tick: number) => void,
): void {
  let queue = before;
  const batches = plan.strokes.flatMap((stroke) => stroke.batches.map((batch) => ({ stroke, batch })));
  for (const [index, { stroke, batch }] of batches.entries()) {
    queue = withBatch(queue, batch);
    const untilTick = batches[index + 1]?.batch.fromTick ?? batch.restTick;
    for (let tick = batch.fromTick; tick < untilTick; tick += LOOK_MS) look(stroke, queue, tick);
  }
}

/** Whether a roller may touch the body at `tick`. */
export function touchesAt({ spans }: ForceLane, tick: number): boolean {
  for (const { startTick, ticks, mode } of spans) {
    if (tick < startTick || tick >= startTick + ticks) continue;
    return mode !== 'release' || tick < startTick + LETTING_GO_MS;
  }
  return false;
}

function spotProblem(excess: SpotExcess, { line, words }: PlannedStroke, placeMm: number): ExposureProblem {
  const at = `${Math.round(placeMm)} mm up the track`;
  const what =
    excess === 'on-end'
      ? `"${words}" presses the same ${SPOT.mm} mm of the back, ${at}, for more than ${SPOT.onEndMs / 1000} s without a break.`
      : `With "${words}" the same ${SPOT.mm} mm of the back, ${at}, have been pressed for more than ${SPOT.sessionMs / 1000} s.`;
  const next =
    excess === 'on-end'
      ? 'Make it shorter, or press somewhere else in between.'
      : 'Take some of it away, or spread it along the back.';
  return { code: 'spot-time', line, what, next };
}

function minutes(ms: number): string {
  return (ms / 60_000).toFixed(1);
}
