/**
 * The curve of the back under one roller, learned wherever it has rolled in contact, so that the next time the roller
 * goes in and out with it before the force tells. Slopes, not depths: how deep a roller stands depends on how hard it
 * presses, how the back runs does not.
 *
 * A first look is fooled by breathing (1 mm in 20 mm of travel at worst); later ones are averaged into it.
 */
import { clamp } from '../units/numbers.ts';

const CELL_MM = 20;
/** A back is never steeper, against the track, than this. */
const STEEPEST = 0.35;
/** Looks that a cell remembers: people lean, so the old ones fade. */
const MOST_LOOKS = 6;

export class BackCurve {
  private readonly fromMm: number;
  private readonly slopes: Float64Array;
  private readonly looks: Uint8Array;
  private cell = -1;
  private enteredMm = 0;
  private enteredDepthMm = 0;
  private enteredN = 0;

  constructor(track: { readonly minMm: number; readonly maxMm: number }) {
    this.fromMm = track.minMm;
    const cells = Math.ceil((track.maxMm - track.minMm) / CELL_MM) + 1;
    this.slopes = new Float64Array(cells);
    this.looks = new Uint8Array(cells);
  }

  /** Another person may sit there. */
  forget(): void {
    this.looks.fill(0);
    this.cell = -1;
  }

  /** The roller has no contact now: what it does tells nothing of the back. */
  leave(): void {
    this.cell = -1;
  }

  /** One moment in contact. A cell is learned once it was crossed whole, in either direction. */
  learn(carriageMm: number, depthMm: number, forceN: number, nPerMm: number): void {
    const cell = Math.floor((carriageMm - this.fromMm) / CELL_MM);
    if (cell === this.cell) return;
    const wayMm = carriageMm - this.enteredMm;
    // Came in at one end and goes out at the other.
    if (this.cell >= 0 && this.cell < this.slopes.length && Math.abs(wayMm) > CELL_MM / 2) {
      const yieldedMm = (forceN - this.enteredN) / nPerMm;
      this.take(this.cell, clamp((depthMm - this.enteredDepthMm - yieldedMm) / wayMm, -STEEPEST, STEEPEST));
    }
    this.cell = cell;
    this.enteredMm = carriageMm;
    this.enteredDepthMm = depthMm;
    this.enteredN = forceN;
  }

  /** How much farther from the rollers the skin is for each mm up the track; 0 where that is not known. */
  slopeAt(carriageMm: number): number {
    const place = (carriageMm - this.fromMm) / CELL_MM - 0.5;
    const low = Math.floor(place);
    const share = place - low;
    const knowsLow = (this.looks[low] ?? 0) > 0;
    const knowsHigh = (this.looks[low + 1] ?? 0) > 0;
    if (knowsLow && knowsHigh)
      return (this.slopes[low] ?? 0) * (1 - share) + (this.slopes[low + 1] ?? 0) * share;
    if (knowsLow) return this.slopes[low] ?? 0;
    return knowsHigh ? (this.slopes[low + 1] ?? 0) : 0;
  }

  private take(cell: number, slope: number): void {
    const looks = Math.min(MOST_LOOKS, (this.looks[cell] ?? 0) + 1);
    this.looks[cell] = looks;
    this.slopes[cell] = (this.slopes[cell] ?? 0) + (slope - (this.slopes[cell] ?? 0)) / looks;
  }
}
