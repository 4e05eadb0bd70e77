/**
 * Five minutes more: strokes of the program again, from its beginning on, behind its end. Its beginning is what warms up,
 * the gentlest of it. Whose spot has had enough is left out, and all of it stays under every cap.
 */
import { ZONES } from '../chair/landmarks.ts';
import type { PlacedStroke } from '../chair/placed-stroke.ts';
import type { PlannedStroke } from '../chair/plan.ts';
import { planFrom } from '../motion/plan-strokes.ts';
import { LONGEST_PLAN_MS } from '../safety/exposure.ts';
import { gatePlan } from '../safety/gate.ts';
import { plannedDose } from '../safety/planned-dose.ts';
import { referencedQueue, withBatch } from '../safety/queue.ts';
import type { EngineState } from './engine-state.ts';
import { leadTicks } from './lead.ts';
import type { Live } from './live-state.ts';
import { planTickNow } from './plan-tick.ts';
import { hasContactLeft, restingAfter } from './splice-again.ts';
import { standingAt } from './splice-skip.ts';

export interface Extended {
  readonly live: Live;
  readonly added: readonly PlannedStroke[];
}

const MORE_TICKS = 5 * 60_000;
/** A board lets go half an hour after Start (spec §4); so much of it stays free [D]. */
const BOARD_MS = 30 * 60_000;
const KEPT_MS = 90_000;
/** Nobody asks for less than this. */
const LEAST_TICKS = 10_000;

/** How many ticks may still be put on at the end, whatever is pressed in them. */
export function mostMoreTicks(
  state: EngineState,
  { strokes }: Pick<Live, 'strokes'>,
  nowMs: number,
  mostTicks = MORE_TICKS,
): number {
  const endTick = strokes.at(-1)?.endTick ?? 0;
  const rate = Math.min(1, Math.max(0.5, (state.live?.wanted.speedPermille ?? 1000) / 1000));
  const leftMs = (endTick - planTickNow(state, nowMs)) / rate;
  const boardLeftMs = BOARD_MS - KEPT_MS - (nowMs - state.startedAtMs) - leftMs;
  const most = Math.min(mostTicks, LONGEST_PLAN_MS - endTick, boardLeftMs * rate);
  return most < LEAST_TICKS ? 0 : Math.floor(most);
}

/** The plan with more behind it, or why there is none, in words. */
export function extended(state: EngineState, live: Live, nowMs: number): Extended | string {
  const most = mostMoreTicks(state, live, nowMs);
  if (most === 0) return 'A session is no longer than half an hour.';
  const chosen = chosenOf(state, live, most, nowMs);
  const [first] = chosen.strokes;
  const [batch] = first?.batches ?? [];
  if (first === undefined || batch === undefined) return 'Every spot of it has had enough.';
  if (first.startTick - planTickNow(state, nowMs) < leadTicks(batch)) return 'It is over already.';
  const from = standingAt(first.startTick - 1, chosen.carriageNm, chosen.widthNm);
  const before = withBatch(referencedQueue(live.limits.profile), from);
  const plan = { strokes: chosen.strokes, endTick: chosen.endTick };
  const gated = gatePlan(plan, live.limits, before);
  if (!gated.ok) return 'The chair may not do that.';
  const added = gated.value.plan.strokes;
  return {
    added,
    live: {
      ...live,
      strokes: [...live.strokes, ...added],
      placed: [...live.placed, ...chosen.placed],
      extendedTicks: live.extendedTicks + chosen.endTick - first.startTick,
      extendedStrokes: live.extendedStrokes + added.length,
    },
  };
}

/** Strokes that fit, in the order of the program, from behind those that an earlier asking has taken. */
function chosenOf(state: EngineState, live: Live, most: number, nowMs: number) {
  const startTick = live.strokes.at(-1)?.endTick ?? 0;
  const stands = restingAfter(live.strokes, live);
  const { profile } = live.limits;
  const isDosed = doseLeft(state, live, nowMs);
  const placed: PlacedStroke[] = [];
  const sofar: PlannedStroke[] = [];
  let setting = { profile, ...stands };
  let endTick = startTick;
  const whole = live.placed.slice(0, live.placed.length - live.extendedStrokes);
  const written = whole.filter((stroke) => !live.copies.has(stroke));
  for (let turn = 0; turn < 2; turn += 1) {
    for (const stroke of written) {
      const index = live.strokes.length + sofar.length;
      const [planned] = planFrom([stroke], setting, endTick, index).strokes;
      if (planned === undefined || planned.endTick - startTick > most) continue;
      const isRest = stroke.technique === 'rest';
      if (isRest && (sofar.length === 0 || sofar.at(-1)?.technique === 'rest')) continue;
      const all = [...live.strokes, ...sofar];
      if (!isRest && !(hasContactLeft(all, planned) && isDosed(planned))) continue;
      placed.push(stroke);
      sofar.push(planned);
      setting = { profile, ...restingAfter(sofar, live, stands) };
      endTick = planned.endTick;
    }
  }
  return { placed, strokes: sofar, endTick, ...stands };
}

/** Tells, stroke by stroke, whether this person's zones may still have it; counts those it has let through. */
export function doseLeft(state: EngineState, { strokes, limits }: Live, nowMs: number) {
  const allowedMs = state.score?.allowedMs;
  if (allowedMs === undefined) return () => true;
  const { zones, profile } = limits;
  const nowTick = planTickNow(state, nowMs);
  const coming = strokes.filter(({ endTick }) => endTick > nowTick);
  const planned = plannedDose({ strokes: coming, endTick: 0 }, zones, profile);
  let spent = ZONES.map((zone) => state.contactMs[zone] + planned[zone]);
  return (stroke: PlannedStroke): boolean => {
    const own = plannedDose({ strokes: [stroke], endTick: 0 }, zones, profile);
    const next = ZONES.map((zone, index) => (spent[index] ?? 0) + own[zone]);
    if (ZONES.some((zone, index) => own[zone] > 0 && (next[index] ?? 0) > allowedMs[zone])) return false;
    spent = next;
    return true;
  };
}
