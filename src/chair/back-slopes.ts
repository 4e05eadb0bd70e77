/** How a back runs along the track, less the breath: what a scan says of it besides where its landmarks lie. */

/** One slope is that of so much track. */
export const STRETCH_MM = 10;
/** A back is never steeper than this against the track. [D] */
export const STEEPEST_SLOPE = 0.35;

export interface BackSlopes {
  /** Lower end of the first stretch, on the track. */
  readonly fromMm: number;
  /** One for each stretch, upwards: how many mm farther from the rollers the skin is for each mm up the track. */
  readonly slopes: readonly number[];
}
