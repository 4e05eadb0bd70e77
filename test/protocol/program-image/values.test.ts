/** Steps and their values, byte by byte: what a body may not say is refused for what it says first (H24). */
import { describe, expect, test } from 'vitest';
import { decodeBody } from '../../../src/protocol/program-image/decode-body.ts';
import { encodeBody } from '../../../src/protocol/program-image/encode-body.ts';
import type {
  ImageInput,
  ImageProgram,
  ImageSlot,
  ImageStep,
  ImageStroke,
  ImageValue,
} from '../../../src/protocol/program-image/image-program.ts';
import { program, REST } from '../../image/hostile-images.ts';

/** What is wrong with these steps; null where nothing is. */
function wrongIn(...steps: readonly number[]): string | null {
  const read = decodeBody(Uint8Array.from(program(...steps)));
  return read.ok ? null : (read.errors[0] ?? '');
}

/** A hold at C7, lightly, for 10 s; and what may follow of it. */
const HOLD = (mask: number, ...more: readonly number[]) => [2, 7 | mask, 0, 0, 20, ...more];

test.each<[what: string, steps: readonly number[], problem: string]>([
  ['more steps than fit into what is left', [2, ...REST], 'no steps, or more than there are bytes'],
  ['a fragment that is not there', [1, 0x83, 0], 'there is no fragment 0'],
  ['an item of neither kind', [1, 0x81, 1, 97, 5, 1, 2, 20, 1, ...REST], 'neither a value nor a name'],
  ['a step of no code', [1, 0x3f, 1, 2], 'no step has the code 63'],
  ['a key it does not have', [1, 12, 2, 2], '2 is more than 1'],
  ['no mask of names where there are some', [1, 12 | 0x40, 1, 0, 2], 'a mask of names that is not one'],
  ['a name for what is not there', [1, 2 | 0x40, 7, 8, 0, 0, 20], 'a mask of names that is not one'],
  ['a name that means nothing', [1, 12 | 0x40, 1, 1, 0], 'the name 0 means nothing here'],
  ['a default', [1, ...HOLD(8, 1)], 'a default is written'],
  ['a default that is a word', [1, ...HOLD(64, 2)], 'a default is written'],
  ['a count of nothing', [1, ...HOLD(16, 0)], 'a count of 0 is too few'],
  ['a word of no code', [1, 11, 1, 9], 'no word has the code 9'],
  ['a pressure of no code', [1, 2, 7, 0, 9, 8, 20], 'no pressure has the code 9'],
  ['a place of no code', [1, 2, 7, 0x1f, 0, 20], 'no place has the code 31'],
  ['a distance of nothing', [1, 2, 7, 0x80, 0, 0, 20], 'a distance of nothing'],
])('%s', (_, steps, problem) => {
  expect(wrongIn(...steps)).toContain(problem);
});

test('what is just right is not refused', () => {
  expect(wrongIn(1, ...HOLD(0))).toBeNull();
  expect(wrongIn(1, ...HOLD(8, 2))).toBeNull();
  expect(wrongIn(1, ...HOLD(64, 1))).toBeNull();
  expect(wrongIn(2, ...REST, ...REST)).toBeNull();
});

const words = { en: 'a', id: 'b' };
const stroke = (
  technique: ImageStroke['technique'],
  slots: Readonly<Record<string, ImageSlot>>,
): ImageStroke => ({
  ...{ kind: 'stroke', technique },
  slots: new Map(Object.entries(slots)),
});
const hold = (slots: Readonly<Record<string, ImageSlot>> = {}): ImageStroke =>
  stroke('hold', {
    at: { value: { landmark: 'T7', offsetMm: 0 } },
    pressure: { value: { level: 'medium' } },
    for: { value: 10 },
    ...slots,
  });

function wrong(steps: readonly ImageStep[], inputs: readonly ImageInput[] = []): string | null {
  const body: ImageProgram = {
    ...{ title: words, about: words, notFor: null, durationS: null, goals: [], sources: [] },
    ...{ inputs, fragments: [], steps },
  };
  const read = decodeBody(encodeBody(body));
  if (!read.ok) return read.errors[0] ?? '';
  expect(read.value).toEqual(body);
  return null;
}

describe('a value comes back as it was', () => {
  test.each<[what: string, slot: string, value: ImageValue]>([
    ['a landmark', 'at', { landmark: 'C7', offsetMm: 0 }],
    ['a place beside one', 'at', { landmark: 'L3', offsetMm: -12.5 }],
    ['a point', 'at', { landmark: 'T1', offsetMm: 0, point: 'BL11' }],
    ['a place beside a point', 'at', { landmark: 'T1', offsetMm: 20, point: 'BL11' }],
    [
      'a share of a way',
      'at',
      {
        from: { landmark: 'C7', offsetMm: 0 },
        to: { landmark: 'L5', offsetMm: 0 },
        share: 0.25,
        offsetMm: 0,
      },
    ],
    ['a level', 'pressure', { level: 'light' }],
    ['the least force', 'pressure', { forceN: 2 }],
    ['the most', 'pressure', { forceN: 64 }],
    ['a time', 'for', 2.125],
    ['a count', 'times', 5],
    ['a word', 'side', 'left'],
  ])('%s', (_, slot, value) => {
    expect(wrong([hold({ [slot]: { value } })])).toBeNull();
  });

  test('a zone, and several words', () => {
    const over = { over: { value: 'upperBack' }, speed: { value: 50 }, pressure: { value: { forceN: 10 } } };
    expect(wrong([stroke('sweep', over)])).toBeNull();
    const air = { zones: { value: ['arms', 'legs'] }, strength: { value: 'firm' }, for: { value: 30 } };
    expect(wrong([stroke('squeeze', air)])).toBeNull();
  });

  test('less than the least force is refused', () => {
    expect(wrong([hold({ pressure: { value: { forceN: 1.9 } } })])).toContain(
      '1900 is outside 2000 to 64000',
    );
  });
});

describe('a name stands for what is of its kind', () => {
  const side: ImageInput = {
    ...{ name: 'which', kind: 'side', label: words, default: 'left' },
    ...{ ends: null, choices: ['left', 'right'] },
  };
  const named: ImageSlot = { name: 'which', offsetMm: 0 };

  test('a side for a side, and for no other word', () => {
    expect(wrong([hold({ side: named })], [side])).toBeNull();
    const air = { zones: { value: ['arms'] }, strength: named, for: { value: 30 } };
    expect(wrong([stroke('squeeze', air)], [side])).toContain('the name 0 means nothing here');
    expect(wrong([hold({ for: named })], [side])).toContain('the name 0 means nothing here');
  });

  test('items inside items have names of their own, eight deep and no deeper', () => {
    const nested = (depth: number): ImageStep =>
      depth === 0
        ? hold()
        : {
            ...{ kind: 'each', name: `item-${depth}`, itemKind: 'time' },
            ...{ items: [{ value: 10 }], steps: [nested(depth - 1)] },
          };
    expect(wrong([nested(8)])).toBeNull();
    expect(wrong([nested(9)])).toContain('steps inside steps go too deep');
  });
});
