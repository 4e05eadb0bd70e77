/**
 * A batch, looked at whole before anything of it counts (spec.md §5, `cmt`). `checkedBatch` returns the queues as they
 * would be, or the first reason against them; it changes nothing itself.
 */
import type { ChairProfile } from '../../src/chair/profile.ts';
import type { AckCode, MessageOf } from '../../src/protocol/messages.ts';
import { type ComfortQueues, comfortLanes } from './commit-comfort.ts';
import { forceRefusal } from './commit-force.ts';
import { laneOf, type StagedLine } from './commit-lanes.ts';
import { type ForceItem, forceMilliNAt, type KneadItem, kneadMilliHzAt } from './force-item.ts';
import { type Commanded, evaluate, type JerkSegment } from './integrator.ts';
import { COUNTS_PER_TICK } from './plan-clock.ts';
import { type AxisLimits, type ForceRules, RULES, segmentRefusal } from './rules.ts';
import { type Placed, replacedFrom } from './timeline.ts';
import type { ZoneCeilings } from './zone-ceilings.ts';

/** Everything queued: what is told to the carriage, the width, each channel and the kneading motor. */
export interface Queues {
  readonly axes: readonly [readonly Placed<JerkSegment>[], readonly Placed<JerkSegment>[]];
  readonly channels: readonly (readonly Placed<ForceItem>[])[];
  readonly knead: readonly Placed<KneadItem>[];
  readonly comfort: ComfortQueues;
}

export interface CommitContext {
  readonly queues: Queues;
  /** Where each axis stands once its queue so far has run out; only asked where it has no queue. */
  readonly standingNm: readonly [number, number];
  readonly axisLimits: readonly [AxisLimits, AxisLimits];
  readonly force: ForceRules;
  readonly profile: ChairProfile;
  readonly ceilings: ZoneCeilings;
  /** The greatest rate the plan clock can have between two ticks, whatever the batch brings; ‰, at least 1000. */
  readonly fastest: (fromTick: number, toTick: number) => number;
}

export type CheckedBatch =
  | { readonly code: 'ok'; readonly queues: Queues }
  | { readonly code: Exclude<AckCode, 'ok'> };

export function checkedBatch(
  staged: readonly StagedLine[],
  fromTick: number,
  context: CommitContext,
): CheckedBatch {
  const { queues } = context;
  const carriage = axisLane(queues.axes[0], 0, staged, fromTick, context);
  if (typeof carriage === 'string') return { code: carriage };
  const width = axisLane(queues.axes[1], 1, staged, fromTick, context);
  if (typeof width === 'string') return { code: width };
  const channels: (readonly Placed<ForceItem>[])[] = [];
  for (const [channel, queue] of queues.channels.entries()) {
    const lane = forceLane(queue, channel, staged, fromTick, context);
    if (typeof lane === 'string') return { code: lane };
    channels.push(lane);
  }
  const knead = kneadLane(queues.knead, staged, fromTick, context);
  if (typeof knead === 'string') return { code: knead };

  const comfort = comfortLanes(queues.comfort, staged, fromTick, context.profile);
  if (typeof comfort === 'string') return { code: comfort };

  const next: Queues = { axes: [carriage, width], channels, knead, comfort };
  for (const spans of channels) {
    const code = forceRefusal(spans, fromTick, carriage, context.standingNm[0], context.ceilings);
    if (code !== 'ok') return { code };
  }
  return { code: 'ok', queues: next };
}

type Refusal = Exclude<AckCode, 'ok'>;

function axisLane(
  queue: readonly Placed<JerkSegment>[],
  axis: 0 | 1,
  staged: readonly StagedLine[],
  fromTick: number,
  context: CommitContext,
): readonly Placed<JerkSegment>[] | Refusal {
  const added = laneOf(
    staged.filter((line): line is MessageOf<'seg'> => line.name === 'seg' && line.axis === axis),
    fromTick,
  );
  if (added === 'order') return added;
  if (added.length === 0) return queue;
  const next = replacedFrom(queue, fromTick, added);
  if (next.length > RULES.queueItems) return 'queue-full';
  // Before anything is evaluated: outside the envelope the products of a segment do not fit 64 bits (spec.md §5).
  for (const { item, startTick, untilTick } of added) {
    const code = segmentRefusal(item, context.axisLimits[axis], context.fastest(startTick, untilTick));
    if (code !== 'ok') return code;
  }
  if (!continues(next, next.length - added.length, context.standingNm[axis])) return 'discontinuous';
  const last = added.at(-1)?.item;
  if (last === undefined || last.endNmPerS !== 0 || last.endNmPerS2 !== 0) return 'not-at-rest';
  return next;
}

