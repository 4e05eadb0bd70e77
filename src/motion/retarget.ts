/**
 * The way of one axis moved elsewhere while it is being gone: from the state it is commanded to at a tick, spliced
 * without a step in place, speed or acceleration, to where its plan would be with every place mapped anew.
 *
 * The times of the plan stay: a stroke that is moved is as long as it was. Between two stops the new way is the old
 * one, shifted and, where an end of the track holds one of its stops back, shrunk; only the first move is solved anew.
 */
import { FASTEST_PERMILLE, plannedLimits } from '../chair/clock-law.ts';
import type { LinearAxis } from '../chair/profile.ts';
import type { AxisIndex, AxisState, Segment } from '../chair/segment.ts';
import { CLOCK_PER_TICK, stateBeforeEnd } from '../chair/segment.ts';
import { standing, toSegments } from './quantise.ts';
import type { AxisInput } from './solver/axis-input.ts';
import { Solver } from './solver/solver.ts';
import { onWholeTicks, stopOnWholeTicks, type TickMotion, wayOf } from './whole-ticks.ts';

const NM_PER_MM = 1_000_000;
/** What presses is moved as gently as a stroke is planned where there is time for it. */
const STROKE_RATE = FASTEST_PERMILLE / 1000;
/** A point under pressure is left at this speed at most: slower than a sweep [D]. */
const PRESSED_NM_PER_S = 30 * NM_PER_MM;
/** A pass that must make up for a shift may be so much faster than it was [D]. */
const HURRY = 1.3;
/** Backwards at this speed nobody feels [D]. */
const UNFELT_NM_PER_S = 100_000;
/** So little is nowhere to go. */
const NEAR_NM = 1000;

export interface Retarget {
  readonly axis: AxisIndex;
  readonly limits: LinearAxis;
  readonly fromTick: number;
  /** The plan from `fromTick` on as it was before any shift, and its state there. */
  readonly plan: readonly Segment[];
  readonly planned: AxisState;
  /** Where the axis is commanded to be at `fromTick`, and what it would do from there if nothing changed. */
  readonly commanded: AxisState;
  readonly committed: readonly Segment[];
  /** A place of the plan → where it is now to be; never further from another than it was. */
  readonly place: (nm: number) => number;
  /** Whether a roller presses now. */
  readonly pressing: boolean;
  /** The greatest rate of the plan clock that may come: speeds, accelerations and jerks must bear it. */
  readonly rate: number;
}

/** From rest to rest (the first from where the axis is), in order; an axis stands between two of them. */
export type Stretch = readonly Segment[];

/** A move of the plan between two stops. */
interface PlannedMove {
  readonly startTick: number;
  readonly endTick: number;
  readonly fromNm: number;
  readonly toNm: number;
  readonly segments: readonly Segment[];
}

/** The new way, or null where none keeps the limits and the times of the plan. */
export function retarget(asked: Retarget): readonly Stretch[] | null {
  const { fromTick, planned, commanded, committed, place } = asked;
  const moves = movesOf(asked.plan, planned.nm, fromTick);
  const passing = planned.nmPerS !== 0 || planned.nmPerS2 !== 0;
  const going = passing ? moves[0] : undefined;
  const [next, ...later] = passing ? moves.slice(1) : moves;
  const stopNm = going?.toNm ?? planned.nm;
  const dueTick = going?.endTick ?? fromTick;
  const untilTick = next?.startTick ?? Number.POSITIVE_INFINITY;
  const mappedAll = (rest: readonly PlannedMove[]): Stretch[] => rest.map((move) => mapped(move, place));
  const first = wayTo(asked, commanded, fromTick, place(stopNm), dueTick, untilTick, passing);
  if (first !== null) {
    return [first, ...mappedAll(next === undefined ? [] : [next, ...later])].filter(isSome);
  }
  // Not in time: this stop stays where it was, and the next move makes up for it.
  if (next === undefined) return null;
  const until = later[0]?.startTick ?? Number.POSITIVE_INFINITY;
  const rest = untilRest(committed);
  const last = rest.at(-1);
  if (last === undefined || last.startTick + last.ticks <= next.startTick) {
    const at = last === undefined ? commanded : { nm: last.endNm, nmPerS: 0, nmPerS2: 0 };
    const second = wayTo(asked, at, next.startTick, place(next.toNm), next.endTick, until, false);
    if (second !== null) return [rest, second, ...mappedAll(later)].filter(isSome);
  }
  // Nor that: it does not stop here at all.
  const through = wayTo(asked, commanded, fromTick, place(next.toNm), next.endTick, until, passing);
  return through === null ? null : [through, ...mappedAll(later)].filter(isSome);
}

