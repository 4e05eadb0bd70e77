/** How hard a stroke presses: newtons as written, or a level, which is a share of what one person may have in one place. */
import type { Ceiling } from './ceilings.ts';
import { MARGIN_BELOW_CEILING } from './ceilings.ts';
import type { Level, Pressure } from './stroke.ts';

/** Shares of the allowed force (the language's spec.md §2) [D]. */
export const LEVEL_SHARE = {
  light: 0.25,
  gentle: 0.4,
  medium: 0.6,
  firm: 0.8,
  deep: 1,
} as const satisfies Readonly<Record<Level, number>>;

/** A level never sinks so low that the chair could not tell the body from the air. */
const OVER_CONTACT = 1.25;

/** The most a stroke may ask under a ceiling: less the margin, down to a whole millinewton, the finest a board can be asked. */
export function allowedN(ceiling: Ceiling): number {
  return wholeMilliN(ceiling.forceN * (1 - MARGIN_BELOW_CEILING));
}

/**
 * Newtons of `pressure` where `ceiling` is the lowest; newtons as written may be above what is allowed there. `enoughN`:
 * what the person has called enough there; `deep` is that, where it is less than what is allowed.
 */
export function wantedN(
  pressure: Pressure,
  ceiling: Ceiling,
  contactN: number,
  enoughN = Number.POSITIVE_INFINITY,
): number {
  if ('forceN' in pressure) return pressure.forceN;
  const mostN = Math.min(allowedN(ceiling), enoughN);
  const shareN = wholeMilliN(mostN * LEVEL_SHARE[pressure.level]);
  return Math.min(mostN, Math.max(shareN, OVER_CONTACT * contactN));
}

/** "medium is 19.2 N here: 60 % of what the ceiling of this person (40 N) leaves with a fifth kept free". */
export function explainLevel(level: Level, ceiling: Ceiling, contactN: number): string {
  const forceN = round(wantedN({ level }, ceiling, contactN));
  const share = Math.round(LEVEL_SHARE[level] * 100);
  return `${level} is ${forceN} N here: ${share} % of what the ceiling of ${ceiling.of} (${round(ceiling.forceN)} N) leaves with a fifth kept free`;
}

function wholeMilliN(forceN: number): number {
  return Math.floor(forceN * 1000 + 1e-6) / 1000;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
