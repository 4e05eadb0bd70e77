/**
 * Records of one length in memory that outlives the power. Two places, written by turns, a byte a millisecond; the newest
 * that is whole counts, so a cut at any byte leaves the record before.
 *
 *     place: mark · counter (4) · what is kept · CRC-32C (4)
 */
import { crc32c } from '../../src/protocol/crc32c.ts';

const HEAD_BYTES = 5;
const CRC_BYTES = 4;

export interface RecordShape {
  /** The first byte of every place: tells one kind of record from another. */
  readonly mark: number;
  /** Of what is kept. */
  readonly bytes: number;
}

/** What a board needs of such memory. */
export function memoryBytes({ bytes }: RecordShape): number {
  return 2 * (HEAD_BYTES + bytes + CRC_BYTES);
}

export class TwoPlaces {
  /** Records since the board was made. */
  counter = 0;
  /** The newest that was whole at power-up; null where there was none. */
  readonly found: Uint8Array | null;
  private readonly memory: Uint8Array;
  private readonly shape: RecordShape;
  private writing: { readonly at: number; readonly bytes: Uint8Array; done: number } | null = null;
  private waiting: Uint8Array | null = null;

  constructor(memory: Uint8Array, shape: RecordShape) {
    this.memory = memory;
    this.shape = shape;
    const placeBytes = memoryBytes(shape) / 2;
    let found: Uint8Array | null = null;
    for (const at of [0, placeBytes]) {
      const place = memory.subarray(at, at + placeBytes);
      if (!isWhole(place, shape) || counterOf(place) <= this.counter) continue;
      this.counter = counterOf(place);
      found = place.slice(HEAD_BYTES, HEAD_BYTES + shape.bytes);
    }
    this.found = found;
  }

  /** Something is not written yet. */
  get isBusy(): boolean {
    return this.writing !== null || this.waiting !== null;
  }

  /** Written over the next milliseconds; what waited to be written before is given up. */
  keep(kept: Uint8Array): void {
    this.waiting = kept;
  }

  /** One millisecond: at most one byte. */
  step(): void {
    if (this.writing === null) this.begin();
    const { writing } = this;
    if (writing === null) return;
    this.memory[writing.at + writing.done] = writing.bytes[writing.done] ?? 0;
    writing.done += 1;
    if (writing.done === writing.bytes.length) this.writing = null;
  }

  private begin(): void {
    if (this.waiting === null) return;
    this.counter += 1;
    const bytes = placeOf(this.waiting, this.counter, this.shape);
    this.waiting = null;
    this.writing = { at: (this.counter % 2) * bytes.length, bytes, done: 0 };
  }
}

function placeOf(kept: Uint8Array, counter: number, { mark, bytes }: RecordShape): Uint8Array {
  const place = new Uint8Array(HEAD_BYTES + bytes + CRC_BYTES);
  const view = new DataView(place.buffer);
  view.setUint8(0, mark);
  view.setUint32(1, counter);
  place.set(kept, HEAD_BYTES);
  view.setUint32(HEAD_BYTES + bytes, crc32c(place, 0, HEAD_BYTES + bytes));
  return place;
}

function isWhole(place: Uint8Array, { mark, bytes }: RecordShape): boolean {
  const body = HEAD_BYTES + bytes;
  if (place.length < body + CRC_BYTES || place[0] !== mark) return false;
  return viewOf(place).getUint32(body) === crc32c(place, 0, body);
}

function counterOf(place: Uint8Array): number {
  return viewOf(place).getUint32(1);
}

function viewOf({ buffer, byteOffset, length }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, length);
}
