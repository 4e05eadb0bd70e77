/** One slip each: the text, which diagnostic it gives, and where. */
import type { DiagnosticId } from '../../src/program/diagnostic.ts';

const HEAD = 'title: { en: Back, id: Punggung }\nabout: { en: A, id: B }\nstrokes:\n';

/** A program whose first step stands on line 4, after four columns: "  - ". */
export function programOf(...steps: readonly string[]): string {
  return HEAD + steps.map((step) => `  - ${step}\n`).join('');
}

export interface Broken {
  readonly id: DiagnosticId;
  readonly text: string;
  readonly at: readonly [line: number, column: number, endColumn: number];
  /** Words that the message and hint together must hold. */
  readonly says?: string;
}

const HOLD = 'hold: { at: T5, pressure: 20N, for: 6s }';
const deepBlocks = Array.from({ length: 62 }, (_, i) => `${' '.repeat(i)}a:\n`).join('');
const manyKeys = `${HEAD}${`  - rest: { for: 1s }\n`.repeat(1100)}`;

export const BROKEN_PROGRAMS: readonly Broken[] = [
  { id: 'file-too-large', text: `${programOf(HOLD)}#${'x'.repeat(65_536)}`, at: [1, 1, 2], says: '64 KiB' },
  { id: 'file-too-large', text: `${programOf(HOLD)}#${'é'.repeat(32_768)}`, at: [1, 1, 2] },
  { id: 'bad-character', text: programOf(`rest: { for: 5s } # \u202E`), at: [4, 25, 26], says: 'U+202E' },
  { id: 'bad-character', text: programOf(`rest: { for: 5s\u0000 }`), at: [4, 20, 21], says: 'U+0000' },
  { id: 'bad-character', text: programOf('rest: {\u00A0for: 5s }'), at: [4, 12, 13], says: 'plain space' },
  { id: 'bad-character', text: programOf('rest: { for: \uD8005s }'), at: [4, 18, 19] },
  {
    id: 'bad-character',
    text: `title: { en: "\\e[2J", id: b }\n${HEAD.slice(HEAD.indexOf('about'))}  - ${HOLD}`,
    at: [1, 14, 21],
  },
  { id: 'nested-too-deep', text: '['.repeat(900), at: [1, 25, 26] },
  { id: 'nested-too-deep', text: '[ #]\n'.repeat(900), at: [25, 1, 2] },
  { id: 'nested-too-deep', text: `${'- '.repeat(900)}a`, at: [1, 17, 18] },
  { id: 'nested-too-deep', text: 'a: '.repeat(900), at: [1, 26, 27] },
  { id: 'nested-too-deep', text: deepBlocks, at: [62, 62, 63] },
  { id: 'too-many-keys', text: manyKeys, at: [1000, 16, 17], says: 'repeat' },
  { id: 'too-many-keys', text: '[]'.repeat(3001), at: [1, 6001, 6002], says: '6000 brackets' },
  { id: 'anchor', text: programOf(`&a ${HOLD}`), at: [4, 5, 7] },
  { id: 'alias', text: programOf('hold: { at: *a, pressure: 20N, for: 6s }'), at: [4, 17, 19] },
  { id: 'tag', text: programOf('rest: { for: !!str 5s }'), at: [4, 18, 23] },
  { id: 'directive', text: `%YAML 1.2\n---\n${programOf(HOLD)}`, at: [1, 1, 10] },
  { id: 'second-document', text: `${programOf(HOLD)}---\n`, at: [5, 1, 4] },
  { id: 'second-document', text: `${programOf(HOLD)}...\n`, at: [5, 1, 4] },
  { id: 'yaml-syntax', text: programOf('hold: { at: T5, pressure: 20N'), at: [5, 1, 2] },
  { id: 'yaml-syntax', text: `${HEAD}\t- ${HOLD}\n`, at: [4, 1, 2], says: 'spaces, not tabs' },
  { id: 'wrong-shape', text: '- a\n', at: [1, 1, 4], says: 'title:' },
  {
    id: 'wrong-shape',
    text: 'title: Back\nabout: { en: A, id: B }\nstrokes: [ rest: { for: 2s } ]',
    at: [1, 8, 12],
  },
  { id: 'wrong-shape', text: `${HEAD.trimEnd()} none\n`, at: [3, 10, 14] },
  { id: 'wrong-shape', text: programOf('rest'), at: [4, 5, 9] },
  { id: 'wrong-shape', text: programOf('rest: 5s'), at: [4, 11, 13] },
  { id: 'wrong-shape', text: programOf('rest: { for: [5s] }'), at: [4, 18, 22] },
  { id: 'wrong-shape', text: programOf('rest: { [a]: 1, for: 5s }'), at: [4, 13, 16] },
  {
    id: 'unknown-key',
    text: programOf('hold: { at: T5, presure: 20N, pressure: 20N, for: 6s }'),
    at: [4, 21, 28],
    says: 'Did you mean pressure?',
  },
  {
    id: 'unknown-key',
    text: programOf('rest: { __proto__: 1, for: 5s }'),
    at: [4, 13, 22],
    says: '__proto__',
  },
  { id: 'unknown-key', text: programOf('rest: { constructor: 1, for: 5s }'), at: [4, 13, 24] },
  { id: 'unknown-key', text: `titel: x\n${programOf(HOLD)}`, at: [1, 1, 6], says: 'Did you mean title?' },
  {
    id: 'unknown-key',
    text: `title: { en: A, id: B, de: C }\nabout: { en: A, id: B }\nstrokes: [ ${HOLD} ]`,
    at: [1, 24, 26],
  },
  { id: 'duplicate-key', text: programOf('rest: { for: 5s, for: 6s }'), at: [4, 22, 25] },
  {
    id: 'duplicate-key',
    text: `title: { en: A, id: B, en: C }\nabout: { en: A, id: B }\nstrokes: [ ${HOLD} ]`,
    at: [1, 24, 26],
  },
  { id: 'missing-key', text: programOf('hold: { at: T5, for: 6s }'), at: [4, 5, 9], says: '"pressure"' },
  {
    id: 'missing-key',
    text: programOf('knead: { rate: 20/min, pressure: 20N, for: 6s }'),
    at: [4, 5, 10],
    says: 'at, or from and to',
  },
  {
    id: 'missing-key',
    text: programOf('knead: { from: T5, rate: 20/min, pressure: 20N, for: 6s }'),
    at: [4, 5, 10],
    says: '"to"',
  },
  {
    id: 'missing-key',
    text: `about: { en: A, id: B }\nstrokes: [ ${HOLD} ]`,
    at: [1, 1, 2],
    says: '"title"',
  },
  {
    id: 'missing-key',
    text: `title: { en: A }\nabout: { en: A, id: B }\nstrokes: [ ${HOLD} ]`,
    at: [1, 8, 17],
    says: 'id is missing',
  },
  {
    id: 'conflicting-keys',
    text: programOf('knead: { at: T5, from: T5, to: T7, rate: 20/min, pressure: 20N, for: 6s }'),
    at: [4, 5, 10],
  },
  {
    id: 'missing-value',
    text: programOf('hold: { at: T5, pressure: , for: 6s }'),
    at: [4, 21, 29],
    says: '25N',
  },
  { id: 'missing-value', text: programOf('rest:'), at: [4, 5, 9] },
  { id: 'missing-value', text: programOf(''), at: [4, 5, 6], says: 'empty' },
  { id: 'merge-key', text: programOf('rest: { <<: 1, for: 5s }'), at: [4, 13, 15] },
  { id: 'merge-key', text: programOf('<<: { for: 5s }'), at: [4, 5, 7] },
  { id: 'unknown-technique', text: programOf('hodl: { at: T5 }'), at: [4, 5, 9], says: 'Did you mean hold?' },
  {
    id: 'unknown-technique',
    text: programOf('toString: { at: T5 }'),
    at: [4, 5, 13],
    says: 'Known: sweep, hold, knead, roll, friction',
  },
  { id: 'one-technique', text: programOf(`${HOLD}\n    rest: { for: 5s }`), at: [5, 5, 9], says: 'dash' },
  { id: 'one-technique', text: programOf('rest:\n    for: 5s'), at: [5, 5, 8], says: 'indent' },
  { id: 'bad-quantity', text: programOf('rest: { for: NaN }'), at: [4, 18, 21], says: '20s' },
  { id: 'bad-quantity', text: programOf('rest: { for: .inf }'), at: [4, 18, 22] },
  { id: 'bad-quantity', text: programOf('rest: { for: 1e999s }'), at: [4, 18, 24], says: 'Plain numbers' },
  { id: 'bad-quantity', text: programOf('rest: { for: "2,5s" }'), at: [4, 18, 24], says: '2.5' },
  { id: 'bad-quantity', text: programOf('rest: { for: 9007199254740993s }'), at: [4, 18, 35] },
  {
    id: 'missing-unit',
    text: programOf('hold: { at: T5, pressure: 20, for: 6s }'),
    at: [4, 31, 33],
    says: '2 N to 64 N',
  },
  { id: 'missing-unit', text: programOf('hold: { at: T5 + 20, pressure: 20N, for: 6s }'), at: [4, 17, 24] },
  {
    id: 'wrong-unit',
    text: programOf('hold: { at: T5, pressure: 2kg, for: 6s }'),
    at: [4, 31, 34],
    says: '"kg"',
  },
  {
    id: 'wrong-unit',
    text: programOf('sweep: { from: L5, to: T1, speed: 5m/s, pressure: 20N }'),
    at: [4, 39, 43],
    says: 'cm/s or mm/s',
  },
  { id: 'bad-count', text: programOf(`repeat: { times: twice, do: [ ${HOLD} ] }`), at: [4, 22, 27] },
  { id: 'bad-count', text: programOf(`repeat: { times: 2.5, do: [ ${HOLD} ] }`), at: [4, 22, 25] },
  {
    id: 'out-of-range',
    text: programOf('hold: { at: T5, pressure: 20N, for: 45s }'),
    at: [4, 41, 44],
    says: 'each a little harder',
  },
  {
    id: 'out-of-range',
    text: programOf('hold: { at: T5, pressure: 65N, for: 6s }'),
    at: [4, 31, 34],
    says: '2 N to 64 N',
  },
  {
    id: 'out-of-range',
    text: programOf('hold: { at: T5, pressure: -5N, for: 6s }'),
    at: [4, 31, 34],
    says: 'nearest allowed is 2 N',
  },
  {
    id: 'out-of-range',
    text: programOf('sweep: { from: L5, to: T1, speed: 0.2cm/s, pressure: 9N }'),
    at: [4, 39, 46],
    says: '0.3 cm/s to 20 cm/s',
  },
  {
    id: 'out-of-range',
    text: programOf('sweep: { from: L5, to: T1, speed: 4cm/s, pressure: 9N, passes: 31 }'),
    at: [4, 68, 70],
    says: '1 to 30',
  },
  {
    id: 'out-of-range',
    text: programOf('knead: { at: T5, rate: 51/min, pressure: 9N, for: 9s }'),
    at: [4, 28, 34],
    says: '15/min to 50/min',
  },
  {
    id: 'out-of-range',
    text: programOf('knead: { at: T5, rate: 20/min, pressure: 9N, for: 31s }'),
    at: [4, 5, 10],
    says: 'one spot',
  },
  {
    id: 'out-of-range',
    text: programOf(`repeat: { times: 51, do: [ ${HOLD} ] }`),
    at: [4, 22, 24],
    says: '1 to 50',
  },
  {
    id: 'out-of-range',
    text: programOf('hold: { at: T5 + 11cm, pressure: 9N, for: 9s }'),
    at: [4, 17, 26],
    says: '100 mm',
  },
  {
    id: 'unknown-word',
    text: programOf('hold: { at: T5, side: lft, pressure: 9N, for: 9s }'),
    at: [4, 27, 30],
    says: 'Did you mean left?',
  },
  {
    id: 'bad-place',
    text: programOf('hold: { at: T 5, pressure: 9N, for: 9s }'),
    at: [4, 17, 20],
    says: 'L3 + 20mm',
  },
  {
    id: 'unknown-landmark',
    text: programOf('hold: { at: sacrm, pressure: 9N, for: 9s }'),
    at: [4, 17, 22],
    says: 'Did you mean sacrum?',
  },
  {
    id: 'unknown-landmark',
    text: programOf('hold: { at: \u04217, pressure: 9N, for: 9s }'),
    at: [4, 17, 19],
    says: 'U+0421',
  },
  {
    id: 'text-too-long',
    text: `title: { en: ${'a'.repeat(61)}, id: B }\nabout: { en: A, id: B }\nstrokes: [ ${HOLD} ]`,
    at: [1, 14, 75],
    says: '1 to 60',
  },
  {
    id: 'sweep-goes-nowhere',
    text: programOf('sweep: { from: L5, to: L5 + 0cm, speed: 4cm/s, pressure: 9N }'),
    at: [4, 5, 10],
  },
  { id: 'empty-program', text: '', at: [1, 1, 2] },
  { id: 'empty-program', text: '# nothing yet\n', at: [1, 1, 2] },
  { id: 'empty-program', text: `${HEAD.trimEnd()} []\n`, at: [3, 10, 12] },
  { id: 'empty-program', text: programOf('repeat: { times: 2, do: [] }'), at: [4, 29, 31] },
  {
    id: 'too-many-strokes',
    text: programOf(`repeat: { times: 50, do: [ repeat: { times: 50, do: [ ${HOLD} ] } ] }`),
    at: [4, 5, 11],
    says: '2500',
  },
  {
    id: 'too-long',
    text: programOf('repeat: { times: 6, do: [ rest: { for: 5min } ] }'),
    at: [4, 3, 54],
    says: '27 min',
  },
  {
    id: 'more-problems',
    text: programOf(...Array.from({ length: 103 }, () => 'rest')),
    at: [104, 5, 9],
    says: '3 more problems',
  },
];
