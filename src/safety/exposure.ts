/**
 * How long a whole plan takes, and how long it presses where: judged before a person's Start, because the board would
 * stop such a plan only in its middle.
 */
import type { Plan, PlannedStroke } from '../chair/plan.ts';
import type { ChairProfile } from '../chair/profile.ts';
import { CLOCK_PER_TICK, stateBeforeEnd } from '../chair/segment.ts';
import type { Result } from '../units/result.ts';
import { err, ok } from '../units/result.ts';
import { type AxisLane, type ForceLane, type Queue, referencedQueue, withBatch } from './queue.ts';
import { SPOT, SpotBudget, type SpotExcess } from './spot-budget.ts';

/** 27 minutes, so that reference and scan fit under the half hour of the board (domain.md §3) [D]. */
export const LONGEST_PLAN_MS = 27 * 60_000;

/** Between two looks at a plan. At 50 mm/s that is 2 mm. */
const LOOK_MS = 40;
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
  let queue = before;
  const batches = plan.strokes.flatMap((stroke) => stroke.batches.map((batch) => ({ stroke, batch })));
  for (const [index, { stroke, batch }] of batches.entries()) {
    queue = withBatch(queue, batch);
    const [carriage] = queue.axes;
    if (carriage === undefined) continue;
    const nmAt = placesOf(carriage);
    const touches = queue.forces.map(touchesOf);
    const untilTick = batches[index + 1]?.batch.fromTick ?? batch.restTick;
    // As the board will play it: with what is queued at that time.
    for (let tick = batch.fromTick; tick < untilTick; tick += LOOK_MS) {
      const mm = nmAt(tick) / 1_000_000;
      for (let channel = 0; channel < budgets.length; channel += 1) {
        const excess = budgets[channel]?.spend(touches[channel]?.(tick) === true, mm, LOOK_MS) ?? null;
        if (excess !== null && !problems.has(excess)) problems.set(excess, spotProblem(excess, stroke, mm));
      }
    }
  }
  return [...problems.values()];
}

/** Where an axis is, nm, asked tick by tick onwards: the same as `stateAt`, without beginning anew each time. */
function placesOf({ before, segments }: AxisLane): (tick: number) => number {
  let index = 0;
  let nm = before.nm;
  return (tick) => {
    for (let segment = segments[index]; segment !== undefined; segment = segments[index]) {
      if (tick <= segment.startTick) return nm;
      const leftTicks = segment.startTick + segment.ticks - tick;
      if (leftTicks >= 0) return stateBeforeEnd(segment, leftTicks * CLOCK_PER_TICK).nm;
      nm = segment.endNm;
      index += 1;
    }
    return nm;
  };
}

/** Whether a roller may touch the body, asked tick by tick onwards. */
function touchesOf({ spans }: ForceLane): (tick: number) => boolean {
  let index = 0;
  return (tick) => {
    let span = spans[index];
    while (span !== undefined && tick >= span.startTick + span.ticks) {
      index += 1;
      span = spans[index];
    }
    if (span === undefined || tick < span.startTick) return false;
    return span.mode !== 'release' || tick < span.startTick + LETTING_GO_MS;
  };
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
