/** How fast a roller that does not touch goes out to look for the body. */

/** A roller that lost the body in a press knows that it is near: ≤ 5 mm/s (design.md §4). */
export const REGAIN_MM_PER_S = 5;
/** Under a carriage that travels faster the back comes back by itself. */
const MEETS_BY_TRAVEL_MM_PER_S = 10;
/** So much farther out than where the body was felt before there is nobody: they have leaned forward, and will come back. */
const BEYOND_SKIN_MM = 10;

/** Under a travelling carriage the back comes back by itself, and fast: whoever goes to meet it meets it twice as hard. */
export function regainMmPerS(travelMmPerS: number): number {
  return Math.abs(travelMmPerS) > MEETS_BY_TRAVEL_MM_PER_S ? 0 : REGAIN_MM_PER_S;
}

/** At `askedMmPerS`, but slowly where the skin was felt before, `skinMm` out: no roller goes far to meet who comes back. */
export function soughtMmPerS(askedMmPerS: number, positionMm: number, skinMm: number): number {
  return positionMm > skinMm + BEYOND_SKIN_MM ? Math.min(askedMmPerS, REGAIN_MM_PER_S) : askedMmPerS;
}
