/** What the body felt, and what moved, after something happened: judged by the truth log alone. */
import type { TruthSample } from '../../sim/truth.ts';

/** From `eventMs` until no roller pressed `limitN` any more, for good. Samples are 10 ms apart and keep the peak between. */
export function pressedForMs(truth: readonly TruthSample[], eventMs: number, limitN: number): number {
  const last = truth.findLast(({ tMs, peakN }) => tMs > eventMs && Math.max(...peakN) >= limitN);
  return last === undefined ? 0 : last.tMs - eventMs;
}

/** From `eventMs` until the carriage stood, for good. Breathing shakes a pressed carriage by less than `standMmPerS`. */
export function travelledForMs(truth: readonly TruthSample[], eventMs: number, standMmPerS = 2): number {
  const last = truth.findLast(
    ({ tMs, carriageMmPerS }) => tMs > eventMs && Math.abs(carriageMmPerS) >= standMmPerS,
  );
  return last === undefined ? 0 : last.tMs - eventMs;
}

/** How far the one that moved most moved at all from `fromMs` on, in millimetres; Infinity where there is nothing to judge. */
export function movedMm(truth: readonly TruthSample[], fromMs: number): number {
  const after = truth.filter(({ tMs }) => tMs >= fromMs);
  const spans = [
    after.map(({ carriageMm }) => carriageMm),
    after.map(({ widthMm }) => widthMm),
    after.map(({ depthMm }) => depthMm[0]),
    after.map(({ depthMm }) => depthMm[1]),
  ].map((places) => Math.max(...places) - Math.min(...places));
  return after.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...spans);
}

/** Whether the kneading motor turned at all from `fromMs` on. */
export function kneadedAfter(truth: readonly TruthSample[], fromMs: number): boolean {
  return truth.some(({ tMs, kneadHz }) => tMs >= fromMs && Math.abs(kneadHz) > 0.01);
}
