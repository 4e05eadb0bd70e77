/** Zones as a program names them, and in the code. */
import type { Zone } from '../chair/landmarks.ts';

export const ZONE_WORDS = {
  neck: 'neck',
  shoulders: 'shoulders',
  'upper back': 'upperBack',
  'lower back': 'lowerBack',
  seat: 'seat',
} as const satisfies Readonly<Record<string, Zone>>;

export type ZoneWord = keyof typeof ZONE_WORDS;

export function isZoneWord(word: string): word is ZoneWord {
  return Object.hasOwn(ZONE_WORDS, word);
}

export function zoneWord(zone: Zone): string {
  return Object.entries(ZONE_WORDS).find(([, known]) => known === zone)?.[0] ?? zone;
}
