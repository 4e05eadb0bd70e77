/**
 * What is known of the back, or was found of it on the way, carries a roller in and out with it for no longer than the body
 * lets it. Whoever became softer or stiffer, or leaned, while it was learned has left a slope there that is not theirs, and
 * a back turns; then the force tells, and the loop finds the back anew.
 */

/** So much more than ought to be felt is no breath and no rounding of what is known: not farther in. */
const OVER_N = 2;
const OVER_SHARE = 0.02;
/** So much less: not farther out. Later, and believed again sooner, because out is where nobody is hurt. */
const UNDER_N = 3;
const UNDER_SHARE = 0.05;
const DROP_S = 0.02;
const IN_AGAIN_S = 0.2;
const OUT_AGAIN_S = 0.05;

export class Carried {
  private inShare = 1;
  private outShare = 1;

  begin(): void {
    this.inShare = 1;
    this.outShare = 1;
  }

  /** Of `mmPerS`, into the body where above 0, what is followed while `forceN` is felt and `goalN` ought to be. */
  step(mmPerS: number, forceN: number, goalN: number, dtS: number): number {
    const overN = forceN - goalN;
    const isOver = overN > OVER_N + OVER_SHARE * goalN;
    const isUnder = -overN > UNDER_N + UNDER_SHARE * goalN;
    this.inShare += isOver ? -this.inShare * (dtS / DROP_S) : (1 - this.inShare) * (dtS / IN_AGAIN_S);
    this.outShare += isUnder ? -this.outShare * (dtS / DROP_S) : (1 - this.outShare) * (dtS / OUT_AGAIN_S);
    return mmPerS * (mmPerS > 0 ? this.inShare : this.outShare);
  }
}
