/**
 * How much pressure a person has called enough, zone by zone (`tsubo comfort`): what the levels of a program, light to
 * deep, are shares of. It only ever makes a level softer: no ceiling is lifted by it.
 */
import type { Zone } from './landmarks.ts';

/** Where it is asked: one point in each. */
export const ENOUGH_AT = { shoulders: 'T2', upperBack: 'T7', lowerBack: 'L3' } as const;
export const ENOUGH_ZONES = ['shoulders', 'upperBack', 'lowerBack'] as const;
export type EnoughZone = (typeof ENOUGH_ZONES)[number];

/** Newtons per roller. */
export type EnoughN = Readonly<Record<EnoughZone, number>>;

/** What holds where nobody was asked: as beside it [D]. */
const ANSWERED_BY = {
  neck: 'shoulders',
  shoulders: 'shoulders',
  upperBack: 'upperBack',
  lowerBack: 'lowerBack',
  seat: 'lowerBack',
} as const satisfies Readonly<Record<Zone, EnoughZone>>;

/** Of all zones between two places of the track, both included, the least; without any zone the least of all. */
export function enoughBetween(
  zones: readonly { readonly zone: Zone; readonly fromMm: number; readonly toMm: number }[],
  fromMm: number,
  toMm: number,
  enoughN: EnoughN,
): number {
  const low = Math.min(fromMm, toMm);
  const high = Math.max(fromMm, toMm);
  const touched = zones.filter((zone) => zone.toMm >= low && zone.fromMm <= high);
  const answers = touched.length > 0 ? touched.map(({ zone }) => ANSWERED_BY[zone]) : ENOUGH_ZONES;
  return Math.min(...answers.map((zone) => enoughN[zone]));
}
