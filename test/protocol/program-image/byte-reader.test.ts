/** Bytes as a board reads them: one way to write each value, and a body that lies about itself ends, whatever it says (H24). */
import { describe, expect, test } from 'vitest';
import { ByteReader } from '../../../src/protocol/program-image/byte-reader.ts';
import { ByteWriter } from '../../../src/protocol/program-image/byte-writer.ts';

type Read = (from: ByteReader) => unknown;

/** What is read of these bytes, or what was wrong. */
function read(bytes: readonly number[], how: Read): unknown {
  const from = new ByteReader(Uint8Array.from(bytes));
  const value = how(from);
  return from.problem ?? value;
}

const whole =
  (most: number): Read =>
  (from) =>
    from.whole(most);
const BIG = 2 ** 40;

describe('a number', () => {
  test.each([
    [[0], 0],
    [[0x7f], 127],
    [[0x80, 0x01], 128],
    [[0xff, 0x7f], 16_383],
    [[0x80, 0x80, 0x80, 0x80, 0x01], 2 ** 28],
    [[0x80, 0x80, 0x80, 0x80, 0x7f], 127 * 2 ** 28],
    [[], 'byte 0: the body ends too early'],
    [[0x80], 'byte 1: the body ends too early'],
    [[0x81, 0x00], 'byte 2: a number is longer than it need be'],
    [[0x80, 0x80, 0x80, 0x80, 0x80, 0x01], 'byte 5: a number has more than five bytes'],
  ])('%j: %s', (bytes, value) => {
    expect(read(bytes, whole(BIG))).toBe(value);
  });

  test('is no more than it may be', () => {
    expect(read([10], whole(10))).toBe(10);
    expect(read([11], whole(10))).toBe('byte 1: 11 is more than 10');
  });
});

describe('an amount', () => {
  const amount =
    (min: number, max: number): Read =>
    (from) =>
      from.amount(min, max);
  const bytes = (of: (out: ByteWriter) => void): readonly number[] => {
    const out = new ByteWriter();
    of(out);
    return [...out.finished()];
  };

  test.each([[0], [1], [999], [1_000], [30_000], [30_500]])(
    'of %d thousandths comes back as it was',
    (value) => {
      expect(
        read(
          bytes((out) => out.amount(value)),
          amount(0, value),
        ),
      ).toBe(value);
      expect(
        read(
          bytes((out) => out.amount(value)),
          amount(value, 1e6),
        ),
      ).toBe(value);
      for (const signed of [value, -value]) {
        const back = read(
          bytes((out) => out.signedAmount(signed)),
          (from) => from.signedAmount(value),
        );
        expect(back).toBe(signed + 0);
      }
    },
  );

  test('is from its least to its most', () => {
    expect(
      read(
        bytes((out) => out.amount(500)),
        amount(1_000, 9_000),
      ),
    ).toContain('500 is outside 1000 to 9000');
    expect(
      read(
        bytes((out) => out.amount(9_000)),
        amount(1_000, 8_500),
      ),
    ).toContain('9000 is outside');
    const far = bytes((out) => out.signedAmount(-2_000));
    expect(read(far, (from) => from.signedAmount(1_999))).toContain('-2000 is outside -1999 to 1999');
  });

  test('is written in one way', () => {
    expect(read([61], amount(0, 100_000))).toBe(30);
    expect(read([0xd1, 0x0f], amount(0, 100_000))).toContain('a whole amount in the long form');
    expect(read([1], (from) => from.signedAmount(10))).toContain('minus nothing');
  });
});

describe('a text', () => {
  const text: Read = (from) => from.text(20);

  test('has its bytes, to the last of the body, and its mark of order', () => {
    expect(read([2, 0x61, 0x62], text)).toBe('ab');
    expect(read([0], text)).toBe('');
    expect(read([3, 0xef, 0xbb, 0xbf], text)).toBe('\ufeff');
  });

  test.each([
    [[3, 0x61, 0x62], 'byte 1: the body ends inside a text'],
    [[21, ...Array<number>(21).fill(0x61)], 'byte 1: 21 is more than 20'],
    [[1, 0xff], 'byte 2: a text is not UTF-8'],
  ])('%j is none: %s', (bytes, problem) => {
    expect(read(bytes, text)).toBe(problem);
  });

  test.each(['a', 'a-1', 'abcdefghijklmnopqrstuvwx'])('"%s" is a name', (name) => {
    expect(read([name.length, ...Buffer.from(name)], (from) => from.name())).toBe(name);
  });

  test.each(['', 'A', '1a', '-a', 'a b', 'abcdefghijklmnopqrstuvwxy'])('"%s" is none', (name) => {
    expect(read([name.length, ...Buffer.from(name)], (from) => from.name())).toMatch(/^byte/);
  });
});

test('after the first thing wrong all is nothing, and the first is what is said', () => {
  const from = new ByteReader(Uint8Array.of(7, 0x81, 0x00, 5, 5, 5, 5));
  expect(from.whole(100)).toBe(7);
  expect(from.whole(100)).toBe(0);
  const { problem, left } = from;
  expect(problem).toBe('byte 3: a number is longer than it need be');
  expect([
    from.byte(),
    from.whole(9),
    from.amount(1, 9),
    from.signedAmount(9),
    from.text(9),
    from.name(),
  ]).toEqual([...[0, 0, 0, 0, '', '']]);
  from.fail('something else');
  expect([from.problem, from.left]).toEqual([problem, left]);
});
