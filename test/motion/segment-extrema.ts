/** The exact motion inside a segment, from its end backwards in real numbers, and its greatest speed and acceleration. */
import type { Segment } from '../../src/chair/segment.ts';

export interface SegmentExtrema {
  readonly nm: readonly number[];
  readonly nmPerS: number;
  readonly nmPerS2: number;
  readonly nmPerS3: number;
}

/** Extrema over the last `ticks` of the segment: at both ends, and where speed or place turns. */
export function segmentExtrema(segment: Segment): SegmentExtrema {
  const { endNm, endNmPerS, endNmPerS2, jerkNmPerS3: j } = segment;
  const whole = segment.ticks / 1000;
  const before = (s: number) => ({
    nm: endNm - s * endNmPerS + (s * s * endNmPerS2) / 2 - (s * s * s * j) / 6,
    v: endNmPerS - s * endNmPerS2 + (s * s * j) / 2,
    a: endNmPerS2 - s * j,
  });
  const times = [0, whole];
  if (j !== 0) {
    times.push(endNmPerS2 / j);
    const root = Math.sqrt(endNmPerS2 * endNmPerS2 - 2 * j * endNmPerS);
    times.push((endNmPerS2 - root) / j, (endNmPerS2 + root) / j);
  } else if (endNmPerS2 !== 0) {
    times.push(endNmPerS / endNmPerS2);
  }
  const states = times.filter((s) => s >= 0 && s <= whole).map(before);
  return {
    nm: states.map(({ nm }) => nm),
    nmPerS: Math.max(...states.map(({ v }) => Math.abs(v))),
    nmPerS2: Math.max(...states.map(({ a }) => Math.abs(a))),
    nmPerS3: Math.abs(j),
  };
}
