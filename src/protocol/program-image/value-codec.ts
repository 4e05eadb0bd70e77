/** One value of the body to bytes and back, as its spec says (spec.md §4). */
import { LANDMARKS, type LandmarkPlace, type Place, ZONES, type Zone } from '../../chair/landmarks.ts';
import { POINTS, type Point } from '../../chair/points.ts';
import { LEVELS, type Pressure } from '../../chair/stroke.ts';
import type { ByteReader } from './byte-reader.ts';
import type { ByteWriter } from './byte-writer.ts';
import type { ImageValue } from './image-program.ts';
import { BODY_LIMITS, type ValueSpec } from './layout.ts';

const POINT_NAMES = Object.keys(POINTS) as readonly Point[];
/** Of the byte of a place: points of the bladder line from here on; a share of a way; a distance follows. */
const FIRST_POINT = 0x20;
const BETWEEN = 0x40;
const OFFSET_BIT = 0x80;
/** A pressure below this is a level. */
const NEWTONS = LEVELS.length;
const THOUSAND = 1000;
const WHOLE_WAY = 100_000;

export function thousandths(value: number): number {
  return Math.round(value * THOUSAND);
}

export function writeValue(out: ByteWriter, spec: ValueSpec, value: ImageValue): void {
  switch (spec.kind) {
    case 'place':
      writePlace(out, value as Place);
      return;
    case 'zone':
      out.byte(ZONES.indexOf(value as Zone));
      return;
    case 'pressure':
      writePressure(out, value as Pressure);
      return;
    case 'amount':
      out.amount(thousandths(value as number));
      return;
    case 'count':
      out.whole(value as number);
      return;
    case 'word':
      out.byte(spec.words.indexOf(value as string));
      return;
    case 'words': {
      const words = value as readonly string[];
      out.whole(words.length);
      for (const word of words) out.byte(spec.words.indexOf(word));
      return;
    }
    default:
      spec satisfies never;
  }
}

export function readValue(from: ByteReader, spec: ValueSpec): ImageValue {
  switch (spec.kind) {
    case 'place':
      return readPlace(from);
    case 'zone':
      return wordOf(from, ZONES);
    case 'pressure':
      return readPressure(from);
    case 'amount':
      return from.amount(spec.min * THOUSAND, spec.max * THOUSAND) / THOUSAND;
    case 'count': {
      const count = from.whole(spec.max);
      if (count < spec.min) from.fail(`a count of ${count} is too few`);
      return count;
    }
    case 'word':
      return wordOf(from, spec.words);
    case 'words': {
      const count = from.whole(spec.words.length);
      const words = Array.from({ length: count }, () => wordOf(from, spec.words));
      if (count === 0 || new Set(words).size < count) from.fail('a list is empty or says a word twice');
      return words;
    }
    default:
      return spec satisfies never;
  }
}

export function readOffsetMm(from: ByteReader): number {
  return from.signedAmount(BODY_LIMITS.offsetMm * THOUSAND) / THOUSAND;
}

export function writeOffsetMm(out: ByteWriter, offsetMm: number): void {
  out.signedAmount(thousandths(offsetMm));
}

export function wordOf<W extends string>(from: ByteReader, words: readonly W[]): W {
  const code = from.byte();
  const word = words[code];
  if (word === undefined) from.fail(`no word has the code ${code}`);
  // After a failure the value is never used; the first word keeps the type.
  return word ?? (words[0] as W);
}

function writePressure(out: ByteWriter, pressure: Pressure): void {
  if ('level' in pressure) {
    out.byte(LEVELS.indexOf(pressure.level));
    return;
  }
  out.byte(NEWTONS);
  out.amount(thousandths(pressure.forceN));
}

function readPressure(from: ByteReader): Pressure {
  const code = from.byte();
  const level = LEVELS[code];
  if (level !== undefined) return { level };
  if (code !== NEWTONS) from.fail(`no pressure has the code ${code}`);
  const { pressureMinN, pressureMaxN } = BODY_LIMITS;
  return { forceN: from.amount(pressureMinN * THOUSAND, pressureMaxN * THOUSAND) / THOUSAND };
}

function spotCode({ landmark, point }: LandmarkPlace): number {
  if (point === undefined) return LANDMARKS.indexOf(landmark);
  return FIRST_POINT + POINT_NAMES.indexOf(point as Point);
}

function spotOf(from: ByteReader, code: number): LandmarkPlace {
  const point = code >= FIRST_POINT ? POINT_NAMES[code - FIRST_POINT] : undefined;
  if (point !== undefined) return { landmark: POINTS[point], offsetMm: 0, point };
  const landmark = LANDMARKS[code];
  if (landmark === undefined) from.fail(`no place has the code ${code}`);
  return { landmark: landmark ?? 'C7', offsetMm: 0 };
}

function writePlace(out: ByteWriter, place: Place): void {
  const hasOffset = place.offsetMm === 0 ? 0 : OFFSET_BIT;
  if ('share' in place) {
    out.byte(BETWEEN | hasOffset);
    out.byte(spotCode(place.from));
    out.byte(spotCode(place.to));
    out.whole(Math.round(place.share * WHOLE_WAY));
  } else out.byte(spotCode(place) | hasOffset);
  if (hasOffset !== 0) writeOffsetMm(out, place.offsetMm);
}

function readPlace(from: ByteReader): Place {
  const code = from.byte();
  const spot = code & ~OFFSET_BIT;
  const place =
    spot === BETWEEN
      ? {
          from: spotOf(from, from.byte()),
          to: spotOf(from, from.byte()),
          share: from.whole(WHOLE_WAY) / WHOLE_WAY,
        }
      : spotOf(from, spot);
  if (spot === code) return { ...place, offsetMm: 0 };
  const offsetMm = readOffsetMm(from);
  if (offsetMm === 0) from.fail('a distance of nothing');
  return { ...place, offsetMm };
}
