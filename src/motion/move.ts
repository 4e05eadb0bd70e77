/**
 * The door between strokes and the solver: what a stroke needs of motion is one axis going from rest at one place to
 * rest at another, in whole nanometres and ticks.
 */
import { type PlannedLimits, plannedLimits, strokeLimits } from '../chair/clock-law.ts';
import type { LinearAxis } from '../chair/profile.ts';
import type { AxisIndex, Segment } from '../chair/segment.ts';
import { toSegments } from './quantise.ts';
import type { AxisInput } from './solver/axis-input.ts';
import { Solver } from './solver/solver.ts';
import { onWholeTicks, stretched, TICKS_PER_S, type TickPiece } from './whole-ticks.ts';

const NM_PER_MM = 1_000_000;

/**
 * A piece of jerk is stretched to about so many ticks. Jerk travels in whole nm/s³: half of one, over 4 s, is 5 nm of
 * place; over 60 s it would be 18 µm, as much as the board lets a junction be off.
 */
const LONGEST_STRETCHED_JERK_TICKS = 4000;

/** Greatest magnitudes on the way: nm/s, nm/s², nm/s³. */
export interface MoveLimits {
  readonly speed: number;
  readonly accel: number;
  readonly jerk: number;
}

/** One axis from rest to rest; `ticks` is 0 where there is nowhere to go. */
export interface Move {
  readonly fromNm: number;
  readonly toNm: number;
  readonly ticks: number;
  readonly limits: MoveLimits;
  readonly pieces: readonly TickPiece[];
}

/**
 * The fastest move that leaves room for a pause and for a slower clock (`chair/clock-law.ts`), or one within `askedMmPerS`
 * where that is slower. For rollers that press nobody, and for friction, which is as quick as the carriage can.
 */
export function planMove(
  axis: LinearAxis,
  fromNm: number,
  toNm: number,
  askedMmPerS = Number.POSITIVE_INFINITY,
): Move {
  return moveWithin(fromNm, toNm, limitsOf(plannedLimits(axis, 1), askedMmPerS), 0);
}

/** The same for a stroke on the body: so much gentler that it can be played half as fast again. */
export function planStroke(axis: LinearAxis, fromNm: number, toNm: number, askedMmPerS: number): Move {
  return moveWithin(fromNm, toNm, limitsOf(strokeLimits(axis), askedMmPerS), 0);
}

/** The same way in `ticks`, where that is longer: axes of one stroke arrive together. Every part of it is as much slower. */
export function lastingAtLeast(move: Move, ticks: number): Move {
  const { fromNm, toNm, limits, pieces } = move;
  if (ticks <= move.ticks || fromNm === toNm) return move;
  const longestJerk = pieces.reduce(
    (most, piece) => (piece.jerk === 0 ? most : Math.max(most, piece.ticks)),
    1,
  );
  const slow = Math.min(ticks / move.ticks, LONGEST_STRETCHED_JERK_TICKS / longestJerk);
  const longer = stretched(move, restToRest(fromNm, toNm, limits), Math.round(slow * move.ticks)) ?? move;
  if (longer.ticks === ticks) return { ...move, ...longer };
  // What is left over becomes cruise: with time to spare, the solver's motion has one.
  const { speed, accel, jerk } = limits;
  const gentle = { speed, accel: accel / Math.max(1, slow) ** 2, jerk: jerk / Math.max(1, slow) ** 3 };
  return { ...moveWithin(fromNm, toNm, gentle, ticks), limits };
}

function moveWithin(fromNm: number, toNm: number, limits: MoveLimits, atLeastTicks: number): Move {
  if (fromNm === toNm) return { fromNm, toNm, ticks: 0, limits, pieces: [] };
  const motion = onWholeTicks(new Solver(), restToRest(fromNm, toNm, limits), atLeastTicks);
  if (motion === null) {
    throw new RangeError(`No motion from ${fromNm} to ${toNm} nm within ${JSON.stringify(limits)}.`);
  }
  return { fromNm, toNm, ...motion, limits };
}

/** From the start as origin: a nanometre far up the track is as fine as one at its foot. */
function restToRest(fromNm: number, toNm: number, { speed, accel, jerk }: MoveLimits): AxisInput {
  return { p0: 0, v0: 0, a0: 0, pf: toNm - fromNm, vf: 0, af: 0, vmax: speed, amax: accel, jmax: jerk };
}

export function moveSegments(move: Move, axis: AxisIndex, startTick: number): Segment[] {
  const start = { nm: move.fromNm, nmPerS: 0, nmPerS2: 0 };
  const end = { nm: move.toNm, nmPerS: 0, nmPerS2: 0 };
  return toSegments(axis, startTick, start, move.pieces, end);
}

/** Greatest speed on the way, mm/s. */
export function peakMmPerS({ pieces }: Move): number {
  let speed = 0;
  let accel = 0;
  let fastest = 0;
  for (const { ticks, jerk } of pieces) {
    const s = ticks / TICKS_PER_S;
    const turn = -accel / jerk;
    if (turn > 0 && turn < s) fastest = Math.max(fastest, Math.abs(speed + (turn * accel) / 2));
    speed += s * (accel + (s * jerk) / 2);
    accel += s * jerk;
    fastest = Math.max(fastest, Math.abs(speed));
  }
  return fastest / NM_PER_MM;
}

/** Ticks at one steady speed. */
export function cruiseTicks({ pieces }: Move): number {
  let accel = 0;
  let hardest = 0;
  let ticks = 0;
  for (const piece of pieces) {
    if (piece.jerk === 0 && Math.abs(accel) <= 1e-6 * hardest) ticks += piece.ticks;
    accel += (piece.ticks / TICKS_PER_S) * piece.jerk;
    hardest = Math.max(hardest, Math.abs(accel));
  }
  return ticks;
}

export function nmOf(mm: number): number {
  return Math.round(mm * NM_PER_MM) + 0;
}

export function mmOf(nm: number): number {
  return nm / NM_PER_MM;
}

function limitsOf({ speed, accel, jerk }: PlannedLimits, askedMmPerS: number): MoveLimits {
  return {
    speed: Math.min(askedMmPerS, speed) * NM_PER_MM,
    accel: accel * NM_PER_MM,
    jerk: jerk * NM_PER_MM,
  };
}
