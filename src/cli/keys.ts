/**
 * What the bytes of a keyboard in raw mode mean: Space pauses, Escape and Ctrl-C stop, and some keys change what plays.
 * While a person is asked about their back, arrows move the shoulder line, Enter goes on and S feels it again.
 *
 * Escape sends one byte, 0x1b, which is also how arrow and function keys begin: `ESC [ … letter` or `ESC O letter`, in
 * one read. A sequence torn apart by a slow line, and Alt with a key, count as Escape: a stop nobody meant releases the
 * person, a stop that waits for a timer does not.
 */
export type Key = 'pause-toggle' | 'stop' | ChangeKey | 'accept' | 'again' | 'other';

/** Keys that change what plays. */
export type ChangeKey =
  | 'stronger'
  | 'softer'
  | 'higher'
  | 'lower'
  | 'wider'
  | 'narrower'
  | 'faster'
  | 'slower'
  | 'skip'
  | 'more-here';

const CHARACTERS: Readonly<Record<string, ChangeKey | 'accept' | 'again'>> = {
  '+': 'stronger',
  // The same key without Shift.
  '=': 'stronger',
  '-': 'softer',
  ']': 'faster',
  '[': 'slower',
  n: 'skip',
  m: 'more-here',
  '\r': 'accept',
  '\n': 'accept',
  s: 'again',
  S: 'again',
};

const ARROWS: Readonly<Record<string, ChangeKey>> = {
  A: 'higher',
  B: 'lower',
  C: 'wider',
  D: 'narrower',
};

/** Keys that answer a question about the back. */
export type BackKey = 'higher' | 'lower' | 'accept' | 'again';

export function isBackKey(key: Key): key is BackKey {
  return key === 'higher' || key === 'lower' || key === 'accept' || key === 'again';
}

/** `ESC [ parameters letter` (ECMA-48 §5.4) or `ESC O letter`. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what a keyboard sends.
const SEQUENCE = /^\u001b(?:\[([0-?]*)[ -/]*([@-~])|O([@-~]))/;
const ESCAPE = '\u001b';
const CTRL_C = '\u0003';

/** The keys in one read of a keyboard, in order. `text` is the bytes as latin1 or UTF-8. */
export function keysIn(text: string): Key[] {
  const keys: Key[] = [];
  let rest = text;
  while (rest !== '') {
    const sequence = SEQUENCE.exec(rest);
    if (sequence !== null) {
      keys.push(sequenceKey(sequence[1] ?? '', sequence[2] ?? sequence[3] ?? ''));
      rest = rest.slice(sequence[0].length);
    } else {
      keys.push(plainKey(rest[0] ?? ''));
      rest = rest.slice(1);
    }
  }
  return keys;
}

function plainKey(character: string): Key {
  if (character === ESCAPE || character === CTRL_C) return 'stop';
  return character === ' ' ? 'pause-toggle' : (CHARACTERS[character] ?? 'other');
}

/** Some terminals, asked to by another program before, spell the same keys as numbers: `ESC [ 27 u`, `ESC [ 99 ; 5 u`. */
function sequenceKey(parameters: string, letter: string): Key {
  // With Ctrl or Shift an arrow is another key.
  if (parameters === '' && letter in ARROWS) return ARROWS[letter] ?? 'other';
  if (letter !== 'u') return 'other';
  const [code = '', modifier = '1'] = parameters.split(';');
  // The modifier is 1 plus bits, of which 4 is Ctrl.
  const ctrl = ((Number.parseInt(modifier, 10) - 1) & 4) !== 0;
  if (code === '27' || (code === '99' && ctrl)) return 'stop';
  return code === '32' ? 'pause-toggle' : 'other';
}
