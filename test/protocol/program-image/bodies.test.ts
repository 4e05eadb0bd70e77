/** Bodies that are nearly right: each is refused for what is wrong with it, and what is just right is not (H21, H24). */
import { describe, expect, test } from 'vitest';
import { bytesOfText, textOfBytes } from '../../../src/protocol/program-image/bytes-text.ts';
import { decodeBody } from '../../../src/protocol/program-image/decode-body.ts';
import { encodeBody } from '../../../src/protocol/program-image/encode-body.ts';
import {
  HEADER_BYTES,
  MOST_IMAGE_BYTES,
  readHeader,
  unsignedImage,
} from '../../../src/protocol/program-image/header.ts';
import type {
  ImageInput,
  ImageProgram,
  ImageSlot,
  ImageStep,
  ImageStroke,
} from '../../../src/protocol/program-image/image-program.ts';
import { judgeImage } from '../../../src/protocol/program-image/judge-image.ts';
import { signedImage } from '../../../src/protocol/program-image/signature.ts';
import { HOME, SECRET } from '../../sim/store/support/images.ts';

const words = { en: 'a', id: 'b' };
const value = (of: number | string): ImageSlot => ({ value: of });
const rest = (forS = 5): ImageStroke => ({
  kind: 'stroke',
  technique: 'rest',
  slots: new Map([['for', value(forS)]]),
});
const use = (fragment: string): ImageStep => ({ kind: 'use', fragment });
const repeat = (times: number, ...steps: readonly ImageStep[]): ImageStep => ({
  kind: 'repeat',
  times,
  steps,
});
const time = (name: string): ImageInput => ({
  ...{ name, kind: 'time', label: words, default: 10 },
  ...{ ends: { from: 5, to: 20 }, choices: [] },
});
const each = (count: number, ...steps: readonly ImageStep[]): ImageStep => ({
  ...{ kind: 'each', name: 'item', itemKind: 'time' },
  ...{ items: Array.from({ length: count }, (_, i) => value(i + 1)), steps },
});
const hold = (...slots: readonly (readonly [string, ImageSlot])[]): ImageStroke => ({
  kind: 'stroke',
  technique: 'hold',
  slots: new Map<string, ImageSlot>([
    ['at', { value: { landmark: 'T7', offsetMm: 0 } }],
    ['pressure', { value: { forceN: 20 } }],
    ['for', value(10)],
    ...slots,
  ]),
});

const PLAIN: ImageProgram = {
  ...{ title: words, about: words, notFor: null, durationS: null, goals: [], sources: [] },
  ...{ inputs: [], fragments: [], steps: [rest()] },
};

/** What is wrong with a program like that, or null where it comes back as it was. */
function wrong(change: Partial<ImageProgram>): string | null {
  const program = { ...PLAIN, ...change };
  const read = decodeBody(encodeBody(program));
  if (!read.ok) return read.errors[0] ?? '';
  expect(read.value).toEqual(program);
  return null;
}

describe('a whole body', () => {
  test.each([
    [30, null],
    [29.9, '29900 is outside 30000 to 1620000'],
    [1_620, null],
    [1_620.1, 'is more than'],
  ])('lasts %d s: %s', (durationS, problem) => {
    if (problem === null) expect(wrong({ durationS })).toBeNull();
    else expect(wrong({ durationS })).toContain(problem);
  });

  test('has all it says about itself', () => {
    expect(wrong({ notFor: words })).toBeNull();
    expect(
      wrong({ notFor: words, durationS: 600, goals: ['relax', 'sleep'], sources: ['A book.', 'Another.'] }),
    ).toBeNull();
    const bytes = encodeBody(PLAIN);
    expect(decodeBody(Uint8Array.of(4, ...bytes.slice(1)))).toMatchObject({
      errors: ['byte 1: unknown flags'],
    });
  });

  test('has every input once', () => {
    expect(wrong({ inputs: [time('a'), time('b')] })).toBeNull();
    expect(wrong({ inputs: [time('a'), time('a')] })).toContain('two inputs have one name');
  });

  test('has an input with both ends, or with choices', () => {
    expect(wrong({ inputs: [{ ...time('a'), ends: null, choices: [5, 10] }] })).toBeNull();
    expect(wrong({ inputs: [{ ...time('a'), ends: null, choices: [10] }] })).toContain('leaves no choice');
  });

  test('has its fragments in order, each once', () => {
    const fragments = (...names: readonly string[]) => names.map((name) => ({ name, steps: [rest()] }));
    expect(wrong({ fragments: fragments('a', 'b', 'c') })).toBeNull();
    expect(wrong({ fragments: fragments('a', 'c', 'b') })).toContain('fragments are out of order');
    expect(wrong({ fragments: fragments('a', 'a') })).toContain('fragments are out of order');
  });

  test('ends where it ends', () => {
    const bytes = [...encodeBody(PLAIN), 0];
    expect(decodeBody(Uint8Array.from(bytes))).toMatchObject({
      errors: [expect.stringContaining('something stands after the end')],
    });
  });
});

