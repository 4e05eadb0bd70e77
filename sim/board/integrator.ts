/**
 * The board's own evaluation of a segment (spec.md §5, "Segments"): constant jerk, stated by where it ends, evaluated
 * backwards from there in whole numbers. `toGo` is τ, the clock counts still to go until the segment's own end.
 */

/** Constant jerk for `ticks`, and the state it ends in. */
export interface JerkSegment {
  readonly ticks: number;
  readonly endNm: number;
  readonly endNmPerS: number;
  readonly endNmPerS2: number;
  readonly jerkNmPerS3: number;
}

/** A commanded state, reused every millisecond. */
export interface Commanded {
  nm: number;
  nmPerS: number;
  nmPerS2: number;
}

/** 1024 counts × 1000 ms: counts to seconds. The divisors of the cubic are 1, 2 and 3 of it. */
const COUNTS_PER_S = 1_024_000;

export function accelerationAt(segment: JerkSegment, toGo: number): number {
  return segment.endNmPerS2 - Math.floor((segment.jerkNmPerS3 * toGo) / COUNTS_PER_S);
}

export function speedAt(segment: JerkSegment, toGo: number): number {
  const a = segment.endNmPerS2 - Math.floor((segment.jerkNmPerS3 * toGo) / (2 * COUNTS_PER_S));
  return segment.endNmPerS - Math.floor((a * toGo) / COUNTS_PER_S);
}

export function positionAt(segment: JerkSegment, toGo: number): number {
  const a = segment.endNmPerS2 - Math.floor((segment.jerkNmPerS3 * toGo) / (3 * COUNTS_PER_S));
  const v = segment.endNmPerS - Math.floor((a * toGo) / (2 * COUNTS_PER_S));
  return segment.endNm - Math.floor((v * toGo) / COUNTS_PER_S);
}

/** All three, written into `into`. */
export function evaluate(segment: JerkSegment, toGo: number, into: Commanded): void {
  into.nm = positionAt(segment, toGo);
  into.nmPerS = speedAt(segment, toGo);
  into.nmPerS2 = accelerationAt(segment, toGo);
}

/** Where, in counts before the end and strictly inside (`low`, `high`), the acceleration or the speed is zero. */
export function turningPoints(segment: JerkSegment, low: number, high: number): readonly number[] {
  const { endNmPerS: v, endNmPerS2: a, jerkNmPerS3: j } = segment;
  // Going back s seconds: speed v − a·s + j·s²/2, acceleration a − j·s.
  const roots: number[] = [];
  if (j === 0) {
    if (a !== 0) roots.push(v / a);
  } else {
    roots.push(a / j);
    const under = a * a - 2 * j * v;
    if (under >= 0) roots.push((a - Math.sqrt(under)) / j, (a + Math.sqrt(under)) / j);
  }
  return roots.map((s) => Math.round(s * COUNTS_PER_S)).filter((counts) => counts > low && counts < high);
}
