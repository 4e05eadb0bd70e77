/** Values as a program writes them: `5cm/s`, `BL23 - 10mm`, `40% of T7..L1`, `upper back`. */
import type { LandmarkPlace, Place, Zone } from '../chair/landmarks.ts';
import type { Pressure } from '../chair/stroke.ts';
import { zoneWord } from '../program/zone-words.ts';
import type { ImageSlot, ImageValue } from '../protocol/program-image/image-program.ts';
import type { ValueSpec } from '../protocol/program-image/layout.ts';

/** The unit of a key's amount: what the language calls it by. */
export type Unit = 's' | 'cm/s' | 'mm' | '/min' | 'Hz' | 'deg';

export function slotWords(slot: ImageSlot, spec: ValueSpec, unit: Unit): string {
  if ('value' in slot) return valueWords(slot.value, spec, unit);
  return `$${slot.name}${offsetWords(slot.offsetMm)}`;
}

export function valueWords(value: ImageValue, spec: ValueSpec, unit: Unit): string {
  switch (spec.kind) {
    case 'place':
      return placeWords(value as Place);
    case 'zone':
      return zoneWord(value as Zone);
    case 'pressure': {
      const pressure = value as Pressure;
      return 'level' in pressure ? pressure.level : `${pressure.forceN}N`;
    }
    case 'amount':
      return amountWords(value as number, unit);
    case 'count':
      return String(value);
    case 'word':
      return value as string;
    case 'words':
      return `[${(value as readonly string[]).join(', ')}]`;
    default:
      return spec satisfies never;
  }
}

/** At most three decimals may be written: a speed that needs four in cm/s is written in mm/s. */
function amountWords(value: number, unit: Unit): string {
  if (unit !== 'cm/s') return `${value}${unit}`;
  const thousandths = Math.round(value * 1000);
  return thousandths % 10 === 0 ? `${thousandths / 10_000}cm/s` : `${value}mm/s`;
}

function placeWords(place: Place): string {
  if (!('share' in place)) return `${spotWords(place)}${offsetWords(place.offsetMm)}`;
  const percent = Math.round(place.share * 100_000) / 1000;
  return `${percent}% of ${spotWords(place.from)}..${spotWords(place.to)}${offsetWords(place.offsetMm)}`;
}

function spotWords({ landmark, point }: LandmarkPlace): string {
  return point ?? landmark;
}

function offsetWords(offsetMm: number): string {
  if (offsetMm === 0) return '';
  return ` ${offsetMm < 0 ? '-' : '+'} ${Math.abs(offsetMm)}mm`;
}
