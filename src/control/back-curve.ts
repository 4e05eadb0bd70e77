/**
 * The curve of the back under one roller, learned wherever it has rolled in contact, so that the next time the roller
 * goes in and out with it before the force tells. Slopes, not depths: how deep a roller stands depends on how hard it
 * presses, how the back runs does not.
 *
 * A first look is fooled by breathing (0.4 mm in 10 mm of travel at 4 cm/s); later ones are averaged into it.
 */
import { STEEPEST_SLOPE, STRETCH_MM } from '../chair/back-slopes.ts';
import { clamp } from '../units/numbers.ts';

/** Came in at one end and goes out at the other. */
const MOST_OF_STRETCH_MM = 0.7 * STRETCH_MM;
/** Slower than this, breathing (1.6 mm/s) looks like a slope. */
const SLOWEST_MM_PER_S = 20;
/** Tissue that yielded more than this within a cell tells of the force that was asked, not of the back. */
const MOST_YIELD_MM = 1;
/** Looks that a cell remembers: people lean, so the old ones fade. */
const MOST_LOOKS = 6;

/** A breath of 2 mm every 3 s, at the slowest speed that is learned at, looks as steep as this. */
const MOST_BREATH = 0.12;
/** What a look without a breath is worth. */
const SURE_LOOKS = 3;

/** Where a carriage can go. */
export interface Track {
  readonly minMm: number;
  readonly maxMm: number;
}

export class BackCurve {
  private readonly fromMm: number;
  private readonly slopes: Float64Array;
  private readonly looks: Uint8Array;
  private cell = -1;
  private enteredMm = 0;
  private enteredDepthMm = 0;
  private enteredN = 0;

  constructor(track: Track) {
    this.fromMm = track.minMm;
    const cells = Math.ceil((track.maxMm - track.minMm) / STRETCH_MM) + 1;
    this.slopes = new Float64Array(cells);
    this.looks = new Uint8Array(cells);
  }

  /** Another person may sit there. */
  forget(): void {
    this.looks.fill(0);
    this.cell = -1;
  }

  /**
   * Somebody who has seen the whole of what was felt, and so could take the breath out of it, says how the back runs at
   * `placeMm`. Believed only where this roller has been, and not if its own look says something that no breath explains.
   */
  correct(placeMm: number, slope: number): void {
    const cell = Math.floor((placeMm - this.fromMm) / STRETCH_MM);
    const looks = this.looks[cell] ?? 0;
    if (looks === 0 || Math.abs(slope - (this.slopes[cell] ?? 0)) > MOST_BREATH) return;
    this.slopes[cell] = slope;
    this.looks[cell] = Math.max(looks, SURE_LOOKS);
  }

  /** The roller has no contact now: what it does tells nothing of the back. */
  leave(): void {
    this.cell = -1;
  }

  /** One moment in contact. A cell is learned once most of it was crossed at speed, in either direction. */
  learn(carriageMm: number, mmPerS: number, depthMm: number, forceN: number, nPerMm: number): void {
    if (mmPerS < SLOWEST_MM_PER_S && mmPerS > -SLOWEST_MM_PER_S) {
      this.cell = -1;
      return;
    }
    const cell = Math.floor((carriageMm - this.fromMm) / STRETCH_MM);
    if (cell === this.cell) return;
    const wayMm = carriageMm - this.enteredMm;
    if (this.cell >= 0 && this.cell < this.slopes.length && Math.abs(wayMm) > MOST_OF_STRETCH_MM) {
      const yieldedMm = (forceN - this.enteredN) / nPerMm;
      const slope = (depthMm - this.enteredDepthMm - yieldedMm) / wayMm;
      if (Math.abs(yieldedMm) < MOST_YIELD_MM)
        this.take(this.cell, clamp(slope, -STEEPEST_SLOPE, STEEPEST_SLOPE));
    }
    this.cell = cell;
    this.enteredMm = carriageMm;
    this.enteredDepthMm = depthMm;
    this.enteredN = forceN;
  }

  /** How much farther from the rollers the skin is for each mm up the track; 0 where that is not known. */
  slopeAt(carriageMm: number): number {
    const place = (carriageMm - this.fromMm) / STRETCH_MM - 0.5;
    const low = Math.floor(place);
    const share = place - low;
    const knowsLow = (this.looks[low] ?? 0) > 0;
    const knowsHigh = (this.looks[low + 1] ?? 0) > 0;
    if (knowsLow && knowsHigh)
      return (this.slopes[low] ?? 0) * (1 - share) + (this.slopes[low + 1] ?? 0) * share;
    if (knowsLow) return this.slopes[low] ?? 0;
    return knowsHigh ? (this.slopes[low + 1] ?? 0) : 0;
  }

  /** Something is known of the back there. */
  knows(carriageMm: number): boolean {
    const low = Math.floor((carriageMm - this.fromMm) / STRETCH_MM - 0.5);
    return (this.looks[low] ?? 0) > 0 || (this.looks[low + 1] ?? 0) > 0;
  }

  private take(cell: number, slope: number): void {
    const looks = Math.min(MOST_LOOKS, (this.looks[cell] ?? 0) + 1);
    this.looks[cell] = looks;
    this.slopes[cell] = (this.slopes[cell] ?? 0) + (slope - (this.slopes[cell] ?? 0)) / looks;
  }
}
