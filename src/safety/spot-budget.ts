/**
 * How long a plan presses one spot, counted as the board counts it (spec.md §5: `spot-time`), so that a program which
 * the board would stop in the middle is refused before it begins.
 *
 * The board knows when a roller touches; a plan only knows when it may. So a roller counts as touching from the begin of
 * its approach until it has let go, and near the border of two spots it counts for both.
 */
import type { LinearAxis } from '../chair/profile.ts';

/** domain.md §3 [D]; the board keeps the same. */
export const SPOT = { mm: 40, onEndMs: 40_000, sessionMs: 120_000 } as const;

/** So far beside its plan a carriage may stand. */
const BESIDE_MM = 1;
/** Places are told apart to this. */
const CELL_MM = 2;
/** The board forgets a spot that is left by half its length; here by so much more that it never forgets sooner. */
const NEAR_MM = SPOT.mm / 2 + 2 * BESIDE_MM + CELL_MM / 2;
const MOST_CELLS = 2 * Math.ceil(NEAR_MM / CELL_MM) + 2;

export type SpotExcess = 'on-end' | 'session';

/** One roller's time, spot by spot, from Start to end. */
export class SpotBudget {
  private readonly bins: Float64Array;
  private readonly minMm: number;
  /**
   * Every place the roller has been at since it began to touch and has not left by half a spot, and since when: the
   * board may have begun to count at any of them.
   */
  private readonly cells = new Int32Array(MOST_CELLS);
  private readonly sinceMs = new Float64Array(MOST_CELLS);
  private known = 0;
  /** The place it is at, and the oldest of those. */
  private cell = Number.NaN;
  private oldestMs = 0;
  private touchedMs = 0;

  constructor({ minMm, maxMm }: Pick<LinearAxis, 'minMm' | 'maxMm'>) {
    this.bins = new Float64Array(Math.ceil((maxMm - minMm) / SPOT.mm) + 1);
    this.minMm = minMm;
  }

  /** `elapsedMs` at one place; what has been too long with it, or null. */
  spend(touches: boolean, placeMm: number, elapsedMs: number): SpotExcess | null {
    if (!touches) {
      this.leave();
      return null;
    }
    const cell = Math.round(placeMm / CELL_MM);
    if (cell !== this.cell) this.moveTo(cell);
    const onEndMs = this.touchedMs - this.oldestMs;
    this.touchedMs += elapsedMs;
    const low = this.binAt(placeMm - BESIDE_MM);
    const high = this.binAt(placeMm + BESIDE_MM);
    let most = this.add(low, elapsedMs);
    if (high !== low) most = Math.max(most, this.add(high, elapsedMs));
    // Two looks more: the board looks every millisecond.
    if (onEndMs + 2 * elapsedMs > SPOT.onEndMs) return 'on-end';
    return most + elapsedMs > SPOT.sessionMs ? 'session' : null;
  }

  private leave(): void {
    this.known = 0;
    this.cell = Number.NaN;
    this.touchedMs = 0;
  }

  private moveTo(cell: number): void {
    const { cells, sinceMs, touchedMs } = this;
    let kept = 0;
    let isKnown = false;
    let oldestMs = touchedMs;
    for (let index = 0; index < this.known; index += 1) {
      const one = cells[index] ?? 0;
      const ms = sinceMs[index] ?? 0;
      if (Math.abs(one - cell) * CELL_MM > NEAR_MM) continue;
      cells[kept] = one;
      sinceMs[kept] = ms;
      kept += 1;
      if (one === cell) isKnown = true;
      if (ms < oldestMs) oldestMs = ms;
    }
    if (!isKnown) {
      cells[kept] = cell;
      sinceMs[kept] = touchedMs;
      kept += 1;
    }
    this.known = kept;
    this.cell = cell;
    this.oldestMs = oldestMs;
  }

  private add(bin: number, elapsedMs: number): number {
    const spent = (this.bins[bin] ?? 0) + elapsedMs;
    this.bins[bin] = spent;
    return spent;
  }

  private binAt(placeMm: number): number {
    const bin = Math.floor((placeMm - this.minMm) / SPOT.mm);
    return Math.min(this.bins.length - 1, Math.max(0, bin));
  }
}
