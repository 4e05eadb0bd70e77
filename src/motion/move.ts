/**
 * The door between strokes and the solver: what a stroke needs of motion is one axis going from rest at one place to
 * rest at another, in whole nanometres and ticks. The general solver takes over behind these functions.
 */
import type { LinearAxis } from '../chair/profile.ts';
import type { AxisIndex, Segment } from '../chair/segment.ts';
import type { Limits, Shape } from '../units/rest-to-rest.ts';
import { peaksOf, piecesOf, restToRest } from '../units/rest-to-rest.ts';
import { toSegments } from './quantise.ts';
import { onWholeTicks, stretchedTo, totalTicks } from './whole-ticks.ts';

const NM_PER_MM = 1_000_000;

/** Planned to this share of an axis's limits, so that the board's rounded numbers stay inside them too. */
const SHARE_OF_LIMITS = 0.999;

/** One axis from rest to rest; `ticks` is 0 where there is nowhere to go. */
export interface Move {
  readonly fromNm: number;
  readonly toNm: number;
  readonly ticks: number;
  readonly shape: Shape;
}

/** The fastest move within the axis's limits, or within `askedMmPerS` where that is slower. */
export function planMove(axis: LinearAxis, fromNm: number, toNm: number, askedMmPerS = Infinity): Move {
  const limits = limitsOf(axis, askedMmPerS);
  const shape = onWholeTicks(restToRest(toNm - fromNm, limits), limits);
  return { fromNm, toNm, ticks: totalTicks(shape), shape };
}

/** The same way in `ticks`, where that is longer: axes of one stroke arrive together. */
export function lastingAtLeast(move: Move, ticks: number): Move {
  const shape = stretchedTo(move.shape, ticks);
  return { ...move, ticks: totalTicks(shape), shape };
}

export function moveSegments(move: Move, axis: AxisIndex, startTick: number): Segment[] {
  const start = { nm: move.fromNm, nmPerS: 0, nmPerS2: 0 };
  const end = { nm: move.toNm, nmPerS: 0, nmPerS2: 0 };
  return toSegments(axis, startTick, start, piecesOf(move.shape), end);
}

/** Greatest speed on the way, mm/s. */
export function peakMmPerS(move: Move): number {
  return peaksOf(move.shape).speed / NM_PER_MM;
}

export function nmOf(mm: number): number {
  return Math.round(mm * NM_PER_MM) + 0;
}

export function mmOf(nm: number): number {
  return nm / NM_PER_MM;
}

function limitsOf(axis: LinearAxis, askedMmPerS: number): Limits {
  return {
    speed: Math.min(askedMmPerS, axis.maxSpeedMmPerS * SHARE_OF_LIMITS) * NM_PER_MM,
    accel: axis.maxAccelMmPerS2 * SHARE_OF_LIMITS * NM_PER_MM,
    jerk: axis.maxJerkMmPerS3 * SHARE_OF_LIMITS * NM_PER_MM,
  };
}
