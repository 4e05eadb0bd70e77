/**
 * Characters that hide or reorder text, or steer a terminal: controls (but tab and line ends), invisible format
 * characters (bidi controls, zero-width, tags), lone surrogates, odd spaces, U+FFFD (a sign of wrong encoding).
 * Without the `g` flag, so that it keeps no state between uses.
 */
const UNSAFE = /(?![\t\n\r ])[\p{Cc}\p{Cf}\p{Cs}\p{Zs}\p{Zl}\p{Zp}\u{FFFD}-\u{FFFF}]|\r(?!\n)/u;

/** Offsets and spellings (`U+202E`) of the unsafe characters in `text`, a byte-order mark at its start excepted. */
export function unsafeCharacters(text: string): { readonly offset: number; readonly name: string }[] {
  const found: { offset: number; name: string }[] = [];
  for (const match of text.matchAll(new RegExp(UNSAFE, 'gu'))) {
    if (match.index === 0 && match[0] === '\u{FEFF}') continue;
    found.push({ offset: match.index, name: characterName(match[0]) });
  }
  return found;
}

/** The first unsafe character in a decoded value: YAML's own escapes ("\e") can make one that the file does not show. */
export function firstUnsafe(value: string): string | undefined {
  const match = UNSAFE.exec(value);
  return match === null ? undefined : characterName(match[0]);
}

function characterName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** `text` fit to be shown on one line of a terminal: each unsafe character becomes one middle dot. */
export function shown(text: string): string {
  return text.replaceAll(new RegExp(UNSAFE, 'gu'), '·').replaceAll(/[\r\n\t]/g, ' ');
}

const QUOTED_MAX = 40;

/** A word of the file, to be named in a message: in quotes, safe to print, not longer than a line has room for. */
export function quoted(word: string): string {
  const letters = Array.from(word);
  const short = letters.length > QUOTED_MAX ? `${letters.slice(0, QUOTED_MAX - 1).join('')}…` : word;
  return `"${shown(short)}"`;
}

/** Words spelt with letters that only look Latin ("С7" with a Cyrillic С) deserve to be told so. */
export function lookAlikeNote(word: string): string {
  for (const letter of word) {
    if (letter > '~')
      return ` It contains ${quoted(letter)} (${characterName(letter)}), which is not a plain letter.`;
  }
  return '';
}
