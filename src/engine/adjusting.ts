/** A batch of the plan as it is sent: at the places and with the forces people have asked for meanwhile. */
import type { PlannedStroke } from '../chair/plan.ts';
import type { AxisIndex, Batch, ForceSpan, Segment } from '../chair/segment.ts';
import { retarget, withoutGaps } from '../motion/retarget.ts';
import { scaledForce } from '../motion/scaled-force.ts';
import { gateBatch } from '../safety/gate-batch.ts';
import { joined, levelAt, since, stateAt } from '../safety/queue.ts';
import { asWanted } from './comforting.ts';
import { type Adjustment, AS_WRITTEN, forceFactor, placeOf } from './intents.ts';
import type { Live } from './live-state.ts';
import type { QueuedBatch } from './score.ts';

/** What went before is kept for so long: longer than any batch is sent ahead. */
const KEPT_TICKS = 20_000;

export interface Sendable {
  readonly batch: Batch;
  readonly stroke: PlannedStroke;
  readonly live: Live;
}

/** null where no motion fits, or the gate does not let it through: nothing of it may be sent. */
export function sendable(before: QueuedBatch, live: Live): Sendable | null {
  const { stroke } = before;
  const entry = { ...before, batch: asWanted(before.batch, live.comfort) };
  const batch = entry.isFinal ? entry.batch : adjustedBatch(entry, live);
  if (batch === null) return null;
  // What is as it was composed has been through the gate.
  const untouched = batch === entry.batch && live.sent === AS_WRITTEN && !entry.isFinal;
  const gated = untouched ? null : gateBatch(batch, live.limits, live.committed);
  if (gated !== null && !gated.ok) return null;
  const passed = gated === null ? batch : gated.value.batch;
  const keptTick = Math.max(0, passed.fromTick - KEPT_TICKS);
  return {
    batch: passed,
    stroke: entry.isFinal ? stroke : adjustedStroke(stroke, live),
    live: {
      ...live,
      committed: since(joined(live.committed, passed), keptTick),
      planned: entry.isFinal ? live.planned : since(joined(live.planned, entry.batch), keptTick),
    },
  };
}

/** The stroke as the report and the view shall know it. */
export function adjustedStroke(stroke: PlannedStroke, { sent, limits }: Live): PlannedStroke {
  const factor = forceFactor(stroke, sent, limits);
  if (factor === 1) return stroke;
  return {
    ...stroke,
    askedN: stroke.askedN * factor,
    plateaus: stroke.plateaus.map((plateau) => ({ ...plateau, forceN: plateau.forceN * factor })),
  };
}

function adjustedBatch({ batch, stroke }: QueuedBatch, live: Live): Batch | null {
  const { sent, planned, committed, limits } = live;
  const { fromTick } = batch;
  const moved = ([0, 1] as const).some((axis) => {
    const plan = stateAt(laneOf(live.planned, axis), fromTick);
    const told = stateAt(laneOf(live.committed, axis), fromTick);
    return plan.nm !== told.nm || plan.nmPerS !== told.nmPerS || told.nmPerS !== 0;
  });
  if (sent === AS_WRITTEN && !moved) return batch;
  const carriage = adjustedAxis(0, batch, live);
  const width = adjustedAxis(1, batch, live);
  if (carriage === null || width === null) return null;
  const factor = forceFactor(stroke, sent, limits);
  const forces = committed.forces.flatMap((lane, channel): readonly ForceSpan[] => {
    const own = batch.forces.filter((span) => span.channel === channel);
    const before = planned.forces[channel];
    if (own.length === 0 || before === undefined) return own;
    const plan = levelAt(before, planned.fromTick, fromTick);
    const told = levelAt(lane, committed.fromTick, fromTick);
    return scaledForce(own, plan.milliN, told.milliN, () => factor, limits.profile.force, 1);
  });
  const segments = [...carriage, ...width];
  const restTick = segments.reduce(
    (rest, { startTick, ticks }) => Math.max(rest, startTick + ticks),
    batch.restTick,
  );
  return { ...batch, restTick, segments, forces };
}

function adjustedAxis(axis: 0 | 1, batch: Batch, live: Live): readonly Segment[] | null {
  const own = batch.segments.filter((segment) => segment.axis === axis);
  if (own.length === 0) return own;
  const { fromTick } = batch;
  const { profile } = live.limits;
  const limits = axis === 0 ? profile.carriage : profile.width;
  const told = laneOf(since(live.committed, fromTick), axis);
  const stretches = retarget({
    axis,
    limits,
    fromTick,
    plan: own,
    planned: laneOf(since(live.planned, fromTick), axis).before,
    commanded: told.before,
    committed: told.segments,
    place: placeOf(live.limits, axis, live.sent),
    pressing: batch.forces.some(({ mode, startTick }) => startTick === fromTick && mode === 'press'),
    rate: 1,
  });
  if (stretches === null) return null;
  const [first] = own;
  const last = own.at(-1);
  const ownTick = axis === 0 ? fromTick : (first?.startTick ?? fromTick);
  const firstTick = Math.min(ownTick, stretches[0]?.[0]?.startTick ?? ownTick);
  const lastTick = axis === 0 || last === undefined ? batch.restTick : last.startTick + last.ticks;
  return withoutGaps(stretches, axis, firstTick, told.before.nm, lastTick);
}

/** How far the plan of an axis is shifted, mm. */
export function shiftOf({ nudgeMm, widthMm }: Adjustment, axis: AxisIndex): number {
  return axis === 0 ? nudgeMm : axis === 1 ? widthMm : 0;
}

export function laneOf(queue: Live['committed'], axis: AxisIndex) {
  return queue.axes[axis] ?? { before: { nm: 0, nmPerS: 0, nmPerS2: 0 }, segments: [] };
}
