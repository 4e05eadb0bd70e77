/** A splice that moves what is being played elsewhere, or makes it softer or stronger, in the times of the plan. */
import type { PlannedStroke } from '../chair/plan.ts';
import type { Batch, ChannelIndex, ForceSpan, Segment } from '../chair/segment.ts';
import { retarget, type Stretch, withoutGaps } from '../motion/retarget.ts';
import { scaledForce } from '../motion/scaled-force.ts';
import { since } from '../safety/queue.ts';
import { laneOf, shiftOf } from './adjusting.ts';
import { type Adjustment, forceFactor, placeOf } from './intents.ts';
import type { Live } from './live-state.ts';
import type { QueuedBatch } from './score.ts';

/** What a splice is made of: a batch that goes at once, and what follows it in time. */
export interface Spliced {
  /** Without items where nothing that is played now changes. */
  readonly batch: Batch;
  readonly followers: readonly QueuedBatch[];
  /** Followers of an earlier splice that are as right as they were. */
  readonly kept: readonly QueuedBatch[];
  /** A place that was asked for cannot be gone to now, but with a later move. */
  readonly waits: boolean;
}

/** A move that begins so soon goes with the splice: a follower might come late. */
const SOON_TICKS = 700;
/** A follower that is not there in time is late for good: a host may stall for 0.2 s. */
const FORCE_AFTER_TICKS = 400;
/** Moves of a follower. */
const MOVES_A_BATCH = 2;

/** null where no motion fits the limits and the times. `left`: followers of an earlier splice that were not sent yet. */
export function shifted(
  live: Live,
  fromTick: number,
  to: Adjustment,
  left: readonly QueuedBatch[],
  rate: number,
): Spliced | null {
  const stroke = strokeAt(live, fromTick);
  const segments: Segment[] = [];
  const followers: QueuedBatch[] = [];
  const kept: QueuedBatch[] = [];
  let waits = false;
  const follow = (own: Pick<Batch, 'segments' | 'forces'>, start: number): void => {
    if (stroke === undefined) return;
    const batch: Batch = { fromTick: start, restTick: endOf(own, start), ...own, kneads: [] };
    followers.push({ batch, stroke, isFinal: true });
  };
  for (const axis of [0, 1] as const) {
    if (shiftOf(to, axis) === shiftOf(live.sent, axis)) {
      // A follower is of one axis.
      kept.push(...left.filter(({ batch }) => batch.segments.some((segment) => segment.axis === axis)));
      continue;
    }
    const stretches = shiftedAxis(live, axis, fromTick, to, rate);
    if (stretches === null) return null;
    const soon = stretches.filter(([first]) => (first?.startTick ?? 0) < fromTick + SOON_TICKS);
    const told = laneOf(since(live.committed, fromTick), axis);
    const [first] = stretches.flat();
    waits ||= first === undefined || first === told.segments[0] || first.startTick > fromTick;
    const untouched = stretches.length === 0 && told.segments.length === 0;
    if (!untouched) segments.push(...withoutGaps(soon, axis, fromTick, told.before.nm, fromTick + 1));
    const rest = stretches.slice(soon.length);
    for (let i = 0; i < rest.length; i += MOVES_A_BATCH) {
      const own = rest.slice(i, i + MOVES_A_BATCH);
      const start = own[0]?.[0]?.startTick ?? fromTick;
      follow({ segments: withoutGaps(own, axis, start, 0, 0), forces: [] }, start);
    }
  }
  const isForceLeft = left.some(({ batch }) => batch.forces.length > 0);
  // Where another place alone asks for another force, that waits: the fewer lines, the sooner the rollers go.
  const forceWaits = segments.length > 0 && to.pressureSteps === live.sent.pressureSteps;
  const forceTick = forceWaits ? fromTick + FORCE_AFTER_TICKS : fromTick;
  const forces = shiftedForces(live, forceTick, to, rate, isForceLeft);
  if (forceTick > fromTick && forces.now.length > 0) follow({ segments: [], forces: forces.now }, forceTick);
  for (const lane of forces.later) follow({ segments: [], forces: lane }, lane[0]?.startTick ?? fromTick);
  const now = { segments, forces: forceTick > fromTick ? [] : forces.now };
  return {
    batch: { fromTick, restTick: endOf(now, fromTick), ...now, kneads: [] },
    followers: inTime(followers),
    kept,
    waits,
  };
}

