import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineReader } from '../../src/link/line-reader.ts';

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** What the reader makes of `bytes`, fed in pieces of these lengths, over and over. */
function read(
  bytes: Uint8Array,
  lengths: readonly number[] = [bytes.length],
): { lines: string[]; overlong: number } {
  const lines: string[] = [];
  const reader = new LineReader((line) => lines.push(line));
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const length = Math.max(1, lengths[turn % lengths.length] ?? 1);
    reader.feed(bytes.subarray(at, at + length));
    at += length;
  }
  return { lines, overlong: reader.overlong };
}

describe('the line reader', () => {
  it('gives lines out inside feed, from the first one on', () => {
    const lines: string[] = [];
    const reader = new LineReader((line) => lines.push(line));
    reader.feed(latin1('one\ntw'));
    expect(lines).toEqual(['one']);
    reader.feed(latin1('o\nthree\n'));
    expect(lines).toEqual(['one', 'two', 'three']);
  });

  it('keeps every byte as one character', () => {
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => byte !== 0x0a);
    const half = all.subarray(0, 127);
    const other = all.subarray(127, 254);
    const { lines } = read(Uint8Array.of(...half, 0x0a, ...other, 0x0a));
    expect(lines.map((line) => [...latin1(line)])).toEqual([[...half], [...other]]);
  });

  it('takes 128 bytes, line feed counted, and drops more', () => {
    expect(read(latin1(`${'a'.repeat(127)}\nnext\n`))).toEqual({
      lines: ['a'.repeat(127), 'next'],
      overlong: 0,
    });
    expect(read(latin1(`${'a'.repeat(128)}\nnext\n`))).toEqual({ lines: ['next'], overlong: 1 });
    expect(read(latin1(`${'a'.repeat(1_000_000)}\nnext\n`), [4_096])).toEqual({
      lines: ['next'],
      overlong: 1,
    });
  });

  it('gives no line for a tail without line feed', () => {
    expect(read(latin1('one\ntail')).lines).toEqual(['one']);
  });

  it('reads the same lines however the bytes are cut', () => {
    // Mostly short lines, now and then an overlong one, and noise.
    const stream = fc
      .array(
        fc.oneof(
          { weight: 4, arbitrary: fc.uint8Array({ maxLength: 40 }) },
          { weight: 1, arbitrary: fc.uint8Array({ minLength: 120, maxLength: 300 }) },
          { weight: 4, arbitrary: fc.constant(Uint8Array.of(0x0a)) },
        ),
        { maxLength: 30 },
      )
      .map((parts) => Uint8Array.from(parts.flatMap((part) => [...part])));
    fc.assert(
      fc.property(stream, fc.array(fc.integer({ min: 1, max: 64 }), { minLength: 1 }), (bytes, lengths) => {
        const whole = splitPlainly(bytes);
        expect(read(bytes, lengths)).toEqual({
          lines: whole.filter((line) => line.length > 0 && line.length < 128),
          overlong: read(bytes).overlong,
        });
      }),
      { seed: 128, numRuns: 300 },
    );
  });
});

/** All complete lines, by the plainest means. */
function splitPlainly(bytes: Uint8Array): string[] {
  return String.fromCharCode(...bytes)
    .split('\n')
    .slice(0, -1);
}
