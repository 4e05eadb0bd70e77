import type { Random } from '../units/random.ts';

/** What one direction of a bad line does to the bytes on it. Rates are chances per byte, 0 … 1. */
export interface Impairments {
  readonly delayMs: number;
  readonly lossRate: number;
  /** One to eight bits of the byte are flipped. */
  readonly flipRate: number;
  readonly duplicateRate: number;
  /** Pieces are cut at random places, so that none arrives as it was written. */
  readonly rechunk: boolean;
}

export const CLEAN_LINE: Impairments = {
  delayMs: 0,
  lossRate: 0,
  flipRate: 0,
  duplicateRate: 0,
  rechunk: false,
};

const MOST_PIECE_BYTES = 16;

/** The pieces in which `bytes` come out at the other end. Takes chance only where something may go wrong. */
export function impair(bytes: Uint8Array, line: Impairments, random: Random): readonly Uint8Array[] {
  const noisy = line.lossRate > 0 || line.flipRate > 0 || line.duplicateRate > 0;
  const arriving = noisy ? spoil(bytes, line, random) : bytes;
  if (arriving.length === 0) return [];
  return line.rechunk ? cut(arriving, random) : [arriving];
}

function spoil(bytes: Uint8Array, line: Impairments, random: Random): Uint8Array {
  const out: number[] = [];
  for (const byte of bytes) {
    if (random.unit() < line.lossRate) continue;
    const seen = random.unit() < line.flipRate ? flip(byte, random) : byte;
    out.push(seen);
    if (random.unit() < line.duplicateRate) out.push(seen);
  }
  return Uint8Array.from(out);
}

function flip(byte: number, random: Random): number {
  return byte ^ random.integer(1, 255);
}

function cut(bytes: Uint8Array, random: Random): readonly Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = random.integer(1, MOST_PIECE_BYTES);
    pieces.push(bytes.subarray(at, at + length));
    at += length;
  }
  return pieces;
}
