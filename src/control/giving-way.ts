/**
 * Tissue gives way while it is pressed, and stands up again where the roller travels on to what was not pressed yet:
 * 25 % after 4 s (domain.md §3), fresh after some 30 mm [D]. A roller that goes along with that feels neither: without,
 * a carriage that sets off meets up to a quarter more than was asked.
 */

const GIVING_S = 2;
/** The share lost in the end, so that just 25 % is lost after 4 s. */
const GIVING_SHARE = 0.25 / (1 - Math.exp(-4 / GIVING_S));
const FRESH_AFTER_MM = 30;
/** People differ from the mean of all people; what is not fed forward is left to the loop. */
const BELIEVED = 0.8;

export class GivingWay {
  private givenN = 0;

  /** Tissue that was not pressed for a while. */
  begin(): void {
    this.givenN = 0;
  }

  /** How fast the force would fall if the roller stood still, N/s; below 0: how fast it would rise. */
  step(forceN: number, travelMmPerS: number, dtS: number): number {
    const given = this.givenN;
    const freshens = (travelMmPerS < 0 ? -travelMmPerS : travelMmPerS) / FRESH_AFTER_MM;
    const nPerS = (GIVING_SHARE * (forceN + given) - given) / GIVING_S - given * freshens;
    this.givenN = Math.max(0, given + nPerS * dtS);
    return BELIEVED * nPerS;
  }
}