describe('how many strokes it makes', () => {
  const MANY = 'more than 2000 strokes';

  test.each<[what: string, change: Partial<ImageProgram>, problem: string | null]>([
    ['2000 by repeats', { steps: [repeat(50, repeat(40, rest()))] }, null],
    ['2001', { steps: [repeat(50, repeat(40, rest())), rest()] }, MANY],
    ['2000 by each', { steps: [repeat(20, each(50, rest(), rest()))] }, null],
    ['2100 by each', { steps: [repeat(21, each(50, rest(), rest()))] }, MANY],
    ['2000 by times', { steps: [repeat(50, repeat(8, hold(['times', value(5)])))] }, null],
    ['2250 by times', { steps: [repeat(50, repeat(9, hold(['times', value(5)])))] }, MANY],
    [
      '2000 by a fragment that is used twice',
      { fragments: [{ name: 'a', steps: [repeat(50, repeat(20, rest()))] }], steps: [use('a'), use('a')] },
      null,
    ],
    [
      '2500 by one that is used twice in another',
      {
        fragments: [
          { name: 'a', steps: [repeat(50, repeat(25, rest()))] },
          { name: 'b', steps: [use('a'), use('a')] },
        ],
        steps: [use('b')],
      },
      MANY,
    ],
    [
      'fragments that use each other',
      {
        fragments: [
          { name: 'a', steps: [use('b')] },
          { name: 'b', steps: [use('a')] },
        ],
      },
      'a fragment uses itself',
    ],
  ])('%s', (_, change, problem) => {
    if (problem === null) expect(wrong(change)).toBeNull();
    else expect(wrong(change)).toContain(problem);
  });
});

describe('a step', () => {
  const word = (technique: ImageStroke['technique'], ...slots: readonly (readonly [string, ImageSlot])[]) =>
    ({ kind: 'stroke', technique, slots: new Map(slots) }) as const;
  const heat = word('heat', ['level', value('low')]);
  const squeeze = (...zones: readonly string[]) =>
    word('squeeze', ['zones', { value: zones }], ['strength', value('light')], ['for', value(10)]);
  const together = (stroke: ImageStroke, ...beside: readonly ImageStroke[]): ImageStep => ({
    ...{ kind: 'together', stroke, beside },
  });
  const named = (name: string, offsetMm = 0): ImageSlot => ({ name, offsetMm });
  const nested = (depth: number): ImageStep => (depth === 0 ? rest() : repeat(2, nested(depth - 1)));

  test.each<[what: string, change: Partial<ImageProgram>, problem: string | null]>([
    ['a rest of the least', { steps: [rest(1)] }, null],
    ['a rest of less', { steps: [rest(0.999)] }, '999 is outside'],
    ['a rest of the most', { steps: [rest(300)] }, null],
    ['no rest', { steps: [word('rest')] }, 'rest without for'],
    ['no steps', { steps: [] }, 'no steps, or more than there are bytes'],
    ['a repeat of nothing', { steps: [repeat(2)] }, 'no steps'],
    ['repeated no times', { steps: [repeat(0, rest())] }, 'repeated no times'],
    ['repeated 50 times', { steps: [repeat(50, rest())] }, null],
    ['repeated 51 times', { steps: [repeat(51, rest())] }, '51 is more than 50'],
    ['eight deep', { steps: [nested(8)] }, null],
    ['nine deep', { steps: [nested(9)] }, 'steps inside steps go too deep'],
    ['heat beside a hold', { steps: [together(hold(), heat)] }, null],
    ['heat and air beside a hold', { steps: [together(hold(), heat, squeeze('arms'))] }, null],
    ['heat twice beside a hold', { steps: [together(hold(), heat, heat)] }, 'one technique twice'],
    ['nothing beside a hold', { steps: [together(hold())] }, 'what does not go together'],
    ['a rest beside a hold', { steps: [together(hold(), rest())] }, 'what does not go together'],
    [
      'heat and a rest beside a hold',
      { steps: [together(hold(), heat, rest())] },
      'what does not go together',
    ],
    ['heat beside a rest', { steps: [together(rest(), heat)] }, 'what does not go together'],
    ['heat beside air', { steps: [together(squeeze('arms'), heat)] }, 'what does not go together'],
    ['no zone', { steps: [squeeze()] }, 'a list is empty or says a word twice'],
    ['two zones', { steps: [squeeze('arms', 'legs')] }, null],
    ['a zone twice', { steps: [squeeze('arms', 'arms')] }, 'a list is empty or says a word twice'],
    ['an input for a time', { inputs: [time('a')], steps: [word('rest', ['for', named('a')])] }, null],
    [
      'a time for a place',
      { inputs: [time('a')], steps: [hold(['at', named('a')])] },
      'the name 0 means nothing here',
    ],
    [
      'an item that is further up',
      {
        steps: [
          {
            ...{ kind: 'each', name: 'spot', itemKind: 'place' },
            items: [
              { value: { landmark: 'T3', offsetMm: 0 } },
              { value: { landmark: 'T9', offsetMm: -12.5 } },
            ],
            steps: [hold(['at', named('spot', 20)]), hold(['at', named('spot', -100)])],
          },
        ],
      },
      null,
    ],
    [
      'an item called as an input',
      { inputs: [time('item')], steps: [each(2, rest())] },
      'of an item is taken',
    ],
    ['each of nothing', { steps: [each(0, rest())] }, 'a for each without items'],
    ['each of 50', { steps: [each(50, rest())] }, null],
    ['each of 51', { steps: [each(51, rest())] }, '51 is more than 50'],
  ])('%s', (_, change, problem) => {
    if (problem === null) expect(wrong(change)).toBeNull();
    else expect(wrong(change)).toContain(problem);
  });
});