function shiftedAxis(
  live: Live,
  axis: 0 | 1,
  fromTick: number,
  to: Adjustment,
  rate: number,
): readonly Stretch[] | null {
  const { profile } = live.limits;
  const limits = axis === 0 ? profile.carriage : profile.width;
  const now = since(live.committed, fromTick);
  const planned = laneOf(since(live.planned, fromTick), axis);
  const told = laneOf(now, axis);
  return retarget({
    axis,
    limits,
    fromTick,
    plan: planned.segments,
    planned: planned.before,
    commanded: told.before,
    committed: told.segments,
    place: placeOf(live.limits, axis, to),
    pressing: now.forces.some(({ before }) => before.mode !== 'release'),
    rate,
  });
}

interface Forces {
  readonly now: readonly ForceSpan[];
  /** Lanes that cannot be cut now: a roller that comes up goes on doing so. */
  readonly later: readonly (readonly ForceSpan[])[];
}

function shiftedForces(live: Live, fromTick: number, to: Adjustment, rate: number, isLeft: boolean): Forces {
  const { limits, strokes, sent } = live;
  const planned = since(live.planned, fromTick);
  const told = since(live.committed, fromTick);
  const factorAt = (tick: number): number => {
    const stroke = strokes.find(({ startTick, endTick }) => tick >= startTick && tick < endTick);
    return stroke === undefined ? 1 : forceFactor(stroke, to, limits);
  };
  const changes = (stroke: PlannedStroke): boolean =>
    forceFactor(stroke, to, limits) !== forceFactor(stroke, sent, limits);
  const now: ForceSpan[] = [];
  const later: (readonly ForceSpan[])[] = [];
  for (const [index, lane] of planned.forces.entries()) {
    const own = told.forces[index];
    const last = lane.spans.at(-1);
    if (own === undefined || last === undefined) continue;
    const until = last.startTick + last.ticks;
    if (
      !isLeft &&
      !strokes.some((stroke) => stroke.endTick > fromTick && stroke.startTick < until && changes(stroke))
    )
      continue;
    const channel = index as ChannelIndex;
    const [first] = lane.spans;
    const comesUp = first?.mode === 'approach' && own.before.mode === 'approach';
    const rest = comesUp ? lane.spans.slice(1) : lane.spans;
    const plannedMilliN = comesUp ? first.endMilliN : lane.before.milliN;
    const toldMilliN = comesUp ? (own.spans[0]?.endMilliN ?? 0) : own.before.milliN;
    const spans = scaledForce(rest, plannedMilliN, toldMilliN, factorAt, limits.profile.force, rate);
    const named = spans.map((span) => ({ ...span, channel }));
    if (comesUp) later.push(named);
    else now.push(...named);
  }
  return { now, later };
}

/** Followers of both axes and all channels that begin together go together. */
function inTime(followers: readonly QueuedBatch[]): readonly QueuedBatch[] {
  return [...followers].sort((a, b) => a.batch.fromTick - b.batch.fromTick);
}

export function strokeAt({ strokes }: Live, tick: number): PlannedStroke | undefined {
  return strokes.findLast(({ startTick }) => startTick <= tick) ?? strokes[0];
}

export function endOf({ segments, forces }: Pick<Batch, 'segments' | 'forces'>, fromTick: number): number {
  return [...segments, ...forces].reduce(
    (rest, { startTick, ticks }) => Math.max(rest, startTick + ticks),
    fromTick,
  );
}
