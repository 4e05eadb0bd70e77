/**
 * Whether a roller's drive does what it is asked. What a drive did not do teaches nothing about the body: under a supply
 * that sags, kneading was found a quarter of a turn too late, and pressed on with it after the supply was back.
 */

/** Nominal lag of a drive. */
export const DRIVE_LAG_S = 0.018;
/** One step of an encoder in a millisecond is 50 mm/s. */
const FILTER_S = 0.05;
/** Besides what encoder and noise make of it. */
const AWAY_MM_PER_S = 1.5;
const AWAY_SHARE = 0.25;

export class DriveFollows {
  private ranMmPerS = 0;
  private toldMmPerS = 0;
  private movedMmPerS = 0;
  private lastMm = Number.NaN;

  begin(): void {
    this.lastMm = Number.NaN;
  }

  /** One step; `askedMmPerS` is what was asked in the step before. */
  step(askedMmPerS: number, depthMm: number, dtS: number): boolean {
    if (Number.isNaN(this.lastMm)) {
      this.ranMmPerS = askedMmPerS;
      this.toldMmPerS = askedMmPerS;
      this.movedMmPerS = askedMmPerS;
    } else {
      this.ranMmPerS += (askedMmPerS - this.ranMmPerS) * (dtS / (DRIVE_LAG_S + dtS));
      this.toldMmPerS += (this.ranMmPerS - this.toldMmPerS) * (dtS / (FILTER_S + dtS));
      this.movedMmPerS += ((depthMm - this.lastMm) / dtS - this.movedMmPerS) * (dtS / (FILTER_S + dtS));
    }
    this.lastMm = depthMm;
    const { toldMmPerS, movedMmPerS } = this;
    return Math.abs(toldMmPerS - movedMmPerS) < AWAY_MM_PER_S + AWAY_SHARE * Math.abs(toldMmPerS);
  }
}