describe('an image', () => {
  const label = { id: 'a-program', version: 1, capabilities: 0, limits: HOME.limits, model: HOME.model };
  const body = encodeBody(PLAIN);

  test('has words padded with nothing but zeros', () => {
    const image = unsignedImage(label, body);
    expect(readHeader(image)).toMatchObject({ id: 'a-program', model: HOME.model });
    for (const at of [8 + 'a-program'.length + 1, 8 + 23, 44 + 15]) {
      const padded = image.slice();
      padded[at] = 0x61;
      expect(readHeader(padded), `${at}`).toBeNull();
    }
    const other = image.slice();
    other[5] = 200;
    expect(readHeader(other)).toBeNull();
    expect(readHeader(unsignedImage(label, new Uint8Array(0)))).not.toBeNull();
    const id = 'abcdefghijklmnopqrstuvwx';
    expect(readHeader(unsignedImage({ ...label, id }, body))?.id).toBe(id);
  });

  test('is no longer than a bank, however rightly it says how long it is', () => {
    const home = { ...HOME, leastVersion: () => 1 };
    const of = (bytes: number) =>
      judgeImage(signedImage(unsignedImage(label, new Uint8Array(bytes - HEADER_BYTES)), SECRET), home);
    expect(of(MOST_IMAGE_BYTES)).toMatchObject({
      ok: false,
      code: 'body',
      detail: expect.stringContaining('no steps'),
    });
    expect(of(MOST_IMAGE_BYTES + 1)).toMatchObject({
      ...{ ok: false, code: 'length' },
      detail: `${MOST_IMAGE_BYTES + 1} bytes; the header says ${MOST_IMAGE_BYTES + 1}`,
    });
  });

  test('stays as it was where it is signed', () => {
    const image = unsignedImage(label, body);
    const before = image.slice();
    expect(signedImage(image, SECRET)).not.toEqual(before);
    expect(image).toEqual(before);
  });
});

describe('bytes as a word of a line', () => {
  test.each([[[]], [[0]], [[0xff]], [[1, 2]], [[0xfb, 0xff, 0xfe]], [[1, 2, 3, 4, 5, 6, 7]]])(
    '%j',
    (bytes) => {
      const text = Buffer.from(bytes).toString('base64url');
      expect(textOfBytes(Uint8Array.from(bytes))).toBe(text);
      expect(bytesOfText(text)).toEqual(Uint8Array.from(bytes));
    },
  );

  test.each(['A', 'AAAAA', 'AB', 'AAB', 'AA.A', 'AA=', 'AA A', '_____'])('"%s" is none', (text) => {
    expect(bytesOfText(text)).toBeNull();
  });
});
