/**
 * Pressure on a chair that senses no force (design.md §4): levels go straight through the chair's table to millimetres of
 * depth, newtons of a program by `meansNPerMm`, and never deeper than the table's deepest.
 */
import type { Zone } from './landmarks.ts';
import type { ZoneSpan } from './placed-stroke.ts';
import type { DepthTable } from './profile.ts';
import type { Note } from './stand-ins.ts';
import type { Level, Pressure } from './stroke.ts';

const ROUNDING_MM = 1e-6;

/**
 * What `pressure` asks of each roller over `zones`, as newtons meant. `mostN`: what ceilings and person leave. What is
 * less than the table's deepest makes every level shallower by the same share.
 */
export function depthAskedN(
  pressure: Pressure,
  table: DepthTable,
  zones: readonly Zone[],
  mostN: number,
  title: string,
  note: Note,
): number {
  const deepMm = leastMm(table, zones, 'deep');
  const mostMm = Math.min(deepMm, mostN / table.meansNPerMm);
  if ('level' in pressure) {
    return meantN((leastMm(table, zones, pressure.level) * mostMm) / deepMm, table);
  }
  const askedMm = pressure.forceN / table.meansNPerMm;
  const mm = Math.min(askedMm, mostMm);
  const why =
    askedMm > mostMm + ROUNDING_MM
      ? 'this chair feels no force, and what is written is deeper than it may go here'
      : 'this chair feels no force, so what is written is played as a depth';
  note(`${title}: ${why}.`, `It presses ${Math.round(mm * 10) / 10} mm deep.`);
  return meantN(mm, table);
}

/** The zones a stretch of the track touches; all there are where none does. */
export function zonesBetween(zones: readonly ZoneSpan[], fromMm: number, toMm: number): readonly Zone[] {
  const low = Math.min(fromMm, toMm);
  const high = Math.max(fromMm, toMm);
  const touched = zones.filter((zone) => zone.toMm >= low && zone.fromMm <= high);
  return touched.map(({ zone }) => zone);
}

function leastMm({ levelMm }: DepthTable, zones: readonly Zone[], level: Level): number {
  const tables = zones.length > 0 ? zones.map((zone) => levelMm[zone]) : Object.values(levelMm);
  return Math.min(...tables.map((table) => table[level]));
}

/** Down to a whole millinewton, the finest a board can be asked. */
function meantN(mm: number, { meansNPerMm }: DepthTable): number {
  return Math.floor(mm * meansNPerMm * 1000 + ROUNDING_MM) / 1000;
}