function isSome(stretch: Stretch): boolean {
  return stretch.length > 0;
}

/** The way to rest at `toNm`, not before `dueTick`, not after `untilTick`; null where there is none. Gently where something presses, if that is in time. */
function wayTo(
  asked: Retarget,
  ...way: readonly [
    at: AxisState,
    tick: number,
    toNm: number,
    dueTick: number,
    untilTick: number,
    passing: boolean,
  ]
): Stretch | null {
  const gently = asked.pressing && asked.rate < STROKE_RATE ? wayWithin(asked, STROKE_RATE, ...way) : null;
  return gently ?? wayWithin(asked, asked.rate, ...way);
}

function wayWithin(
  asked: Retarget,
  bears: number,
  at: AxisState,
  tick: number,
  toNm: number,
  dueTick: number,
  untilTick: number,
  passing: boolean,
): Stretch | null {
  const { axis, limits, pressing, rate } = asked;
  const { accel, jerk } = plannedLimits(limits, bears);
  const still = at.nmPerS === 0 && at.nmPerS2 === 0;
  if (still && Math.abs(toNm - at.nm) <= NEAR_NM) return [];
  const plannedTop = asked.plan.reduce((most, { endNmPerS }) => Math.max(most, Math.abs(endNmPerS)), 0);
  const axisTop = plannedLimits(limits, rate).speed * NM_PER_MM;
  const top = pressing ? Math.min(axisTop, Math.max(PRESSED_NM_PER_S, HURRY * plannedTop)) : axisTop;
  // Under pressure a pass does not turn back: that would be felt.
  const oneWay = pressing && passing && Math.abs(at.nmPerS) > UNFELT_NM_PER_S;
  const input: AxisInput = {
    p0: 0,
    v0: at.nmPerS,
    a0: at.nmPerS2,
    pf: toNm - at.nm,
    vf: 0,
    af: 0,
    vmax: oneWay && at.nmPerS < 0 ? UNFELT_NM_PER_S : top,
    vmin: oneWay && at.nmPerS > 0 ? -UNFELT_NM_PER_S : -top,
    amax: accel * NM_PER_MM,
    jmax: jerk * NM_PER_MM,
  };
  const motion = onWholeTicks(new Solver(), input, Math.max(0, dueTick - tick), untilTick - tick);
  return motion === null ? null : segmentsOf(motion, axis, tick, at, toNm, limits);
}

/** The motion as segments; null where it leaves the track on its way. */
function segmentsOf(
  motion: TickMotion,
  axis: AxisIndex,
  tick: number,
  at: AxisState,
  toNm: number,
  limits: LinearAxis,
): Stretch | null {
  const segments = toSegments(axis, tick, at, motion.pieces, { nm: toNm, nmPerS: 0, nmPerS2: 0 });
  const low = limits.minMm * NM_PER_MM;
  const high = limits.maxMm * NM_PER_MM;
  for (const segment of segments) {
    for (const nm of turns(segment)) if (nm < low - NEAR_NM || nm > high + NEAR_NM) return null;
  }
  return segments;
}

