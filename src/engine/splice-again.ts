/** The stroke that plays, once more when it is over: a copy behind it, everything else later. */
import type { PlacedStroke } from '../chair/placed-stroke.ts';
import type { PlannedStroke } from '../chair/plan.ts';
import type { Batch, ChannelIndex, ForceSpan } from '../chair/segment.ts';
import { nmOf } from '../motion/move.ts';
import { later, planFrom } from '../motion/plan-strokes.ts';
import { since } from '../safety/queue.ts';
import { clearingTicks } from './lead.ts';
import type { Live } from './live-state.ts';
import type { QueuedBatch } from './score.ts';
import { strokeAt } from './splice-shift.ts';
import { queueOf } from './splice-skip.ts';

export interface Repeated {
  readonly live: Live;
  /** Of the copy and what follows it; what is left of the stroke itself stays in front. */
  readonly queue: readonly QueuedBatch[];
  readonly afterIndex: number;
}

/** A spot is worked on three times at most: a board lets go of a tired one (spec §5) [D]. */
const MOST_TIMES = 3;
/** A board lets go of a spot after 120 s of contact (spec §5); a fifth stays free, for what is nudged onto it. */
const MOST_CONTACT_S = 96;
const SPOT_MM = 40;
/** Contact before and after a plateau. */
const RAMPS_TICKS = 4000;
/** A program ends before the board's half hour does (domain.md §3). */
const LONGEST_PROGRAM_TICKS = 27 * 60_000;

/** What plays again, or why it does not, in words. `sentFrom`: first tick of what was sent of later strokes, or Infinity. */
export function repeated(live: Live, nowTick: number, sentFrom: number): Repeated | string {
  const stroke = strokeAt(live, nowTick);
  const placed = stroke === undefined ? undefined : live.placed[stroke.index];
  if (stroke === undefined || placed === undefined || placed.technique === 'rest')
    return 'Nothing presses here.';
  if (stroke.isCutShort === true || stroke.endTick <= nowTick) return 'It is over already.';
  let same = 1;
  while (isSameSpot(live.placed[stroke.index - same], placed)) same += 1;
  if (same >= MOST_TIMES) return 'It was repeated twice; the spot wants a rest.';
  if (!hasContactLeft(live.strokes, stroke)) return 'The spot has had enough.';
  const { index, endTick } = stroke;
  const setting = { profile: live.limits.profile, ...restingAfter(live.strokes.slice(0, index + 1), live) };
  const copy: PlacedStroke = placed.technique === 'sweep' ? { ...placed, passes: 1 } : placed;
  const again = planFrom([copy], setting, endTick, index + 1);
  const longer = again.endTick - endTick;
  const last = live.strokes.at(-1)?.endTick ?? endTick;
  if (last + longer > LONGEST_PROGRAM_TICKS) return 'The session would become too long.';
  const copied = again.strokes;
  const [first, ...others] = copied.flatMap((one) => one.batches);
  if (sentFrom < Number.POSITIVE_INFINITY) {
    if (first === undefined || endTick - nowTick < clearingTicks(first)) return 'It is over already.';
  }
  const rest = live.strokes.slice(index + 1).map((one) => later(one, longer, 1));
  const strokes = [...live.strokes.slice(0, index + 1), ...copied, ...rest];
  const cleared = first === undefined ? [] : [clearing(first, live, sentFrom)];
  const queue = [
    ...copied.flatMap((one) => [...cleared, ...others].map((batch): QueuedBatch => ({ batch, stroke: one }))),
    ...queueOf(rest),
  ];
  return {
    live: { ...live, strokes, placed: live.placed.toSpliced(index + 1, 0, copy) },
    queue,
    afterIndex: index,
  };
}

/** Whether the spots of `stroke` may have it once more beside all `strokes`. */
export function hasContactLeft(strokes: readonly PlannedStroke[], stroke: PlannedStroke): boolean {
  return contactS(strokes, stroke) + contactOf(stroke) <= MOST_CONTACT_S;
}

/** Seconds in which the strokes of the whole session touch the spots of `stroke`, at most. */
function contactS(strokes: readonly PlannedStroke[], stroke: PlannedStroke): number {
  const low = Math.min(stroke.fromMm, stroke.toMm) - SPOT_MM;
  const high = Math.max(stroke.fromMm, stroke.toMm) + SPOT_MM;
  return strokes
    .filter(({ fromMm, toMm }) => Math.min(fromMm, toMm) <= high && Math.max(fromMm, toMm) >= low)
    .reduce((sum, other) => sum + contactOf(other), 0);
}

/** On one spot; what goes along the back is on each spot only for its share of the way. */
function contactOf({ fromMm, toMm, plateaus }: PlannedStroke): number {
  const ticks = plateaus.reduce((sum, { fromTick, toTick }) => sum + toTick - fromTick + RAMPS_TICKS, 0);
  return ((ticks / 1000) * SPOT_MM) / (SPOT_MM + Math.abs(toMm - fromMm));
}

/** The copy's first batch must also take away what was sent of the stroke that comes later now. */
function clearing(batch: Batch, live: Live, sentFrom: number): Batch {
  if (sentFrom === Number.POSITIVE_INFINITY) return batch;
  const { fromTick } = batch;
  const planned = since(live.planned, fromTick);
  const width = planned.axes[1];
  const hasWidth = batch.segments.some(({ axis }) => axis === 1);
  const stand =
    !hasWidth && width !== undefined && width.segments.length > 0
      ? [
          {
            axis: 1,
            startTick: fromTick,
            ticks: 1,
            endNm: width.before.nm,
            endNmPerS: 0,
            endNmPerS2: 0,
            jerkNmPerS3: 0,
          } as const,
        ]
      : [];
  const releases = planned.forces.flatMap(({ spans }, index): ForceSpan[] => {
    const channel = index as ChannelIndex;
    if (spans.length === 0 || batch.forces.some((span) => span.channel === channel)) return [];
    return [{ channel, mode: 'release', startTick: fromTick, ticks: 1, endMilliN: 0 }];
  });
  const turns = planned.knead.spans.length > 0 && batch.kneads.length === 0;
  return {
    ...batch,
    segments: [...batch.segments, ...stand],
    forces: [...batch.forces, ...releases],
    kneads: turns ? [{ startTick: fromTick, ticks: 1, endMilliHz: 0 }] : batch.kneads,
  };
}

export interface Standing {
  readonly carriageNm: number;
  readonly widthNm: number;
}

/** Where carriage and width stand after the last of `strokes`, as planned; `before` where none of them moves. */
export function restingAfter(
  strokes: readonly PlannedStroke[],
  { limits }: Live,
  before: Standing = {
    carriageNm: nmOf(limits.profile.carriage.referenceMm),
    widthNm: nmOf(limits.profile.width.referenceMm),
  },
): Standing {
  const segments = strokes.flatMap((stroke) => stroke.batches.flatMap((batch) => batch.segments));
  return {
    carriageNm: segments.findLast(({ axis }) => axis === 0)?.endNm ?? before.carriageNm,
    widthNm: segments.findLast(({ axis }) => axis === 1)?.endNm ?? before.widthNm,
  };
}

function isSameSpot(one: PlacedStroke | undefined, other: PlacedStroke): boolean {
  if (one === undefined || one.technique === 'rest' || other.technique === 'rest') return false;
  return (
    one.line === other.line &&
    one.technique === other.technique &&
    one.fromMm === other.fromMm &&
    one.toMm === other.toMm &&
    one.side === other.side
  );
}
