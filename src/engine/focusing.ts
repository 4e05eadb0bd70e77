/**
 * More where it is wanted: of the strokes still to come, each that works in one zone is done twice, as far as its spots, the
 * zone and the length of a session allow. Everything else stays as written, only later. Another zone, or none, plans the
 * rest anew from what is written.
 */
import type { Zone } from '../chair/landmarks.ts';
import type { PlacedStroke } from '../chair/placed-stroke.ts';
import type { PlannedStroke } from '../chair/plan.ts';
import { planFrom } from '../motion/plan-strokes.ts';
import { gatePlan } from '../safety/gate.ts';
import { referencedQueue, withBatch } from '../safety/queue.ts';
import type { EngineState } from './engine-state.ts';
import { doseLeft, mostMoreTicks } from './extending.ts';
import { leadTicks } from './lead.ts';
import type { Live } from './live-state.ts';
import { planTickNow } from './plan-tick.ts';
import { unsent } from './queued.ts';
import { hasContactLeft, restingAfter } from './splice-again.ts';
import { standingAt } from './splice-skip.ts';

export interface Focused {
  readonly live: Live;
  /** The first stroke that is planned anew. */
  readonly fromIndex: number;
}

/** The rest of the plan with the zone in focus, or why not, in words. */
export function focused(state: EngineState, live: Live, nowMs: number): Focused | string {
  const fromIndex = firstFree(state, live, nowMs);
  const first = live.strokes[fromIndex];
  if (first === undefined) return 'There is nothing left to change.';
  const kept = live.strokes.slice(0, fromIndex);
  const stands = restingAfter(kept, live);
  const rest = live.placed.slice(fromIndex).filter((stroke) => !live.copies.has(stroke));
  const chosen = chosenOf(state, live, rest, fromIndex, nowMs);
  const plan = planFrom(
    chosen.placed,
    { profile: live.limits.profile, ...stands },
    first.startTick,
    fromIndex,
  );
  const from = standingAt(first.startTick - 1, stands.carriageNm, stands.widthNm);
  const before = withBatch(referencedQueue(live.limits.profile), from);
  const gated = gatePlan(plan, live.limits, before);
  if (!gated.ok) return 'The chair may not do that.';
  if (live.focusWanted !== null && chosen.copies.size === 0)
    return 'There is no more of it to come, or it has had enough.';
  return {
    fromIndex,
    live: {
      ...live,
      focus: live.focusWanted,
      copies: chosen.copies,
      strokes: [...kept, ...gated.value.plan.strokes],
      placed: [...live.placed.slice(0, fromIndex), ...chosen.placed],
    },
  };
}

/** The first stroke of which nothing was sent, and that is so far away that it can be another one. */
function firstFree(state: EngineState, live: Live, nowMs: number): number {
  const nowTick = planTickNow(state, nowMs);
  const waiting = new Set(unsent(state).map(({ batch }) => batch));
  return live.strokes.findIndex(({ batches, startTick }) => {
    const [batch] = batches;
    return batch !== undefined && waiting.has(batch) && startTick - nowTick > leadTicks(batch);
  });
}

function chosenOf(
  state: EngineState,
  live: Live,
  rest: readonly PlacedStroke[],
  fromIndex: number,
  nowMs: number,
) {
  const placed: PlacedStroke[] = [];
  const copies = new Set<PlacedStroke>();
  const isDosed = doseLeft(state, live, nowMs);
  const planned = new Map(live.placed.map((stroke, index) => [stroke, live.strokes[index]] as const));
  const all: PlannedStroke[] = [...live.strokes.slice(0, fromIndex)];
  for (const stroke of rest) {
    const own = planned.get(stroke);
    if (own !== undefined) all.push(own);
  }
  let left = mostMoreTicks(state, { ...live, strokes: all }, nowMs, Number.POSITIVE_INFINITY);
  for (const stroke of rest) {
    placed.push(stroke);
    const own = planned.get(stroke);
    if (own === undefined || !isIn(stroke, live.focusWanted, live)) continue;
    const ticks = own.endTick - own.startTick;
    if (ticks > left || !hasContactLeft(all, own) || !isDosed(own)) continue;
    const copy = { ...stroke };
    placed.push(copy);
    copies.add(copy);
    all.push(own);
    left -= ticks;
  }
  return { placed, copies };
}

/** Where most of it is: its middle. */
function isIn(stroke: PlacedStroke, zone: Zone | null, { limits }: Live): boolean {
  if (zone === null || stroke.technique === 'rest') return false;
  const middleMm = (stroke.fromMm + stroke.toMm) / 2;
  return limits.zones.some((span) => span.zone === zone && middleMm >= span.fromMm && middleMm <= span.toMm);
}
