/** Amounts and places as `fmt` writes them: `05.50 cm/s` is `5.5cm/s`, `L3+2 cm` is `L3 + 2cm`. The unit stays the author's. */
import { parsePlace } from './place.ts';

const AMOUNT = /^([+-]?)([0-9]{1,6})(?:\.([0-9]{1,3}))? ?([A-Za-z/]{0,12})$/;
/** `$tender-point + 2cm` too: a hyphen inside a name is no minus. */
const OFFSET = /^(\$[a-z][a-z0-9-]*?|[^$+-]+?) *([+-]) *([0-9]\S*(?: \S+)?)$/;
const SHARE = /^([0-9.]+) ?% +of +(\S+?) *\.\. *(\S+)$/;

/** A value of a correct program; anything that is neither amount nor place is left as it is. */
export function canonicalWords(text: string): string {
  return amount(text) ?? (text.startsWith('$') || parsePlace(text).ok ? place(text) : text);
}

function amount(text: string): string | null {
  const [, sign, whole, decimals = '', unit = ''] = AMOUNT.exec(text) ?? [];
  if (whole === undefined) return null;
  const fraction = decimals.replace(/0+$/, '');
  return `${sign === '-' ? '-' : ''}${Number(whole)}${fraction === '' ? '' : `.${fraction}`}${unit}`;
}

function place(text: string): string {
  const [, where = text, sign = '', distance = ''] = OFFSET.exec(text) ?? [];
  const [, percent, from, to] = SHARE.exec(where) ?? [];
  const named = percent === undefined ? where : `${amount(percent) ?? percent}% of ${from}..${to}`;
  const offset = amount(distance) ?? distance;
  return /^0?[a-z]*$/.test(offset) ? named : `${named} ${sign} ${offset}`;
}
