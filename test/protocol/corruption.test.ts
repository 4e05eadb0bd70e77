import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeLine, encodeLineBytes } from '../../src/protocol/line.ts';
import { LineSplitter } from '../../src/protocol/line-splitter.ts';
import type { Message } from '../../src/protocol/messages.ts';
import { Random } from '../../src/units/random.ts';
import { arbitraryAddressed, NAMES, specOf } from './message-arbitrary.ts';

/** A receiver of one direction that notes what it accepts. */
class Receiver {
  readonly accepted: string[] = [];
  stops = 0;
  rejected = 0;
  private readonly splitter: LineSplitter;

  constructor(sender: 'host' | 'board') {
    this.splitter = new LineSplitter({
      onLine: (text) => {
        if (decodeLine(text, sender).ok) this.accepted.push(text);
        else this.rejected++;
      },
      onStop: () => {
        this.stops++;
      },
      onNoise: () => {
        this.rejected++;
      },
    });
  }

  push(bytes: Uint8Array): void {
    this.splitter.push(bytes);
  }
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1').trimEnd();
}

function flip(bytes: Uint8Array, bit: number): void {
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
}

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

/** `count` corrupted lines, a good one behind each. Accepted may only be one of the two, as it was sent. */
function corruptMany(sender: 'host' | 'board', seed: number, count: number) {
  const random = new Random(seed);
  const names = NAMES.filter((name) => specOf(name).from === sender);
  const sent = names.flatMap((name) =>
    fc
      .sample(arbitraryAddressed(name), { seed, numRuns: 40 })
      .map(({ message, epoch, seq }) => encodeLineBytes(message, epoch, seq)),
  );
  const texts = sent.map(textOf);
  const receiver = new Receiver(sender);
  let wrong = 0;
  let accepted = 0;
  for (let n = 0; n < count; n++) {
    const one = random.integer(0, sent.length - 1);
    const two = random.integer(0, sent.length - 1);
    const bytes = corrupted(random, sent[one] ?? new Uint8Array(), sent[two] ?? new Uint8Array());
    receiver.push(bytes);
    receiver.push(sent[two] ?? new Uint8Array());
    for (const text of receiver.accepted) if (text !== texts[one] && text !== texts[two]) wrong++;
    accepted += receiver.accepted.length;
    receiver.accepted.length = 0;
  }
  return { wrong, accepted, stops: receiver.stops, rejected: receiver.rejected };
}

function corrupted(random: Random, line: Uint8Array, next: Uint8Array): Uint8Array {
  const at = random.integer(0, line.length - 1);
  const some = random.integer(1, 4);
  switch (random.integer(0, 5)) {
    case 0: // lost
      return joined(line.subarray(0, at), line.subarray(at + some));
    case 1: // inserted
      return joined(line.subarray(0, at), randomBytes(random, some), line.subarray(at));
    case 2: // doubled
      return joined(line.subarray(0, at + some), line.subarray(at));
    case 3: // merged: the line feed and maybe more before it is lost
      return line.subarray(0, line.length - some);
    case 4: // merged: the head of one line on the tail of another
      return joined(line.subarray(0, at), next.subarray(random.integer(0, next.length - 1)));
    default: {
      const bytes = line.slice();
      const flips = random.integer(1, 8);
      for (let n = 0; n < flips; n++) flip(bytes, random.integer(0, bytes.length * 8 - 1));
      return bytes;
    }
  }
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function randomBytes(random: Random, count: number): Uint8Array {
  return Uint8Array.from({ length: count }, () => random.integer(0, 255));
}
