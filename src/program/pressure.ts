/** Pressure in words: newtons per roller (`25N`), or a level that depends on the person and the place (`medium`). */
import { LEVELS, type Level, type Pressure } from '../chair/stroke.ts';
import { type Amount, parseAmount, showAmount } from './quantity.ts';

/**
 * 2 N is the least a board counts as touching; 64 N is the highest ceiling of any zone (80 N, domain.md §3) less the
 * fifth that is never asked for.
 */
export const PRESSURE_RANGE_N = { min: 2, max: 64 } as const;

export type ReadPressure =
  | { readonly ok: true; readonly value: Pressure }
  /** A word: perhaps a level with a slip in it. */
  | { readonly ok: false; readonly id: 'unknown-word' }
  | (Amount & { readonly ok: false });

export function parsePressure(text: string): ReadPressure {
  if (isLevel(text)) return { ok: true, value: { level: text } };
  if (/^\p{L}/u.test(text)) return { ok: false, id: 'unknown-word' };
  const amount = parseAmount(text, 'force');
  return amount.ok ? { ok: true, value: { forceN: amount.value } } : amount;
}

export function showPressure(pressure: Pressure): string {
  return 'level' in pressure ? pressure.level : showAmount(pressure.forceN, 'force');
}

export function isLevel(word: string): word is Level {
  return LEVELS.some((level) => level === word);
}