/** Whether every item from `first` on begins in the state the one before ended in; across a gap, at rest. */
function continues(queue: readonly Placed<JerkSegment>[], first: number, standingNm: number): boolean {
  const before: Commanded = { nm: standingNm, nmPerS: 0, nmPerS2: 0 };
  const begins: Commanded = { nm: 0, nmPerS: 0, nmPerS2: 0 };
  let untilTick = 0;
  for (const [index, { item, startTick, untilTick: until }] of queue.entries()) {
    if (index >= first) {
      if (index > 0 && startTick > untilTick) {
        if (!isJoined(before, { nm: before.nm, nmPerS: 0, nmPerS2: 0 })) return false;
        before.nmPerS = 0;
        before.nmPerS2 = 0;
      }
      evaluate(item, item.ticks * COUNTS_PER_TICK, begins);
      if (!isJoined(before, begins)) return false;
    }
    evaluate(item, (startTick + item.ticks - until) * COUNTS_PER_TICK, before);
    untilTick = until;
  }
  return true;
}

function isJoined(a: Commanded, b: Commanded): boolean {
  return (
    Math.abs(a.nm - b.nm) <= RULES.joinNm &&
    Math.abs(a.nmPerS - b.nmPerS) <= RULES.joinNmPerS &&
    Math.abs(a.nmPerS2 - b.nmPerS2) <= RULES.joinNmPerS2
  );
}

function forceLane(
  queue: readonly Placed<ForceItem>[],
  channel: number,
  staged: readonly StagedLine[],
  fromTick: number,
  context: CommitContext,
): readonly Placed<ForceItem>[] | Refusal {
  const added = laneOf(
    staged.filter((line): line is MessageOf<'frc'> => line.name === 'frc' && line.channel === channel),
    fromTick,
  );
  if (added === 'order') return added;
  if (added.length === 0) return queue;
  let next: readonly Placed<ForceItem>[] = replacedFrom(queue, fromTick, []);
  if (next.length + added.length > RULES.queueItems) return 'queue-full';
  for (const { item: line, startTick, untilTick } of added) {
    const before = next.at(-1);
    const follows = before !== undefined && before.untilTick === startTick ? before : null;
    const pressesBefore = follows !== null && follows.item.mode !== 'release';
    // A press goes on from a press or an approach; an approach comes up from a released roller.
    if (line.mode === 'press' && !pressesBefore) return 'order';
    if (line.mode === 'approach' && pressesBefore) return 'order';
    if (line.mode === 'release' && line.endMilliN !== 0) return 'force';
    if (line.mode === 'approach' && line.endMilliN > RULES.approachMilliN) return 'force';
    const item = {
      mode: line.mode,
      ticks: line.ticks,
      startMilliN: follows === null ? 0 : forceMilliNAt(follows, follows.untilTick),
      endMilliN: line.endMilliN,
    };
    if (item.mode === 'press' && riseMilliNPerS(item) > context.force.maxRiseMilliNPerS) return 'rise';
    next = [...next, { item, startTick, untilTick }];
  }
  return next.at(-1)?.item.mode === 'release' ? next : 'not-released';
}

function riseMilliNPerS(item: ForceItem): number {
  return ((item.endMilliN - item.startMilliN) * 1000) / item.ticks;
}

function kneadLane(
  queue: readonly Placed<KneadItem>[],
  staged: readonly StagedLine[],
  fromTick: number,
  context: CommitContext,
): readonly Placed<KneadItem>[] | Refusal {
  const added = laneOf(
    staged.filter((line): line is MessageOf<'knd'> => line.name === 'knd'),
    fromTick,
  );
  if (added === 'order') return added;
  if (added.length === 0) return queue;
  let next: readonly Placed<KneadItem>[] = replacedFrom(queue, fromTick, []);
  if (next.length + added.length > RULES.queueItems) return 'queue-full';
  for (const { item: line, startTick, untilTick } of added) {
    if (line.endMilliHz > context.force.maxKneadMilliHz) return 'rate';
    const before = next.at(-1);
    const follows = before !== undefined && before.untilTick === startTick ? before : null;
    const startMilliHz = follows === null ? 0 : kneadMilliHzAt(follows, follows.untilTick);
    next = [
      ...next,
      { item: { ticks: line.ticks, startMilliHz, endMilliHz: line.endMilliHz }, startTick, untilTick },
    ];
  }
  return next.at(-1)?.item.endMilliHz === 0 ? next : 'not-at-rest';
}
