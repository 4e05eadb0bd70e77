/**
 * Text as a terminal shows it. Programs, chairs and file names are other people's text: nothing in them may steer the
 * terminal, and what they write may be wider than its number of characters.
 */

/** Control, format and lone surrogate characters, which could move the cursor or turn the writing direction around. */
const NOT_TEXT = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;
const NO_WIDTH = /^\p{M}$/u;
/** East Asian Wide and Fullwidth, and pictures (Unicode Standard Annex 11), in blocks. */
const TWO_WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]$/u;

export function plainText(text: string): string {
  return text.replace(NOT_TEXT, '');
}

function characterWidth(character: string): number {
  if (NO_WIDTH.test(character)) return 0;
  return TWO_WIDE.test(character) ? 2 : 1;
}

/** Columns that plain text takes. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** Exactly `columns` wide: cut with an ellipsis, or filled with spaces on the right. */
export function fitted(text: string, columns: number): string {
  const short = shortened(text, columns);
  return short + ' '.repeat(Math.max(0, columns - textWidth(short)));
}

/** At most `columns` wide. */
export function shortened(text: string, columns: number): string {
  const plain = plainText(text);
  if (textWidth(plain) <= columns) return plain;
  let short = '';
  let width = 1;
  for (const character of plain) {
    width += characterWidth(character);
    if (width > columns) break;
    short += character;
  }
  return columns < 1 ? '' : `${short.trimEnd()}…`;
}

/** A number and its unit: "20 s", "50 mm/s", "3 times". */
const BEFORE_UNIT = /(?<=\d) (?=[a-zA-Z%])/g;
const NO_BREAK = '\u00a0';

/** Lines of at most `columns`, broken between words but not before a unit; a word too long for a line is cut. */
export function wrapped(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of plainText(text).replace(BEFORE_UNIT, NO_BREAK).split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (textWidth(longer) <= columns) {
      line = longer;
    } else {
      if (line !== '') lines.push(line);
      line = shortened(word, columns);
    }
  }
  if (line !== '') lines.push(line);
  return lines.map((whole) => whole.replaceAll(NO_BREAK, ' '));
}
