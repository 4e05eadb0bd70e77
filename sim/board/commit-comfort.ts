/** Air and heat of a batch (spec.md §5): what a cell holds when, how warm the pad is when. */
import type { ChairProfile } from '../../src/chair/profile.ts';
import type { AckCode, MessageOf } from '../../src/protocol/messages.ts';
import { laneOf, type StagedLine } from './commit-lanes.ts';
import { RULES } from './rules.ts';
import { type Placed, replacedFrom } from './timeline.ts';

/** Pascals of a cell, or tenths of a degree of the pad, for a while; 0 is empty, or off. */
export interface HoldItem {
  readonly hold: number;
  readonly ticks: number;
}

export interface ComfortQueues {
  /** By cell number. */
  readonly air: readonly (readonly Placed<HoldItem>[])[];
  readonly heat: readonly Placed<HoldItem>[];
}

type Refusal = Exclude<AckCode, 'ok'>;

interface Limit {
  readonly most: number;
  readonly above: Refusal;
  readonly longestTicks: number;
  /** Spans that follow each other count together; of the pad the board itself counts, while it heats. */
  readonly together: boolean;
}

/** The queues with the batch in them, or the first reason against it. */
export function comfortLanes(
  queues: ComfortQueues,
  staged: readonly StagedLine[],
  fromTick: number,
  { air, heater }: ChairProfile,
): ComfortQueues | Refusal {
  const cells: (readonly Placed<HoldItem>[])[] = [];
  for (const [number, queue] of queues.air.entries()) {
    const lines = staged.filter(
      (line): line is MessageOf<'air'> => line.name === 'air' && line.cell === number,
    );
    const cell = air?.[number];
    const limit: Limit = {
      most: (cell?.maxKPa ?? 0) * 1000,
      above: 'pressure',
      longestTicks: (cell?.maxOnS ?? 0) * 1000,
      together: true,
    };
    const lane = holdLane(queue, lines, ({ holdPa }) => holdPa, fromTick, limit);
    if (typeof lane === 'string') return lane;
    cells.push(lane);
  }
  const lines = staged.filter((line): line is MessageOf<'het'> => line.name === 'het');
  const limit: Limit = {
    most: (heater?.maxSurfaceC ?? 0) * 10,
    above: 'heat',
    longestTicks: (heater?.maxOnS ?? 0) * 1000,
    together: false,
  };
  const heat = holdLane(queues.heat, lines, ({ holdDeciC }) => holdDeciC, fromTick, limit);
  return typeof heat === 'string' ? heat : { air: cells, heat };
}

function holdLane<L extends MessageOf<'air'> | MessageOf<'het'>>(
  queue: readonly Placed<HoldItem>[],
  lines: readonly L[],
  holdOf: (line: L) => number,
  fromTick: number,
  { most, above, longestTicks, together }: Limit,
): readonly Placed<HoldItem>[] | Refusal {
  const lane = laneOf(lines, fromTick);
  if (lane === 'order') return lane;
  if (lane.length === 0) return queue;
  const added = lane.map(({ item, startTick, untilTick }) => ({
    item: { hold: holdOf(item), ticks: item.ticks },
    startTick,
    untilTick,
  }));
  if (added.some(({ item }) => item.hold > most)) return above;
  const next = replacedFrom(queue, fromTick, added);
  if (next.length > RULES.queueItems) return 'queue-full';
  return longestOn(next, together) > longestTicks ? 'max-on' : next;
}

/** The longest span, or the longest time without a rest between two. */
function longestOn(lane: readonly Placed<HoldItem>[], together: boolean): number {
  let longest = 0;
  let onTicks = 0;
  let endTick = 0;
  for (const { item, startTick, untilTick } of lane) {
    if (!together || item.hold === 0 || startTick > endTick) onTicks = 0;
    if (item.hold > 0) onTicks += untilTick - startTick;
    longest = Math.max(longest, onTicks);
    endTick = untilTick;
  }
  return longest;
}
