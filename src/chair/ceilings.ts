/** How hard one roller may press where: of all limits that hold at a place, the lowest (design.md §1, law 4). */
import type { ZoneSpan } from './placed-stroke.ts';
import type { ChairProfile } from './profile.ts';

/** Part of a ceiling that is never asked for, so that overshoot, breathing and sensor error fit under it (design.md). */
export const MARGIN_BELOW_CEILING = 0.2;

/** The lowest of every ceiling there is: what holds where no zone is known. */
export function lowestCeilingN(profile: ChairProfile, personCeilingN: number): number {
  return Math.min(...Object.values(profile.force.zoneCeilingN), profile.force.boardCeilingN, personCeilingN);
}

/**
 * Lowest ceiling between two places of the track, both included, in newtons per roller.
 * A place on the border of two zones is in both; a stretch no zone covers has the lowest ceiling there is.
 */
export function ceilingBetweenN(
  zones: readonly ZoneSpan[],
  fromMm: number,
  toMm: number,
  profile: ChairProfile,
  personCeilingN: number,
): number {
  const low = Math.min(fromMm, toMm);
  const high = Math.max(fromMm, toMm);
  const { boardCeilingN, zoneCeilingN } = profile.force;
  const touched = zones.filter((zone) => zone.toMm >= low && zone.fromMm <= high);
  let ceilingN = Math.min(boardCeilingN, personCeilingN);
  // The span's own ceiling is looked at beside the profile's: neither may raise the other.
  for (const span of touched) ceilingN = Math.min(ceilingN, span.ceilingN, zoneCeilingN[span.zone]);
  return covers(touched, low, high) ? ceilingN : Math.min(ceilingN, lowestCeilingN(profile, personCeilingN));
}

function covers(zones: readonly ZoneSpan[], lowMm: number, highMm: number): boolean {
  let reachedMm = lowMm;
  let covered = false;
  for (const zone of [...zones].sort((a, b) => a.fromMm - b.fromMm)) {
    if (zone.fromMm > reachedMm) return false;
    reachedMm = Math.max(reachedMm, zone.toMm);
    covered = true;
  }
  return covered && reachedMm >= highMm;
}