/** The place at the end of a segment and wherever it turns. */
function turns(segment: Segment): readonly number[] {
  const { endNmPerS: v, endNmPerS2: a, jerkNmPerS3: j, ticks, endNm } = segment;
  const under = a * a - 2 * j * v;
  const back =
    j === 0
      ? a === 0
        ? []
        : [v / a]
      : under < 0
        ? []
        : [(a - Math.sqrt(under)) / j, (a + Math.sqrt(under)) / j];
  const places = back
    .filter((s) => s > 0 && s < ticks / 1000)
    .map((s) => stateBeforeEnd(segment, Math.round(s * 1000 * CLOCK_PER_TICK)).nm);
  return [endNm, ...places];
}

function movesOf(plan: readonly Segment[], fromNm: number, fromTick: number): readonly PlannedMove[] {
  const moves: PlannedMove[] = [];
  let segments: Segment[] = [];
  let placeNm = fromNm;
  for (const segment of plan) {
    const { startTick, ticks, endNm, endNmPerS, endNmPerS2, jerkNmPerS3 } = segment;
    const rests = endNmPerS === 0 && endNmPerS2 === 0;
    if (segments.length === 0 && rests && jerkNmPerS3 === 0) continue;
    segments.push(segment);
    if (!rests) continue;
    const first = segments[0]?.startTick ?? fromTick;
    moves.push({
      startTick: Math.max(first, fromTick),
      endTick: startTick + ticks,
      fromNm: placeNm,
      toNm: endNm,
      segments,
    });
    placeNm = endNm;
    segments = [];
  }
  return moves;
}

/** What is committed up to where the axis first rests. */
function untilRest(committed: readonly Segment[]): Stretch {
  const end = committed.findIndex(({ endNmPerS, endNmPerS2 }) => endNmPerS === 0 && endNmPerS2 === 0);
  return committed.slice(0, end + 1);
}

/** A move with both its stops mapped: every state in proportion. */
function mapped(
  { fromNm, toNm, segments }: Omit<PlannedMove, 'startTick' | 'endTick'>,
  place: (nm: number) => number,
): Stretch {
  const from = place(fromNm);
  const to = place(toNm);
  const ratio = toNm === fromNm ? 1 : (to - from) / (toNm - fromNm);
  return segments.map((segment) => ({
    ...segment,
    endNm: segment.endNm === toNm ? to : Math.round(from + (segment.endNm - fromNm) * ratio),
    endNmPerS: Math.round(segment.endNmPerS * ratio) + 0,
    endNmPerS2: Math.round(segment.endNmPerS2 * ratio) + 0,
    jerkNmPerS3: Math.round(segment.jerkNmPerS3 * ratio) + 0,
  }));
}

/** The soonest rest from a commanded state, on the way it goes: what a stroke that is cut short does. */
export function soonestRest(
  axis: AxisIndex,
  limits: LinearAxis,
  at: AxisState,
  tick: number,
  rate: number,
): Stretch | null {
  if (at.nmPerS === 0 && at.nmPerS2 === 0) return [];
  const { accel, jerk } = plannedLimits(limits, rate);
  const amax = accel * NM_PER_MM;
  const jmax = jerk * NM_PER_MM;
  const input = { p0: 0, v0: at.nmPerS, a0: at.nmPerS2, vf: 0, af: 0, amax, jmax };
  const motion = stopOnWholeTicks(new Solver(), input);
  if (motion === null) return null;
  return segmentsOf(motion, axis, tick, at, Math.round(at.nm + wayOf(motion, input)), limits);
}

/** Stretches as one lane without gaps: an axis that has nothing to do stands, named, until `untilTick`. */
export function withoutGaps(
  stretches: readonly Stretch[],
  axis: AxisIndex,
  fromTick: number,
  fromNm: number,
  untilTick: number,
): readonly Segment[] {
  const lane: Segment[] = [];
  let tick = fromTick;
  let nm = fromNm;
  for (const segment of stretches.flat()) {
    if (segment.startTick > tick) lane.push(...standing(axis, tick, segment.startTick - tick, nm));
    lane.push(segment);
    tick = segment.startTick + segment.ticks;
    nm = segment.endNm;
  }
  if (untilTick > tick) lane.push(...standing(axis, tick, untilTick - tick, nm));
  return lane;
}
