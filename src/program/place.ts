/** Places in words: `C7`, `BL23`, `L3 + 20mm`, `40% of T7..L1 - 2cm`; plus is towards the head. */
import { LANDMARKS, type LandmarkPlace, type Place } from '../chair/landmarks.ts';
import { POINTS } from '../chair/points.ts';
import { nearestWord } from '../units/nearest-word.ts';
import { lookAlikeNote, quoted } from './characters.ts';
import type { DiagnosticId } from './diagnostic.ts';
import { parseAmount, showAmount } from './quantity.ts';

/** Further than this from a landmark, another landmark is nearer. */
export const MAX_OFFSET_MM = 100;

/** `L3`, and what may follow. */
const PLACE = /^([^\s+-]+) *(?:([+-]) *(\S.*))?$/;
/** `40% of T7..L1`, and what may follow. */
const BETWEEN = /^([0-9]{1,3}(?:\.[0-9]{1,3})?) ?% +of +([^\s+-]+?) *\.\. *([^\s+-]+) *(?:([+-]) *(\S.*))?$/;

const HOW =
  'Write a landmark or a point, alone or with a distance: L3, BL23, L3 + 20mm (towards the head), L3 - 2cm; or a share of the way between two: 40% of T7..L1.';

/** Every word that names a place by itself. */
export const PLACE_WORDS = [...LANDMARKS, ...Object.keys(POINTS)] as const;

interface NotPlace {
  readonly ok: false;
  readonly id: DiagnosticId;
  readonly message: string;
  readonly hint: string;
}

export type ReadPlace = { readonly ok: true; readonly value: Place } | NotPlace;

export function parsePlace(text: string): ReadPlace {
  const between = BETWEEN.exec(text);
  if (between !== null) return placeBetween(between);
  const [, word, sign, distance] = PLACE.exec(text) ?? [];
  if (word === undefined) return notPlace('bad-place', `${quoted(text)} is not a place.`, HOW);
  const landmark = landmarkCalled(word);
  if (!landmark.ok) return landmark;
  const offset = offsetOf(sign, distance, word);
  return offset.ok ? { ok: true, value: { ...landmark.value, offsetMm: offset.value } } : offset;
}

function placeBetween([, percent, first, second, sign, distance]: readonly string[]): ReadPlace {
  const from = landmarkCalled(first ?? '');
  if (!from.ok) return from;
  const to = landmarkCalled(second ?? '');
  if (!to.ok) return to;
  const share = Number(percent) / 100;
  if (share > 1) {
    const message = `${quoted(`${percent}%`)} is beyond ${second}. Allowed: 0% to 100%.`;
    return notPlace('out-of-range', message, `100% of the way is ${second} itself.`);
  }
  const offset = offsetOf(sign, distance, `there`);
  if (!offset.ok) return offset;
  return { ok: true, value: { from: from.value, to: to.value, share, offsetMm: offset.value } };
}

/** The distance after a place, towards the head positive. */
export function offsetOf(sign: string | undefined, distance: string | undefined, from: string) {
  if (sign === undefined || distance === undefined) return { ok: true, value: 0 } as const;
  const amount = parseAmount(distance, 'length');
  if (!amount.ok) {
    const lacks = amount.id === 'missing-unit' ? ': the unit is missing' : '';
    return notPlace(amount.id, `${quoted(distance)} is not a distance${lacks}.`, HOW);
  }
  if (amount.value < 0 || amount.value > MAX_OFFSET_MM) {
    const message = `${quoted(distance)} is too far from ${from}. Allowed: 0 mm to ${showAmount(MAX_OFFSET_MM, 'length')}.`;
    return notPlace('out-of-range', message, 'Name a landmark that is nearer.');
  }
  // `+ 0`, so that "L3 - 0mm" is not minus zero.
  return { ok: true, value: (sign === '-' ? -amount.value : amount.value) + 0 } as const;
}

function landmarkCalled(word: string): { readonly ok: true; readonly value: LandmarkPlace } | NotPlace {
  const landmark = LANDMARKS.find((known) => known === word);
  if (landmark !== undefined) return { ok: true, value: { landmark, offsetMm: 0 } };
  const point = pointCalled(word);
  if (point !== undefined) return { ok: true, value: { landmark: POINTS[point], offsetMm: 0, point } };
  const near = nearestWord(word, PLACE_WORDS);
  const meant = near === undefined ? '' : `Did you mean ${near}? `;
  return notPlace(
    'unknown-landmark',
    `${quoted(word)} is not a landmark.${lookAlikeNote(word)}`,
    `${meant}Landmarks are C7, T1 to T12, L1 to L5, sacrum, and the points BL11 to BL28.`,
  );
}

function pointCalled(word: string): keyof typeof POINTS | undefined {
  return Object.hasOwn(POINTS, word) ? (word as keyof typeof POINTS) : undefined;
}

function notPlace(id: DiagnosticId, message: string, hint: string): NotPlace {
  return { ok: false, id, message, hint };
}
