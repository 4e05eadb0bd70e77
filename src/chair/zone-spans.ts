/** The zones of one body laid along one chair's track. */
import { clamp } from '../units/numbers.ts';
import type { Body, Person } from './body.ts';
import { pressTopMm, trackMm, ZONE_TOPS } from './body.ts';
import type { ZoneSpan } from './placed-stroke.ts';
import type { ChairProfile } from './profile.ts';

/** From the seat end up, without gaps, to the highest place that may be pressed; zones that lie off the track are not in it. */
export function zoneSpans(body: Body, person: Person, profile: ChairProfile): readonly ZoneSpan[] {
  const { minMm } = profile.carriage;
  const maxMm = pressTopMm(body, profile);
  const spans: ZoneSpan[] = [];
  let fromMm = minMm;
  for (const { zone, top } of [...ZONE_TOPS].reverse()) {
    const topMm = top === null ? maxMm : trackMm({ landmark: top, offsetMm: 0 }, body, profile);
    const toMm = clamp(topMm, minMm, maxMm);
    if (toMm <= fromMm) continue;
    const { boardCeilingN, zoneCeilingN } = profile.force;
    spans.push({
      zone,
      fromMm,
      toMm,
      ceilingN: Math.min(zoneCeilingN[zone], boardCeilingN, person.ceilingN),
    });
    fromMm = toMm;
  }
  return spans;
}
