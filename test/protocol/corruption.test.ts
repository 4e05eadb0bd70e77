import { describe, expect, test } from 'vitest';
import { encodeLineBytes } from '../../src/protocol/line.ts';
import type { Message } from '../../src/protocol/messages.ts';
import { corruptMany, flip, Receiver, textOf } from './corrupt-many.ts';
import { specOf } from './message-arbitrary.ts';

/** Every way to flip `count` bits of the line, followed by a good line. Returns how many were tried. */
function flipAll(message: Message, seq: number | null, count: 1 | 2 | 3): number {
  const sender = specOf(message.name).from;
  const line = encodeLineBytes(message, '3f2a', seq);
  const after = sender === 'host' ? encodeLineBytes({ name: 'opn' }, '3f2a', null) : line;
  const receiver = new Receiver(sender);
  const bits = line.length * 8;
  const original = textOf(line);
  const follower = textOf(after);
  let tried = 0;
  const judge = (...flipped: readonly number[]): void => {
    tried++;
    receiver.push(line);
    receiver.push(after);
    const [first, ...others] = receiver.accepted;
    // A flip inside the good line's predecessor may cost that good line too (their line feed merged them), never more.
    const right = first === undefined || (first === follower && others.length === 0);
    if (!right) throw new Error(`bits ${flipped} of ${original}: accepted ${receiver.accepted}`);
    receiver.accepted.length = 0;
  };
  for (let a = 0; a < bits; a++) {
    flip(line, a);
    if (count === 1) judge(a);
    for (let b = a + 1; count > 1 && b < bits; b++) {
      flip(line, b);
      if (count === 2) judge(a, b);
      for (let c = b + 1; count > 2 && c < bits; c++) {
        flip(line, c);
        judge(a, b, c);
        flip(line, c);
      }
      flip(line, b);
    }
    flip(line, a);
  }
  expect(textOf(line)).toBe(original);
  return tried;
}

describe('H16: a corrupted line is never taken for another', () => {
  const short: readonly (readonly [Message, number | null])[] = [
    [{ name: 'hb' }, null],
    [{ name: 'stp', cause: 'exit' }, null],
    [{ name: 'dis' }, 0],
    [{ name: 'arm', edge: 1 }, 7],
    [{ name: 'rat', ratePermille: 1000 }, 12],
    [{ name: 'ack', seq: 12, next: 13, code: 'ok' }, null],
    [
      { name: 'frc', batch: 4, channel: 0, startTick: 1200, ticks: 400, mode: 'press', endMilliN: 30_000 },
      12,
    ],
  ];

  test.each(short)('every flip of one and two bits: %o', (message, seq) => {
    const bits = encodeLineBytes(message, '3f2a', seq).length * 8;
    expect(flipAll(message, seq, 1)).toBe(bits);
    expect(flipAll(message, seq, 2)).toBe((bits * (bits - 1)) / 2);
  });

  test('every flip of three bits of the shortest line', () => {
    const bits = 8 * 22;
    expect(flipAll({ name: 'hb' }, null, 3)).toBe((bits * (bits - 1) * (bits - 2)) / 6);
  });

  const SEED = 16;
  test(`a million lines with flipped, lost, inserted, doubled and merged bytes (seed ${SEED})`, () => {
    const results = (['host', 'board'] as const).map((sender, i) => corruptMany(sender, SEED + i, 500_000));
    expect(results.map((result) => result.wrong)).toEqual([0, 0]);
    for (const { stops, accepted, rejected } of results) {
      // The figures show that the noise did reach the decoder, and did not drown everything.
      expect(rejected).toBeGreaterThan(400_000);
      expect(accepted).toBeGreaterThan(400_000);
      expect(stops).toBeGreaterThan(100);
    }
  });
});
