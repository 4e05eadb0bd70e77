/**
 * The latched fault in memory that outlives the power (spec.md §8), so that nobody makes it go away by pulling the plug,
 * and somebody can still tell what happened.
 *
 *     kept: word of the fault · number (2) · board time (4) · detail (4)
 */
import { FAULTS } from '../../src/protocol/words.ts';
import type { Latched } from './fault-latch.ts';
import { memoryBytes, TwoPlaces } from './two-places.ts';

const SHAPE = { mark: 0xf5, bytes: 11 };

/** What a board needs of such memory. */
export const FAULT_MEMORY_BYTES = memoryBytes(SHAPE);

export interface KeptFault {
  /** Records since the board was made. */
  readonly counter: number;
  /** The last number given, also where nothing is latched. */
  readonly lastId: number;
  readonly latched: Latched | null;
}

export class FaultRecord {
  private readonly places: TwoPlaces;
  private kept: Omit<KeptFault, 'counter'>;

  constructor(memory: Uint8Array) {
    this.places = new TwoPlaces(memory, SHAPE);
    const { found } = this.places;
    this.kept = found === null ? { lastId: 0, latched: null } : faultIn(found);
  }

  get last(): KeptFault {
    return { ...this.kept, counter: this.places.counter };
  }

  /** Written over the next milliseconds; `latched` null: cleared by a person. */
  keep(latched: Latched | null, lastId: number): void {
    this.kept = { latched, lastId };
    this.places.keep(bytesOf(this.kept));
  }

  /** One millisecond: at most one byte. */
  step(): void {
    this.places.step();
  }
}

function bytesOf({ lastId, latched }: Omit<KeptFault, 'counter'>): Uint8Array {
  const bytes = new Uint8Array(SHAPE.bytes);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, FAULTS.indexOf(latched?.fault ?? 'none'));
  view.setUint16(1, latched?.id ?? lastId);
  view.setUint32(3, latched?.ms ?? 0);
  view.setInt32(7, latched?.detail ?? 0);
  return bytes;
}

function faultIn(bytes: Uint8Array): Omit<KeptFault, 'counter'> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const fault = FAULTS[view.getUint8(0)] ?? 'internal';
  const id = view.getUint16(1);
  const latched = fault === 'none' ? null : { fault, id, ms: view.getUint32(3), detail: view.getInt32(7) };
  return { lastId: id, latched };
}
