/** What the panel shows of massages that were played. */
import { pressureScale } from '../../chair/pressure-scale.ts';
import type { PlayedCard } from '../../http/house-wire.ts';
import type { KeptSession } from '../../store/history.ts';
import { loadProfile, profileNames } from '../chair-profiles.ts';

export function playedCards(played: readonly KeptSession[]): readonly PlayedCard[] {
  const chairs = new Set(played.map(({ end }) => end?.chair ?? ''));
  const mmPerN = new Map([...chairs].map((chair) => [chair, mmPerNOf(chair)]));
  return played.map((session) => playedCard(session, mmPerN.get(session.end?.chair ?? '') ?? null));
}

/** Null for a chair that senses force, and for one nobody here knows. */
function mmPerNOf(chair: string): number | null {
  if (!profileNames().includes(chair)) return null;
  const { unit, perN } = pressureScale(loadProfile(chair).force);
  return unit === 'N' ? null : perN;
}

function playedCard(
  { id, beganAtMs, person, program, title, plannedS, end }: KeptSession,
  mmPerN: number | null,
): PlayedCard {
  const doses = end?.doses ?? [];
  return {
    id,
    beganAtMs,
    person,
    program,
    title,
    plannedS: Math.round(end?.plannedS ?? plannedS),
    playedS: Math.round(end?.playedS ?? 0),
    exit: end?.exit ?? null,
    what: end?.what ?? '',
    code: end?.code ?? null,
    mmPerN,
    doses: doses.map(({ zone, contactMs, meanN, peakN }) => ({
      zone,
      contactS: Math.round(contactMs / 1000),
      meanN: Math.round(meanN * 10) / 10,
      peakN: Math.round(peakN * 10) / 10,
    })),
  };
}
