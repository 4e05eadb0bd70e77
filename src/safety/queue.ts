/**
 * What is committed on the board from some tick on, as the board itself joins batches (spec.md §5): a batch replaces,
 * on the axes and channels it names, everything at and after its `fromTick`; the others go on as they were.
 */
import type { ChairProfile } from '../chair/profile.ts';
import type { AxisState, Batch, ForceSpan, KneadSpan, Segment } from '../chair/segment.ts';
import { CLOCK_PER_TICK, stateBeforeEnd } from '../chair/segment.ts';

/** One axis: its commanded state at the queue's `fromTick`, and the segments after it. */
export interface AxisLane {
  readonly before: AxisState;
  readonly segments: readonly Segment[];
}

export interface ForceLevel {
  readonly mode: ForceSpan['mode'];
  readonly milliN: number;
}

/** One depth channel: what it does at the queue's `fromTick`, and the spans after it. */
export interface ForceLane {
  readonly before: ForceLevel;
  readonly spans: readonly ForceSpan[];
}

export interface KneadLane {
  readonly beforeMilliHz: number;
  readonly spans: readonly KneadSpan[];
}

export interface Queue {
  readonly fromTick: number;
  /** By axis number: carriage, width, then the depth drives. */
  readonly axes: readonly AxisLane[];
  readonly forces: readonly ForceLane[];
  readonly knead: KneadLane;
}

export const RELEASED: ForceLevel = { mode: 'release', milliN: 0 };

/** A chair that has found its zero: everything at its reference, released, nothing queued. */
export function referencedQueue(profile: ChairProfile): Queue {
  const axes = [profile.carriage, profile.width, ...profile.depth];
  const forces = profile.depth.map((): ForceLane => ({ before: RELEASED, spans: [] }));
  return {
    fromTick: 0,
    axes: axes.map(({ referenceMm }) => ({ before: standing(referenceMm * 1_000_000), segments: [] })),
    forces,
    knead: { beforeMilliHz: 0, spans: [] },
  };
}

/** The queue with `batch` in it, from the batch's `fromTick` on. */
export function withBatch(queue: Queue, batch: Batch): Queue {
  const { fromTick } = batch;
  const axes = queue.axes.map((lane, axis): AxisLane => {
    const own = batch.segments.filter((segment) => segment.axis === axis);
    const segments = own.length > 0 ? own : lane.segments.flatMap((segment) => cutBefore(segment, fromTick));
    return { before: stateAt(lane, fromTick), segments };
  });
  const forces = queue.forces.map((lane, channel): ForceLane => {
    const own = batch.forces.filter((span) => span.channel === channel);
    const spans = own.length > 0 ? own : lane.spans.flatMap((span) => cutBefore(span, fromTick));
    return { before: levelAt(lane, queue.fromTick, fromTick), spans };
  });
  const knead: KneadLane = {
    beforeMilliHz: rateAt(queue.knead, queue.fromTick, fromTick),
    spans:
      batch.kneads.length > 0 ? batch.kneads : queue.knead.spans.flatMap((span) => cutBefore(span, fromTick)),
  };
  return { fromTick, axes, forces, knead };
}

/** What `withBatch` gives, with all that came before the batch kept too: the whole way as the board goes it. */
export function joined(queue: Queue, batch: Batch): Queue {
  const { fromTick } = batch;
  const axes = queue.axes.map((lane, axis): AxisLane => {
    const own = batch.segments.filter((segment) => segment.axis === axis);
    if (own.length === 0) return lane;
    return { ...lane, segments: [...lane.segments.flatMap((one) => segmentUntil(one, fromTick)), ...own] };
  });
  const forces = queue.forces.map((lane, channel): ForceLane => {
    const own = batch.forces.filter((span) => span.channel === channel);
    if (own.length === 0) return lane;
    const kept = lane.spans.flatMap((span) => itemUntil(span, fromTick));
    const last = kept.at(-1);
    if (last !== undefined && last.mode === 'press') {
      kept[kept.length - 1] = {
        ...last,
        endMilliN: Math.round(levelAt(lane, queue.fromTick, last.startTick + last.ticks).milliN),
      };
    }
    return { ...lane, spans: [...kept, ...own] };
  });
  if (batch.kneads.length === 0) return { ...queue, axes, forces };
  const kept = queue.knead.spans.flatMap((span) => itemUntil(span, fromTick));
  const last = kept.at(-1);
  if (last !== undefined) {
    const endMilliHz = Math.round(rateAt(queue.knead, queue.fromTick, last.startTick + last.ticks));
    kept[kept.length - 1] = { ...last, endMilliHz };
  }
  return { ...queue, axes, forces, knead: { ...queue.knead, spans: [...kept, ...batch.kneads] } };
}

