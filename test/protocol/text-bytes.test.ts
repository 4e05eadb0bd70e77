/** Lines as bytes in shared memory: what was handed to a link must stay as it was, or a wrong line goes over the wire. */
import { expect, test } from 'vitest';
import { TextBytes } from '../../src/protocol/text-bytes.ts';

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

test('every text keeps its bytes, whatever comes after it', () => {
  const bytes = new TextBytes();
  const texts = [
    ...Array.from({ length: 200 }, (_, i) => `${i}-${'x'.repeat(i % 97)}ÿ`),
    '',
    'y'.repeat(4_096),
    'z'.repeat(10_000),
    'end',
  ];
  const made = texts.map((text) => bytes.of(text));
  expect(made.map(latin1)).toEqual(texts);
});

test('many texts share a piece of memory, up to its last byte', () => {
  const bytes = new TextBytes();
  const pieces = Array.from({ length: 64 }, () => bytes.of('a'.repeat(64)).buffer);
  expect(new Set(pieces).size).toBe(1);
  expect(bytes.of('b').buffer).not.toBe(pieces[0]);
});
