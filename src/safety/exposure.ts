/**
 * How long a whole plan takes, and how long it presses where: judged before a person's Start, because the board would
 * stop such a plan only in its middle.
 */
import type { Plan, PlannedStroke } from '../chair/plan.ts';
import type { ChairProfile } from '../chair/profile.ts';
import type { Result } from '../units/result.ts';
import { err, ok } from '../units/result.ts';
import { LOOK_MS, walkContact } from './contact-walk.ts';
import { type Queue, referencedQueue } from './queue.ts';
import { SPOT, SpotBudget, type SpotExcess } from './spot-budget.ts';

/** 27 minutes, so that reference and scan fit under the half hour of the board (domain.md §3) [D]. */
export const LONGEST_PLAN_MS = 27 * 60_000;

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
  walkContact(plan, before, (stroke, mm, touches) => {
    for (const [channel, budget] of budgets.entries()) {
      const excess = budget.spend(touches[channel] === true, mm, LOOK_MS);
      if (excess !== null && !problems.has(excess)) problems.set(excess, spotProblem(excess, stroke, mm));
    }
  });
  return [...problems.values()];
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
