/**
 * The asked force, rounded: a ramp begins and ends without a corner, so that a roller need not stop at once where it
 * ends, and both ends of a hold come equally late.
 */

/** Two lags of this one behind the other: as long as a drive and a load cell need, and still felt as "at once". */
const ROUNDED_S = 0.04;

export class RoundedRamp {
  private firstN = 0;
  private secondN = 0;

  /** It has been `targetN` for long. */
  begin(targetN: number): void {
    this.firstN = targetN;
    this.secondN = targetN;
  }

  step(targetN: number, dtS: number): number {
    const share = dtS / (ROUNDED_S + dtS);
    this.firstN += (targetN - this.firstN) * share;
    this.secondN += (this.firstN - this.secondN) * share;
    return this.secondN;
  }
}
