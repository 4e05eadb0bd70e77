/**
 * Takes batches as chair-link spec §5 says a board does, and keeps what was really carried out: every item with the
 * tick at which it ended or was replaced. Throws with a reason where a board would refuse.
 */
import type { ChairProfile, LinearAxis } from '../../src/chair/profile.ts';
import type { AxisState, Batch, ForceSpan, KneadSpan, Segment } from '../../src/chair/segment.ts';
import { CLOCK_PER_TICK } from '../../src/chair/segment.ts';
import { boardState } from './board-evaluator.ts';
import { segmentExtrema } from './segment-extrema.ts';

/** An item as carried out: cut at `untilTick`, with the value its lane had when it began. */
export interface Done<Item> {
  readonly item: Item;
  readonly fromTick: number;
  readonly untilTick: number;
  /** Force spans: mN; kneading spans: mHz; 0 for segments. */
  readonly before: number;
}

export interface Replay {
  readonly axes: readonly [Done<Segment>[], Done<Segment>[]];
  readonly channels: readonly [Done<ForceSpan>[], Done<ForceSpan>[]];
  readonly knead: Done<KneadSpan>[];
}

interface Timed {
  readonly startTick: number;
  readonly ticks: number;
}

function check(holds: boolean, reason: string): asserts holds {
  if (!holds) throw new Error(reason);
}

export function replay(batches: readonly Batch[], profile: ChairProfile): Replay {
  const done: Replay = { axes: [[], []], channels: [[], []], knead: [] };
  for (const batch of batches) take(batch, done, profile);
  return done;
}

function take(batch: Batch, done: Replay, profile: ChairProfile): void {
  const { fromTick, restTick, segments, forces, kneads } = batch;
  check(segments.length + forces.length + kneads.length <= 512, 'count');
  const ends: number[] = [];
  for (const [index, lane] of done.axes.entries()) {
    const own = segments.filter(({ axis }) => axis === index);
    if (own.length > 0)
      ends.push(takeSegments(own, lane, fromTick, index === 0 ? profile.carriage : profile.width));
  }
  check(
    segments.every(({ axis }) => axis < 2),
    'depth moves by force only',
  );
  const carriage = segments.filter(({ axis }) => axis === 0);
  check(carriage[0]?.startTick === fromTick, 'the carriage is named from the start of the batch');
  check(ends[0] === restTick, 'the carriage is named to the end of the batch');
  for (const [channel, lane] of done.channels.entries()) {
    const own = forces.filter((span) => span.channel === channel);
    if (own.length > 0) ends.push(takeForces(own, lane, fromTick, profile));
  }
  if (kneads.length > 0) ends.push(takeKneads(kneads, done.knead, fromTick, profile));
  check(Math.max(...ends) === restTick, 'restTick is where everything has ended');
  for (const lane of [...done.axes, ...done.channels, done.knead]) {
    const last: Done<Timed> | undefined = lane.at(-1);
    check(last === undefined || last.untilTick <= restTick, 'something outlives the batch');
  }
}

/** Replaces everything at and after `fromTick`; nothing that changes may be cut in its middle. */
function cut<Item extends Timed>(
  lane: Done<Item>[],
  fromTick: number,
  steady: (d: Done<Item>) => boolean,
): void {
  while ((lane.at(-1)?.fromTick ?? -1) >= fromTick) lane.pop();
  const last = lane.at(-1);
  if (last === undefined || last.untilTick <= fromTick) return;
  check(steady(last), 'a changing item is cut in its middle');
  lane[lane.length - 1] = { ...last, untilTick: fromTick };
}

function contiguous(items: readonly Timed[], fromTick: number, longest: number): number {
  let tick = items[0]?.startTick ?? fromTick;
  check(tick >= fromTick, 'starts before the batch');
  check(items.length <= 256, 'queue-full');
  for (const { startTick, ticks } of items) {
    check(startTick === tick, 'order');
    check(ticks > 0 && ticks <= longest && Number.isInteger(ticks), 'ticks');
    tick += ticks;
  }
  return tick;
}

