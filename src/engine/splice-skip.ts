/** A splice that ends a stroke early: brake, let go, and go on with the next one from there. */
import type { Batch, ForceSpan, KneadSpan, Segment } from '../chair/segment.ts';
import { FALL_MILLI_N_PER_TICK, restingMilliN } from '../motion/force-ramp.ts';
import { later, planFrom } from '../motion/plan-strokes.ts';
import { standing } from '../motion/quantise.ts';
import { soonestRest, withoutGaps } from '../motion/retarget.ts';
import { since } from '../safety/queue.ts';
import { laneOf, shiftOf } from './adjusting.ts';
import type { Live } from './live-state.ts';
import type { QueuedBatch } from './score.ts';
import { strokeAt } from './splice-shift.ts';

export interface Skipped {
  readonly batch: Batch;
  readonly live: Live;
  readonly queue: readonly QueuedBatch[];
}

/** Of the force asked, what is not gone by then goes with the release: below 5 N within 1 s (Done when 4). */
const LONGEST_FALL_TICKS = 400;
const RELEASE_TICKS = 700;
/** The next stroke must be on the board by then, also where there is nothing to let go of. */
const LEAST_TICKS = 700;

export function skipped(live: Live, fromTick: number, rate: number): Skipped | null {
  const stroke = strokeAt(live, fromTick);
  if (stroke === undefined || stroke.endTick <= fromTick) return null;
  const told = since(live.committed, fromTick);
  const segments: Segment[] = [];
  const stops = { 0: 0, 1: 0 };
  for (const axis of [0, 1] as const) {
    const { before, segments: pending } = laneOf(told, axis);
    const limits = axis === 0 ? live.limits.profile.carriage : live.limits.profile.width;
    const stop = soonestRest(axis, limits, before, fromTick, rate);
    if (stop === null) return null;
    stops[axis] = stop.at(-1)?.endNm ?? before.nm;
    if (pending.length > 0) segments.push(...withoutGaps([stop], axis, fromTick, before.nm, fromTick + 1));
  }
  const forces = told.forces.flatMap((lane, channel): ForceSpan[] =>
    lane.spans.length === 0 ? [] : lettingGo(lane.before, channel as 0 | 1, fromTick, live),
  );
  const kneads = spinningDown(told.knead, fromTick, live);
  const endTick = [...segments, ...forces, ...kneads].reduce(
    (end, { startTick, ticks }) => Math.max(end, startTick + ticks),
    fromTick + LEAST_TICKS,
  );
  const { sent } = live;
  const carriageNm = stops[0] - shiftOf(sent, 0) * 1_000_000;
  const widthNm = stops[1] - shiftOf(sent, 1) * 1_000_000;
  const { strokes, queue } = goingOn(live, stroke.index, endTick, carriageNm, widthNm);
  const at = (nm: number) => ({ before: { nm, nmPerS: 0, nmPerS2: 0 }, segments: [] });
  return {
    batch: { fromTick, restTick: endTick, segments, forces, kneads },
    queue,
    live: {
      ...live,
      strokes,
      planned: {
        fromTick,
        axes: live.planned.axes.map((lane, axis) =>
          axis === 0 ? at(carriageNm) : axis === 1 ? at(widthNm) : lane,
        ),
        forces: live.planned.forces.map(() => ({
          before: { mode: 'release', milliN: 0 } as const,
          spans: [],
        })),
        knead: { beforeMilliHz: 0, spans: [] },
      },
    },
  };
}

/** The next stroke planned from here; the ones after it are only earlier, or later. */
function goingOn(live: Live, index: number, endTick: number, carriageNm: number, widthNm: number) {
  const { strokes, placed, limits } = live;
  const cut = strokes.slice(0, index + 1).map((stroke) =>
    stroke.index === index
      ? {
          ...stroke,
          endTick,
          isCutShort: true,
          batches: [...stroke.batches, standingAt(endTick, carriageNm, widthNm)],
          plateaus: stroke.plateaus
            .filter(({ fromTick }) => fromTick < endTick)
            .map((plateau) => ({ ...plateau, toTick: Math.min(plateau.toTick, endTick) })),
        }
      : stroke,
  );
  const following = placed.slice(index + 1);
  // A rest is wherever the rollers stand; the first stroke after it goes to a place of its own.
  const firstThere = following.findIndex(({ technique }) => technique !== 'rest');
  const replanned = firstThere < 0 ? following : following.slice(0, firstThere + 1);
  const lastPlanned = strokes[index + replanned.length];
  if (lastPlanned === undefined || replanned.length === 0) return { strokes: cut, queue: [] };
  const setting = { profile: limits.profile, carriageNm, widthNm };
  const again = planFrom(replanned, setting, endTick, index + 1);
  const earlier = again.endTick - lastPlanned.endTick;
  const others = strokes.slice(index + 1 + replanned.length).map((stroke) => later(stroke, earlier, 0));
  const rest = [...again.strokes, ...others];
  return { strokes: [...cut, ...rest], queue: queueOf(rest) };
}

/** Where a stroke that was cut short left the rollers: what comes later begins there. */
export function standingAt(tick: number, carriageNm: number, widthNm: number): Batch {
  const segments = [...standing(0, tick, 1, carriageNm), ...standing(1, tick, 1, widthNm)];
  return { fromTick: tick, restTick: tick + 1, segments, forces: [], kneads: [] };
}

export function queueOf(strokes: Live['strokes']): readonly QueuedBatch[] {
  return strokes.flatMap((stroke) => stroke.batches.map((batch) => ({ batch, stroke })));
}

function lettingGo(
  { mode, milliN }: { readonly mode: ForceSpan['mode']; readonly milliN: number },
  channel: 0 | 1,
  fromTick: number,
  { limits }: Live,
): ForceSpan[] {
  const resting = restingMilliN(Math.max(1, Math.round(milliN)), limits.profile.force);
  const ticks = Math.min(LONGEST_FALL_TICKS, Math.ceil((milliN - resting) / FALL_MILLI_N_PER_TICK));
  const falls = mode === 'press' && ticks > 0;
  const endMilliN = Math.max(resting, Math.round(milliN - ticks * FALL_MILLI_N_PER_TICK));
  const startTick = falls ? fromTick + ticks : fromTick;
  const release = { channel, mode: 'release', startTick, ticks: RELEASE_TICKS, endMilliN: 0 } as const;
  return falls ? [{ channel, mode: 'press', startTick: fromTick, ticks, endMilliN }, release] : [release];
}

function spinningDown(
  { beforeMilliHz, spans }: Live['committed']['knead'],
  startTick: number,
  { limits }: Live,
): KneadSpan[] {
  const { kneading } = limits.profile;
  if (kneading === null || spans.length === 0) return [];
  const share = beforeMilliHz / ((kneading.maxPerMin * 1000) / 60);
  return [{ startTick, ticks: Math.max(1, Math.ceil(kneading.spinUpS * 1000 * share)), endMilliHz: 0 }];
}