/** The queue from `tick` on. */
export function since(queue: Queue, tick: number): Queue {
  if (tick <= queue.fromTick) return queue;
  return withBatch(queue, { fromTick: tick, restTick: tick, segments: [], forces: [], kneads: [] });
}

/** The tick from which nothing is queued any more. */
export function restTickOf({ fromTick, axes, forces, knead }: Queue): number {
  const lanes = [...axes.map(({ segments }) => segments), ...forces.map(({ spans }) => spans), knead.spans];
  return lanes.reduce((rest, lane) => {
    const last = lane.at(-1);
    return last === undefined ? rest : Math.max(rest, last.startTick + last.ticks);
  }, fromTick);
}

/** The part of a segment before `tick`, if any, with the state it has there as its end. */
function segmentUntil(segment: Segment, tick: number): readonly Segment[] {
  const { startTick, ticks } = segment;
  if (startTick >= tick) return [];
  if (startTick + ticks <= tick) return [segment];
  const end = stateBeforeEnd(segment, (startTick + ticks - tick) * CLOCK_PER_TICK);
  return [
    { ...segment, ticks: tick - startTick, endNm: end.nm, endNmPerS: end.nmPerS, endNmPerS2: end.nmPerS2 },
  ];
}

function itemUntil<Item extends { readonly startTick: number; readonly ticks: number }>(
  item: Item,
  tick: number,
): Item[] {
  if (item.startTick >= tick) return [];
  return [{ ...item, ticks: Math.min(item.ticks, tick - item.startTick) }];
}

/** The part of a segment or span after `tick`, if any. Its end stays the same, and with it everything it means. */
function cutBefore<Item extends { readonly startTick: number; readonly ticks: number }>(
  item: Item,
  tick: number,
): readonly Item[] {
  const endTick = item.startTick + item.ticks;
  if (endTick <= tick) return [];
  return item.startTick >= tick ? [item] : [{ ...item, startTick: tick, ticks: endTick - tick }];
}

/** Commanded state at `tick`; where nothing is queued the axis stands at its last commanded place. */
export function stateAt({ before, segments }: AxisLane, tick: number): AxisState {
  let state = before;
  for (const segment of segments) {
    if (tick <= segment.startTick) break;
    const endTick = segment.startTick + segment.ticks;
    // Also at its very end, where it may still move into the next one.
    if (tick <= endTick) return stateBeforeEnd(segment, (endTick - tick) * CLOCK_PER_TICK);
    state = standing(segment.endNm);
  }
  return state;
}

/** What a channel does just before `tick`; where nothing is queued it is released. */
export function levelAt({ before, spans }: ForceLane, laneTick: number, tick: number): ForceLevel {
  if (tick === laneTick) return before;
  let startMilliN = before.milliN;
  let endedTick = laneTick;
  for (const { startTick, ticks, mode, endMilliN } of spans) {
    if (startTick > endedTick) startMilliN = 0;
    endedTick = startTick + ticks;
    if (tick > startTick && tick <= endedTick) {
      if (mode === 'press') {
        return { mode, milliN: startMilliN + ((endMilliN - startMilliN) * (tick - startTick)) / ticks };
      }
      // How far the board has come with an approach or a release is not known here: take the harder of the two.
      return { mode, milliN: tick === endedTick ? endMilliN : Math.max(startMilliN, endMilliN) };
    }
    startMilliN = endMilliN;
  }
  return RELEASED;
}

export function rateAt({ beforeMilliHz, spans }: KneadLane, laneTick: number, tick: number): number {
  if (tick === laneTick) return beforeMilliHz;
  let startMilliHz = beforeMilliHz;
  let endedTick = laneTick;
  for (const { startTick, ticks, endMilliHz } of spans) {
    if (startTick > endedTick) startMilliHz = 0;
    endedTick = startTick + ticks;
    if (tick > startTick && tick <= endedTick) {
      return startMilliHz + ((endMilliHz - startMilliHz) * (tick - startTick)) / ticks;
    }
    startMilliHz = endMilliHz;
  }
  return 0;
}

function standing(nm: number): AxisState {
  return { nm, nmPerS: 0, nmPerS2: 0 };
}
