/** Places in words: `C7`, `L3 + 20mm`, `L3 - 2cm`; plus is towards the head. */
import { LANDMARKS, type Landmark, type Place } from '../chair/landmarks.ts';
import { nearestWord } from '../units/nearest-word.ts';
import { lookAlikeNote, quoted } from './characters.ts';
import type { DiagnosticId } from './diagnostic.ts';
import { parseAmount, showAmount } from './quantity.ts';

/** Further than this from a landmark, another landmark is nearer. */
const MAX_OFFSET_MM = 100;

const PLACE = /^([^\s+-]+) *(?:([+-]) *(\S.*))?$/;

const HOW = 'Write a landmark, or a landmark and a distance: L3, L3 + 20mm (towards the head), L3 - 2cm.';

export type ReadPlace =
  | { readonly ok: true; readonly value: Place }
  | { readonly ok: false; readonly id: DiagnosticId; readonly message: string; readonly hint: string };

export function parsePlace(text: string): ReadPlace {
  const match = PLACE.exec(text);
  const word = match?.[1];
  if (word === undefined)
    return { ok: false, id: 'bad-place', message: `${quoted(text)} is not a place.`, hint: HOW };
  if (!isLandmark(word)) return unknownLandmark(word);
  const sign = match?.[2];
  const distance = match?.[3];
  if (sign === undefined || distance === undefined)
    return { ok: true, value: { landmark: word, offsetMm: 0 } };
  const amount = parseAmount(distance, 'length');
  if (!amount.ok) {
    const message = `${quoted(distance)} is not a distance${amount.id === 'missing-unit' ? ': the unit is missing' : ''}.`;
    return { ok: false, id: amount.id, message, hint: HOW };
  }
  if (amount.value < 0 || amount.value > MAX_OFFSET_MM) {
    const message = `${quoted(distance)} is too far from ${word}. Allowed: 0 mm to ${showAmount(MAX_OFFSET_MM, 'length')}.`;
    return { ok: false, id: 'out-of-range', message, hint: 'Name a landmark that is nearer.' };
  }
  // `+ 0`, so that "L3 - 0mm" is not minus zero.
  return { ok: true, value: { landmark: word, offsetMm: (sign === '-' ? -amount.value : amount.value) + 0 } };
}

function unknownLandmark(word: string): ReadPlace {
  const near = nearestWord(word, LANDMARKS);
  const meant = near === undefined ? '' : `Did you mean ${near}? `;
  return {
    ok: false,
    id: 'unknown-landmark',
    message: `${quoted(word)} is not a landmark.${lookAlikeNote(word)}`,
    hint: `${meant}Landmarks are C7, T1 to T12, L1 to L5, and sacrum.`,
  };
}

function isLandmark(word: string): word is Landmark {
  return LANDMARKS.some((known) => known === word);
}
