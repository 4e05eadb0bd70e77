/** How far ahead of its first tick a batch is handed over. */
import type { Batch } from '../chair/segment.ts';

/** What must still be queued when a batch has arrived: 250 ms, and a host that stalls 0.2 s and beats every 25 ms. */
const KEPT_TICKS = 500;

/**
 * For each line of a batch: 85 bytes and its answer take 9 ms at 115200 baud and a window of 8 lines; a host that sleeps
 * through two thirds of the sending takes three times as long. The longest kneading has 65 lines.
 */
const LINE_TICKS = 27;

/** A splice comes as soon as it can: the lines as fast as the wire carries them, the 5 ticks of the board, and a little. */
const SPLICE_MS = 20;
const SPLICE_LINE_MS = 7;

export function linesOf({ segments, forces, kneads, airs = [], heats = [] }: Batch): number {
  return segments.length + forces.length + kneads.length + airs.length + heats.length + 1;
}

export function leadTicks(batch: Batch): number {
  return KEPT_TICKS + LINE_TICKS * linesOf(batch);
}

/** Ticks from now to the first tick of a splice which the line carries for `carriedMs`, after it was busy for `waitMs`. `rate`: the greatest the plan clock may have until then. */
export function spliceTicks(carriedMs: number, waitMs: number, roundTripMs: number, rate: number): number {
  return Math.ceil((waitMs + SPLICE_MS + carriedMs + roundTripMs / 2) * rate);
}

/** A force span is 54 to 62 bytes, a commit 38 to 45; a segment may be 80. */
const FORCE_LINE_MS = 5.5;
const COMMIT_LINE_MS = 4;

/** How long the line carries a batch, ms. */
export function carriedMs(batch: Batch): number {
  const forces = batch.forces.length;
  return FORCE_LINE_MS * forces + SPLICE_LINE_MS * (linesOf(batch) - 1 - forces) + COMMIT_LINE_MS;
}

/** What may still be on the line when the rest of a batch is taken back: half a window, ms. */
export const UNDER_WAY_MS = 4 * SPLICE_LINE_MS;

/** A batch is taken back for a change only while it is so far away that it comes in time after it, and after a stall of 0.2 s. */
export function takingBackTicks(batch: Batch, rate: number): number {
  return (KEPT_TICKS + SPLICE_LINE_MS * linesOf(batch)) * rate;
}

/** Ticks a batch needs that must be there in time although it was not foreseen. */
export function clearingTicks(batch: Batch): number {
  return 150 + 2 * SPLICE_LINE_MS * linesOf(batch);
}