function takeSegments(
  own: readonly Segment[],
  lane: Done<Segment>[],
  fromTick: number,
  axis: LinearAxis,
): number {
  cut(lane, fromTick, ({ item }) => item.jerkNmPerS3 === 0 && item.endNmPerS === 0 && item.endNmPerS2 === 0);
  const end = contiguous(own, fromTick, 60_000);
  let state = commanded(lane, axis);
  for (const segment of own) {
    const start = boardState(segment, segment.ticks * CLOCK_PER_TICK);
    check(Math.abs(start.nm - state.nm) <= 1000, 'discontinuous place');
    check(Math.abs(start.nmPerS - state.nmPerS) <= 10_000, 'discontinuous speed');
    check(Math.abs(start.nmPerS2 - state.nmPerS2) <= 10_000, 'discontinuous acceleration');
    const most = segmentExtrema(segment);
    check(Math.min(...most.nm) >= axis.minMm * 1e6 - 1000, 'travel');
    check(Math.max(...most.nm) <= axis.maxMm * 1e6 + 1000, 'travel');
    check(most.nmPerS <= axis.maxSpeedMmPerS * 1e6, 'speed');
    check(most.nmPerS2 <= axis.maxAccelMmPerS2 * 1e6, 'acceleration');
    check(most.nmPerS3 <= axis.maxJerkMmPerS3 * 1e6, 'jerk');
    state = boardState(segment, 0);
    const { startTick, ticks } = segment;
    lane.push({ item: segment, fromTick: startTick, untilTick: startTick + ticks, before: 0 });
  }
  check(state.nmPerS === 0 && state.nmPerS2 === 0, 'not-at-rest');
  return end;
}

/** Where the axis is commanded to stand when its lane has run out or was cut. */
function commanded(lane: readonly Done<Segment>[], axis: LinearAxis): AxisState {
  const last = lane.at(-1);
  if (last === undefined) return { nm: Math.round(axis.referenceMm * 1e6), nmPerS: 0, nmPerS2: 0 };
  const toGo = last.item.startTick + last.item.ticks - last.untilTick;
  return boardState(last.item, toGo * CLOCK_PER_TICK);
}

function takeForces(
  own: readonly ForceSpan[],
  lane: Done<ForceSpan>[],
  fromTick: number,
  { force }: ChairProfile,
): number {
  cut(lane, fromTick, ({ item, before }) => item.endMilliN === before);
  const end = contiguous(own, fromTick, 120_000);
  for (const span of own) {
    const last = lane.at(-1);
    const follows = last !== undefined && last.untilTick === span.startTick;
    const before = follows ? last.item.endMilliN : 0;
    const { mode, endMilliN, ticks, startTick } = span;
    check(Number.isInteger(endMilliN) && endMilliN >= 0, 'force in whole mN');
    const perTick = (endMilliN - before) / ticks;
    switch (mode) {
      case 'approach':
        check(!follows || last.item.mode === 'release', 'approaches while pressing');
        check(ticks === Math.round(force.approachWindowS * 1000) && endMilliN <= 5000, 'approach');
        break;
      case 'press':
        check(follows && last.item.mode !== 'release', 'presses without approach');
        check(perTick <= Math.min(25, force.maxRiseNPerS) && perTick >= -60, 'rise');
        break;
      case 'release':
        check(endMilliN === 0 && before <= 5000, 'releases from high');
        check(ticks >= 700, 'release');
        break;
      default:
        mode satisfies never;
    }
    lane.push({ item: span, fromTick: startTick, untilTick: startTick + ticks, before });
  }
  check(own.at(-1)?.mode === 'release', 'not-released');
  return end;
}

function takeKneads(
  own: readonly KneadSpan[],
  lane: Done<KneadSpan>[],
  fromTick: number,
  { kneading }: ChairProfile,
): number {
  check(kneading !== null, 'unsupported');
  cut(lane, fromTick, ({ item, before }) => item.endMilliHz === before);
  const end = contiguous(own, fromTick, 1_800_000);
  for (const span of own) {
    const last = lane.at(-1);
    const before = last !== undefined && last.untilTick === span.startTick ? last.item.endMilliHz : 0;
    const { startTick, ticks, endMilliHz } = span;
    check(endMilliHz <= (kneading.maxPerMin * 1000) / 60, 'rate');
    const steepest = (kneading.maxPerMin * 1000) / 60 / (kneading.spinUpS * 1000);
    check(Math.abs(endMilliHz - before) / ticks <= steepest, 'spin-up');
    lane.push({ item: span, fromTick: startTick, untilTick: startTick + ticks, before });
  }
  check(own.at(-1)?.endMilliHz === 0, 'knead does not end');
  return end;
}
