/**
 * The commanded state as chair-link spec §5 ("Segments") writes it, in BigInt: shares no arithmetic with the code it
 * checks. `countsToGo` is in clock counts, 1024 to a tick.
 */
import type { AxisState, Segment } from '../../src/chair/segment.ts';

export function boardState(segment: Segment, countsToGo: number): AxisState {
  const p1 = BigInt(segment.endNm);
  const v1 = BigInt(segment.endNmPerS);
  const a1 = BigInt(segment.endNmPerS2);
  const j = BigInt(segment.jerkNmPerS3);
  const t = BigInt(countsToGo);
  const a = a1 - floorDiv(j * t, 1_024_000n);
  const v = v1 - floorDiv((a1 - floorDiv(j * t, 2_048_000n)) * t, 1_024_000n);
  const third = a1 - floorDiv(j * t, 3_072_000n);
  const p = p1 - floorDiv((v1 - floorDiv(third * t, 2_048_000n)) * t, 1_024_000n);
  return { nm: Number(p), nmPerS: Number(v), nmPerS2: Number(a) };
}

/** Division rounded towards −∞; BigInt's own rounds towards 0. */
function floorDiv(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  return value < 0n && quotient * by !== value ? quotient - 1n : quotient;
}
