/**
 * The latched fault in memory that outlives the power (spec.md §8), so that nobody makes it go away by pulling the plug,
 * and somebody can still tell what happened. Two places, written by turns, a byte a millisecond; the newest that is whole
 * counts, so a cut at any byte leaves the record before.
 *
 *     place: mark · counter (4) · word of the fault · number (2) · board time (4) · detail (4) · CRC-32C (4)
 */
import { crc32c } from '../../src/protocol/crc32c.ts';
import { FAULTS } from '../../src/protocol/words.ts';
import type { Latched } from './fault-latch.ts';

const MARK = 0xf5;
const PLACE_BYTES = 20;
const BODY_BYTES = PLACE_BYTES - 4;

/** What a board needs of such memory. */
export const FAULT_MEMORY_BYTES = 2 * PLACE_BYTES;

export interface KeptFault {
  /** Records since the board was made. */
  readonly counter: number;
  /** The last number given, also where nothing is latched. */
  readonly lastId: number;
  readonly latched: Latched | null;
}

const NOTHING: KeptFault = { counter: 0, lastId: 0, latched: null };

export class FaultRecord {
  private readonly memory: Uint8Array;
  private kept: KeptFault;
  private writing: { readonly at: number; readonly bytes: Uint8Array; done: number } | null = null;
  private waiting: { readonly lastId: number; readonly latched: Latched | null } | null = null;

  constructor(memory: Uint8Array) {
    this.memory = memory;
    this.kept = newest(memory);
  }

  get last(): KeptFault {
    return this.kept;
  }

  /** Written over the next milliseconds; `latched` null: cleared by a person. */
  keep(latched: Latched | null, lastId: number): void {
    this.waiting = { latched, lastId };
  }

  /** One millisecond: at most one byte. */
  step(): void {
    if (this.writing === null) this.begin();
    const { writing } = this;
    if (writing === null) return;
    this.memory[writing.at + writing.done] = writing.bytes[writing.done] ?? 0;
    writing.done += 1;
    if (writing.done === PLACE_BYTES) this.writing = null;
  }

  private begin(): void {
    if (this.waiting === null) return;
    this.kept = { ...this.waiting, counter: this.kept.counter + 1 };
    this.waiting = null;
    const at = (this.kept.counter % 2) * PLACE_BYTES;
    this.writing = { at, bytes: bytesOf(this.kept), done: 0 };
  }
}

function bytesOf({ counter, lastId, latched }: KeptFault): Uint8Array {
  const bytes = new Uint8Array(PLACE_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, MARK);
  view.setUint32(1, counter);
  view.setUint8(5, FAULTS.indexOf(latched?.fault ?? 'none'));
  view.setUint16(6, latched?.id ?? lastId);
  view.setUint32(8, latched?.ms ?? 0);
  view.setInt32(12, latched?.detail ?? 0);
  view.setUint32(BODY_BYTES, crc32c(bytes, 0, BODY_BYTES));
  return bytes;
}

function newest(memory: Uint8Array): KeptFault {
  const places = [0, PLACE_BYTES].map((at) => readPlace(memory.subarray(at, at + PLACE_BYTES)));
  return places.reduce((best, one) => (one.counter > best.counter ? one : best), NOTHING);
}

/** `NOTHING` where the place is not whole. */
function readPlace(bytes: Uint8Array): KeptFault {
  if (bytes.length < PLACE_BYTES || bytes[0] !== MARK) return NOTHING;
  const view = new DataView(bytes.buffer, bytes.byteOffset, PLACE_BYTES);
  if (view.getUint32(BODY_BYTES) !== crc32c(bytes, 0, BODY_BYTES)) return NOTHING;
  const fault = FAULTS[view.getUint8(5)] ?? 'internal';
  const id = view.getUint16(6);
  const latched = fault === 'none' ? null : { fault, id, ms: view.getUint32(8), detail: view.getInt32(12) };
  return { counter: view.getUint32(1), lastId: id, latched };
}
