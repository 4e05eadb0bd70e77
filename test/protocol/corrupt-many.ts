/** Lines as a bad line makes them, by the million, and a receiver that notes what it takes for whole. */
import fc from 'fast-check';
import { decodeLine, encodeLineBytes } from '../../src/protocol/line.ts';
import { LineSplitter } from '../../src/protocol/line-splitter.ts';
import { Random } from '../../src/units/random.ts';
import { arbitraryAddressed, NAMES, specOf } from './message-arbitrary.ts';

/** A receiver of one direction that notes what it accepts. */
export class Receiver {
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

export function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1').trimEnd();
}

export function flip(bytes: Uint8Array, bit: number): void {
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
}

/** `count` corrupted lines, a good one behind each. Accepted may only be one of the two, as it was sent. */
export function corruptMany(sender: 'host' | 'board', seed: number, count: number) {
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
