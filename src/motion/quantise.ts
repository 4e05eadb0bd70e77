/**
 * Real-valued pieces of constant jerk → whole-number segments as the board takes them (chair-link spec §5, "Segments").
 *
 * Each segment's end is rounded from the exact state by itself, so rounding never adds up. What the board computes
 * at a junction differs between its two sides by the rounding of one segment: some nm, nm/s and nm/s².
 */
import type { AxisIndex, AxisState, Segment } from '../chair/segment.ts';
import { TICKS_PER_S, type TickPiece } from './whole-ticks.ts';

/** The wire's greatest `seg.ticks`. */
export const LONGEST_SEGMENT_TICKS = 60_000;

/**
 * Segments of `pieces` (in nm/s³), starting from `start`.
 * `end` is the state the pieces lead to, in whole numbers: the last segment ends there exactly.
 */
export function toSegments(
  axis: AxisIndex,
  startTick: number,
  start: AxisState,
  pieces: readonly TickPiece[],
  end: AxisState,
): Segment[] {
  const segments: Segment[] = [];
  let tick = startTick;
  let state = start;
  for (const [index, piece] of pieces.entries()) {
    const pieceTicks = piece.ticks;
    for (let done = 0; done < pieceTicks; ) {
      const ticks = Math.min(LONGEST_SEGMENT_TICKS, pieceTicks - done);
      done += ticks;
      state = after(state, piece.jerk, ticks / TICKS_PER_S);
      const last = done === pieceTicks && index === pieces.length - 1;
      segments.push(segmentTo(last ? end : state, axis, tick, ticks, piece.jerk));
      tick += ticks;
    }
  }
  return segments;
}

/** An axis standing at `nm` for `ticks`, in as few segments as the wire allows. */
export function standing(axis: AxisIndex, startTick: number, ticks: number, nm: number): Segment[] {
  const still = { nm, nmPerS: 0, nmPerS2: 0 };
  return toSegments(axis, startTick, still, [{ ticks, jerk: 0 }], still);
}

function segmentTo(end: AxisState, axis: AxisIndex, startTick: number, ticks: number, jerk: number): Segment {
  return {
    axis,
    startTick,
    ticks,
    endNm: whole(end.nm),
    endNmPerS: whole(end.nmPerS),
    endNmPerS2: whole(end.nmPerS2),
    jerkNmPerS3: whole(jerk),
  };
}

function after({ nm, nmPerS, nmPerS2 }: AxisState, jerk: number, s: number): AxisState {
  return {
    nm: nm + s * (nmPerS + s * (nmPerS2 / 2 + (s * jerk) / 6)),
    nmPerS: nmPerS + s * (nmPerS2 + (s * jerk) / 2),
    nmPerS2: nmPerS2 + s * jerk,
  };
}

/** Rounded, and never −0: the wire has one way to write 0. */
function whole(value: number): number {
  return Math.round(value) + 0;
}
