/** Backs as a board would tell them, made by hand: a curve, a breath, and the end of the sweep. */
import type { ScanPoint } from '../../src/chair/scan.ts';

export interface FeltBack {
  readonly nearestMm: number;
  readonly farthestMm: number;
  readonly shoulderMm: number;
  readonly breathMm?: number;
  readonly breathsPerS?: number;
  /** Depth of the left roller less that of the right. */
  readonly leanMm?: number;
}

const STEP_MM = 1;
const MM_PER_S = 20;

/** Two half waves: from the farthest place up to the nearest, and on to the shoulder. */
function depthMm({ nearestMm, farthestMm, shoulderMm }: FeltBack, placeMm: number): number {
  const wave = (fromMm: number, toMm: number, from: number, to: number): number =>
    from + ((to - from) * (1 - Math.cos((Math.PI * (placeMm - fromMm)) / (toMm - fromMm)))) / 2;
  if (placeMm < farthestMm) return wave(farthestMm - 220, farthestMm, 20, 38);
  if (placeMm < nearestMm) return wave(farthestMm, nearestMm, 38, 20);
  if (placeMm < shoulderMm) return wave(nearestMm, shoulderMm, 20, 29);
  return wave(shoulderMm, shoulderMm + 45, 29, 55);
}

export function feltBack(back: FeltBack): ScanPoint[] {
  const { breathMm = 0, breathsPerS = 0.25, leanMm = 0, shoulderMm } = back;
  const points: ScanPoint[] = [];
  for (let placeMm = 10; placeMm < shoulderMm + 16; placeMm += STEP_MM) {
    const s = (placeMm - 10) / MM_PER_S;
    const depth = depthMm(back, placeMm) - breathMm * Math.sin(2 * Math.PI * breathsPerS * s + 1);
    points.push({
      index: points.length,
      atMs: 5_000 + s * 1000,
      carriageMm: placeMm,
      depthMm: [depth + leanMm / 2, depth - leanMm / 2],
      forceN: [8, 8],
      step: 'on',
    });
  }
  const last = points.at(-1);
  if (last === undefined) throw new Error('a back without length');
  const end = { ...last, index: points.length, carriageMm: shoulderMm + 16, step: 'shoulder' } as const;
  return [...points, end, end, end];
}
