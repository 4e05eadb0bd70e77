/**
 * What is known of the back takes a roller in for no longer than the body lets it. Whoever became softer or stiffer while it
 * was learned has left a slope there that is not theirs; then the force tells, and the loop finds the back by itself.
 */

/** So much more than asked is no breath and no rounding of what is known. */
const OVER_N = 2;
const OVER_SHARE = 0.02;
const DROP_S = 0.02;
const AGAIN_S = 0.2;

export class CarriedIn {
  private share = 1;

  begin(): void {
    this.share = 1;
  }

  /** Of `carriedMmPerS`, into the body where above 0, what is followed while `forceN` is felt and `goalN` ought to be. */
  step(carriedMmPerS: number, forceN: number, goalN: number, dtS: number): number {
    const isOver = forceN - goalN > OVER_N + OVER_SHARE * goalN;
    this.share += isOver ? -this.share * (dtS / DROP_S) : (1 - this.share) * (dtS / AGAIN_S);
    return carriedMmPerS > 0 ? carriedMmPerS * this.share : carriedMmPerS;
  }
}
