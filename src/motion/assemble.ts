/**
 * Acts of one stroke → batches on the plan clock, each contiguous on every axis and channel it names.
 * The carriage is named from `fromTick` to `restTick` also where it stands, so that the board's queue depth is the truth.
 */
import type { Plateau } from '../chair/plan.ts';
import type { Batch, ChannelIndex, ForceSpan, KneadSpan, Segment } from '../chair/segment.ts';
import { moveSegments } from './move.ts';
import { standing } from './quantise.ts';
import type { Run } from './steady-lane.ts';
import { extendLane, laneSpans } from './steady-lane.ts';
import type { Act, Step } from './step.ts';
import { ticksOf } from './step.ts';

/** The wire's greatest `frc.ticks` and `knd.ticks`. */
const LONGEST_FORCE_TICKS = 120_000;
const LONGEST_KNEAD_TICKS = 1_800_000;

export interface Assembled {
  readonly batches: readonly Batch[];
  readonly plateaus: readonly Plateau[];
  /** Where the last batch has ended. */
  readonly endTick: number;
}

/** What the steps before have left behind. */
interface Standing {
  readonly tick: number;
  readonly carriageNm: number;
  readonly milliN: number;
  readonly milliHz: number;
}

export function assemble(
  acts: readonly Act[],
  startTick: number,
  carriageNm: number,
  channels: readonly ChannelIndex[],
): Assembled {
  const batches: Batch[] = [];
  const plateaus: Plateau[] = [];
  let at: Standing = { tick: startTick, carriageNm, milliN: 0, milliHz: 0 };
  for (const { steps, closing } of acts) {
    // A pass of no length is no batch of its own: it would replace the one before in its first tick.
    if (batches.length > 0 && ticksOf(steps) === 0) continue;
    batches.push(batchOf([...steps, ...closing], at, channels));
    for (const step of steps) {
      addPlateau(plateaus, step, at.tick);
      at = after(at, step);
    }
  }
  return { batches, plateaus, endTick: batches.at(-1)?.restTick ?? startTick };
}

function batchOf(steps: readonly Step[], start: Standing, channels: readonly ChannelIndex[]): Batch {
  const carriage: Segment[] = [];
  const width: Segment[] = [];
  const force: Run<ForceSpan['mode']>[] = [];
  const knead: Run<'rate'>[] = [];
  let at = start;
  let stoodTicks = 0;
  const stand = (): void => {
    carriage.push(...standing(0, at.tick - stoodTicks, stoodTicks, at.carriageNm));
    stoodTicks = 0;
  };
  for (const step of steps) {
    const { ticks } = step;
    const startTick = at.tick;
    const next = after(at, step);
    if (step.carriage === null || step.carriage.ticks === 0) {
      stoodTicks += ticks;
    } else {
      stand();
      carriage.push(...moveSegments(step.carriage, 0, startTick));
    }
    if (step.width !== null) width.push(...moveSegments(step.width, 1, startTick));
    if (step.force !== null) {
      const { mode, endMilliN } = step.force;
      // A release lets go at once: it comes down from nowhere.
      extendLane(force, { mode, startTick, ticks, from: mode === 'release' ? 0 : at.milliN, to: endMilliN });
    }
    if (step.kneadMilliHz !== null) {
      extendLane(knead, { mode: 'rate', startTick, ticks, from: at.milliHz, to: next.milliHz });
    }
    at = next;
  }
  stand();
  return {
    fromTick: start.tick,
    restTick: at.tick,
    segments: [...carriage, ...width],
    forces: channels.flatMap((channel): ForceSpan[] =>
      laneSpans(force, LONGEST_FORCE_TICKS).map(({ end, ...span }) => ({ channel, ...span, endMilliN: end })),
    ),
    kneads: laneSpans(knead, LONGEST_KNEAD_TICKS).map(
      ({ startTick, ticks, end }): KneadSpan => ({ startTick, ticks, endMilliHz: end }),
    ),
  };
}

function after(at: Standing, { ticks, carriage, force, kneadMilliHz }: Step): Standing {
  if (ticks === 0) return at;
  return {
    tick: at.tick + ticks,
    carriageNm: carriage?.toNm ?? at.carriageNm,
    milliN: force?.endMilliN ?? 0,
    milliHz: kneadMilliHz ?? 0,
  };
}

function addPlateau(plateaus: Plateau[], { plateau, ticks, force }: Step, fromTick: number): void {
  if (!plateau || force === null || ticks === 0) return;
  const toTick = fromTick + ticks;
  const forceN = force.endMilliN / 1000;
  const last = plateaus.at(-1);
  if (last !== undefined && last.toTick === fromTick && last.forceN === forceN) {
    plateaus[plateaus.length - 1] = { ...last, toTick };
  } else {
    plateaus.push({ fromTick, toTick, forceN });
  }
}
