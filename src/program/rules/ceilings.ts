/** Newtons written in a program fit every zone they touch, whoever sits in the chair. */
import { type Body, heightMm, ZONE_TOPS } from '../../chair/body.ts';
import { MARGIN_BELOW_CEILING } from '../../chair/ceilings.ts';
import type { Zone } from '../../chair/landmarks.ts';
import type { RollerStroke, Stroke } from '../../chair/stroke.ts';
import { SMALLEST_AND_LARGEST } from '../bodies.ts';
import { zoneWord } from '../zone-words.ts';
import { type Fault, isOnBack, type Span, spanOf, titleOf, touches } from './stroke-rule.ts';

/** Newtons per roller, for any chair [D] (domain.md §3). A chair and a person may each have lower ones. */
export const ZONE_CEILING_N = {
  neck: 20,
  shoulders: 60,
  upperBack: 80,
  lowerBack: 70,
  seat: 80,
} as const satisfies Readonly<Record<Zone, number>>;

/** The most a program may write for a zone. */
export function mostN(zone: Zone): number {
  return Math.round(ZONE_CEILING_N[zone] * (1 - MARGIN_BELOW_CEILING) * 1000) / 1000;
}

export function pressureFits(stroke: Stroke): Fault | undefined {
  if (!isOnBack(stroke) || 'level' in stroke.pressure) return undefined;
  const { forceN } = stroke.pressure;
  const zone = zonesOf(stroke).reduce<Zone | undefined>(
    (lowest, next) => (lowest === undefined || mostN(next) < mostN(lowest) ? next : lowest),
    undefined,
  );
  if (zone === undefined || forceN <= mostN(zone)) return undefined;
  const word = zoneWord(zone);
  const message = `${titleOf(stroke)} touches the ${word}: ${forceN} N is more than allowed there. Allowed: up to ${mostN(zone)} N, the ceiling of ${ZONE_CEILING_N[zone]} N less a fifth.`;
  const hint = `The nearest allowed is ${mostN(zone)} N; or stay clear of the ${word}, or write a level: "firm" fits everywhere.`;
  return { id: 'pressure-above-ceiling', keys: ['pressure'], message, hint };
}

/** Zones touched on some back. A place on a border is in both, as on the chair (chair/ceilings.ts). */
function zonesOf(stroke: RollerStroke): readonly Zone[] {
  return ZONE_TOPS.map(({ zone }) => zone).filter((zone) =>
    SMALLEST_AND_LARGEST.some((body) => touches(spanOf(stroke, body), spanOfZone(zone, body))),
  );
}

function spanOfZone(zone: Zone, body: Body): Span {
  const index = ZONE_TOPS.findIndex((known) => known.zone === zone);
  const top = ZONE_TOPS[index]?.top ?? null;
  const below = ZONE_TOPS[index + 1]?.top ?? null;
  return {
    lowMm: below === null ? Number.NEGATIVE_INFINITY : heightMm({ landmark: below, offsetMm: 0 }, body),
    highMm: top === null ? Number.POSITIVE_INFINITY : heightMm({ landmark: top, offsetMm: 0 }, body),
  };
}
