import { nearestWord } from '../units/nearest-word.ts';
import { lookAlikeNote, quoted } from './characters.ts';
import type { Problems, TextRange } from './problems.ts';

/** Says that `word` is none of the words that may stand here, and which is nearest. */
export function reportUnknownWord(
  problems: Problems,
  word: string,
  known: readonly string[],
  range: TextRange,
  where: string,
): void {
  const message = `${where} cannot be ${quoted(word)}.${lookAlikeNote(word)}`;
  const near = nearestWord(word, known);
  const meant = near === undefined ? '' : `Did you mean ${near}? `;
  problems.add('unknown-word', range, message, `${meant}Allowed: ${known.join(', ')}.`);
}
