/**
 * A roller that goes farther into the body than it was told to: its drive runs by itself (spec.md §8). Force tells that
 * late, because a cell lags by 20 ms and tissue is soft at first; the encoder tells it after less than half a millimetre.
 */
import type { DepthChannel } from './depth-channel.ts';
import { RULES } from './rules.ts';

const DT_S = 0.001;
const { driveMmPerS2, driveQuickestMs, driveSlowestMs, driveMostMmPerS, runsInMm } = RULES;
const CHANGE_MM_PER_S = driveMmPerS2 * DT_S;
const MOST_MM = driveMostMmPerS * DT_S;
/** So late a loop may look: what was gone meanwhile is seen at once. */
const LATE_MS = 10;
/** Over some 100 ms: what a sound drive gains in a long time is no running away. */
const KEPT = 1 - 1 / 100;

export class RunsIn {
  /** From when it was found until `begin`. */
  found = false;
  /** Of a drive that speeds up as quickly and slows down as slowly as any sound one: none goes farther in. */
  private toldMmPerS = 0;
  private beyondMm = 0;
  private placeMm = Number.NaN;
  /** Told since the encoder last said anything new, and for how long: ten milliseconds at most. */
  private dueMm = 0;
  private dueMs = 0;

  /** Without current nothing is told. */
  begin(): void {
    this.found = false;
    this.toldMmPerS = 0;
    this.beyondMm = 0;
    this.placeMm = Number.NaN;
    this.looked();
  }

  /** One millisecond; true where it is found now. `driveMmPerS` is what was told the millisecond before. */
  step({ driveMmPerS, sense }: DepthChannel): boolean {
    const movedMm = sense.countedMm - this.placeMm;
    this.placeMm = sense.countedMm;
    const missing = driveMmPerS - this.toldMmPerS;
    const change = missing / (missing > 0 ? driveQuickestMs : driveSlowestMs);
    this.toldMmPerS += Math.max(-CHANGE_MM_PER_S, Math.min(CHANGE_MM_PER_S, change));
    const toldMm = this.toldMmPerS > 0 ? this.toldMmPerS * DT_S : 0;
    this.beyondMm *= KEPT;
    if (this.dueMs < LATE_MS) this.dueMs += 1;
    else this.dueMm -= this.dueMm / LATE_MS;
    this.dueMm += toldMm;
    if (movedMm === 0) return false;
    // No drive is as fast: an encoder jumped, which others look for.
    const mostMm = MOST_MM * this.dueMs;
    if (movedMm < mostMm && movedMm > -mostMm) {
      this.beyondMm = Math.max(0, this.beyondMm + movedMm - this.dueMm);
    }
    this.looked();
    if (this.found || this.beyondMm < runsInMm) return false;
    this.found = true;
    return true;
  }

  private looked(): void {
    this.dueMm = 0;
    this.dueMs = 0;
  }
}
