/** Amounts with their unit: `20s`, `2min`, `35N`, `5cm/s`, `25/min`, `4Hz`, `70mm`, `30deg`. */

interface QuantityKind {
  readonly words: string;
  readonly example: string;
  /** Every unit that may be written, and how many base units one of it is. The first is used to show values. */
  readonly units: Readonly<Record<string, number>>;
}

/** Base units: seconds, newtons, millimetres per second, turns per minute, hertz, millimetres, degrees. */
export const QUANTITIES = {
  time: { words: 'a time', example: '20s', units: { s: 1, min: 60 } },
  force: { words: 'a pressure', example: '25N', units: { N: 1 } },
  speed: { words: 'a speed', example: '5cm/s', units: { 'cm/s': 10, 'mm/s': 1 } },
  rate: { words: 'a rate', example: '25/min', units: { '/min': 1 } },
  frequency: { words: 'a frequency', example: '4Hz', units: { Hz: 1 } },
  length: { words: 'a length', example: '70mm', units: { mm: 1, cm: 10 } },
  angle: { words: 'an angle', example: '30deg', units: { deg: 1 } },
} as const satisfies Record<string, QuantityKind>;

export type QuantityName = keyof typeof QUANTITIES;

export type Amount =
  | { readonly ok: true; readonly value: number }
  | {
      readonly ok: false;
      readonly id: 'bad-quantity' | 'missing-unit' | 'wrong-unit';
      readonly unit: string;
    };

/**
 * `35N`, `2.5 cm`: at most 6 digits and 3 decimals, so that no number is changed by reading it. A minus is read only to
 * be told that it is too little.
 */
const AMOUNT = /^(-?[0-9]{1,6}(?:\.[0-9]{1,3})?) ?([A-Za-z%/°]{0,12})$/;

/** An amount in base units. Ranges are for the caller to check. */
export function parseAmount(text: string, name: QuantityName): Amount {
  const match = AMOUNT.exec(text);
  const number = match?.[1];
  const unit = match?.[2];
  if (number === undefined || unit === undefined) return { ok: false, id: 'bad-quantity', unit: '' };
  if (unit === '') return { ok: false, id: 'missing-unit', unit };
  const factor = unitsOf(name).find(([known]) => known === unit)?.[1];
  if (factor === undefined) return { ok: false, id: 'wrong-unit', unit };
  // Thousandths are whole numbers, so 0.3 cm/s is exactly 3 mm/s.
  // `+ 0` turns minus zero into zero.
  return { ok: true, value: (Math.round(Number(number) * 1000) * factor) / 1000 + 0 };
}

export function unitNames(name: QuantityName): readonly string[] {
  return unitsOf(name).map(([unit]) => unit);
}

/** `5 cm/s`: base units shown in the unit people use. */
export function showAmount(value: number, name: QuantityName): string {
  const [unit, factor] = unitsOf(name)[0] ?? ['', 1];
  const number = Math.round((value / factor) * 1000) / 1000;
  return unit.startsWith('/') ? `${number}${unit}` : `${number} ${unit}`;
}

function unitsOf(name: QuantityName): readonly (readonly [string, number])[] {
  return Object.entries<number>(QUANTITIES[name].units);
}
