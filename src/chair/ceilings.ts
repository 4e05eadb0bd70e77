/** How hard one roller may press where: of all limits that hold at a place, the lowest (design.md §1, law 4). */
import type { ZoneSpan } from './placed-stroke.ts';
import type { ChairProfile } from './profile.ts';

/** Part of a ceiling that is never asked for, so that overshoot, breathing and sensor error fit under it (design.md). */
export const MARGIN_BELOW_CEILING = 0.2;

export interface Ceiling {
  /** Newtons per roller. */
  readonly forceN: number;
  /** Whose limit it is, in words that follow "the ceiling of". */
  readonly of: string;
}

/**
 * Lowest ceiling between two places of the track, both included. A place on the border of two zones is in both;
 * a stretch no zone covers has the lowest ceiling there is, and above the highest zone nothing presses (H06).
 */
export function ceilingBetween(
  zones: readonly ZoneSpan[],
  fromMm: number,
  toMm: number,
  profile: ChairProfile,
  personCeilingN: number,
): Ceiling {
  const low = Math.min(fromMm, toMm);
  const high = Math.max(fromMm, toMm);
  const { boardCeilingN, zoneCeilingN } = profile.force;
  const ceilings: Ceiling[] = [
    { forceN: personCeilingN, of: 'this person' },
    { forceN: boardCeilingN, of: 'the board' },
  ];
  const touched = zones.filter((zone) => zone.toMm >= low && zone.fromMm <= high);
  for (const { zone, ceilingN } of touched) {
    // The span's own ceiling is looked at beside the profile's: neither may raise the other.
    ceilings.push({ forceN: Math.min(ceilingN, zoneCeilingN[zone]), of: `the zone ${zone}` });
  }
  if (zones.length > 0 && high > Math.max(...zones.map(({ toMm }) => toMm))) {
    ceilings.push({ forceN: 0, of: 'a place above the neck' });
  }
  if (!covers(touched, low, high)) {
    const forceN = Math.min(...Object.values(zoneCeilingN));
    ceilings.push({ forceN, of: 'a place no zone covers' });
  }
  return ceilings.reduce((lowest, ceiling) => (ceiling.forceN < lowest.forceN ? ceiling : lowest));
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
