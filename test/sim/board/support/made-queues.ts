/** Queues of a board made by hand, and lines for them: what is taken of a batch, and why not. */
import { type CommitContext, checkedBatch, type Queues } from '../../../../sim/board/commit.ts';
import type { StagedLine } from '../../../../sim/board/commit-lanes.ts';
import { axisLimits, forceRules } from '../../../../sim/board/rules.ts';
import type { Placed } from '../../../../sim/board/timeline.ts';
import { ZoneCeilings } from '../../../../sim/board/zone-ceilings.ts';
import type { MessageOf } from '../../../../src/protocol/messages.ts';
import { shippedProfile } from './profiles.ts';

export const duo = shippedProfile('tsubo-duo');
export const MM = 1_000_000;

function ceilings(): ZoneCeilings {
  const made = new ZoneCeilings(duo.force);
  made.state('lowerBack', 0, 300, 50);
  made.state('upperBack', 300, 600, 30);
  made.state('neck', 600, 780, 15);
  return made;
}

const EMPTY: Queues = { axes: [[], []], channels: [[], []], knead: [], comfort: { air: [], heat: [] } };

export function context(queues: Partial<Queues> = {}, change: Partial<CommitContext> = {}): CommitContext {
  return {
    queues: { ...EMPTY, ...queues },
    standingNm: [0, 80 * MM],
    axisLimits: [axisLimits(duo.carriage), axisLimits(duo.width)],
    force: forceRules(duo),
    profile: duo,
    ceilings: ceilings(),
    fastest: () => 1000,
    ...change,
  };
}

export const placed = <T extends { readonly ticks: number }>(
  item: T,
  startTick: number,
  untilTick = startTick + item.ticks,
): Placed<T> => ({
  item,
  startTick,
  untilTick,
});
export const code = (staged: readonly StagedLine[], fromTick = 0, of = context()) =>
  checkedBatch(staged, fromTick, of).code;
export const taken = (staged: readonly StagedLine[], fromTick = 0, of = context()): Queues => {
  const checked = checkedBatch(staged, fromTick, of);
  if (checked.code !== 'ok') throw new Error(checked.code);
  return checked.queues;
};

export const still = (startTick: number, axis: 0 | 1 = 0, nm = 0): MessageOf<'seg'> => ({
  ...{ name: 'seg', batch: 1, axis, startTick, ticks: 1 },
  ...{ endNm: nm, endNmPerS: 0, endNmPerS2: 0, jerkNmPerS3: 0 },
});
export const frc = (
  startTick: number,
  ticks: number,
  mode: MessageOf<'frc'>['mode'],
  endMilliN: number,
  channel = 0,
): MessageOf<'frc'> => ({ name: 'frc', batch: 1, channel, startTick, ticks, mode, endMilliN });
export const knd = (startTick: number, ticks: number, endMilliHz: number): MessageOf<'knd'> => ({
  ...{ name: 'knd', batch: 1, startTick, ticks, endMilliHz },
});
