/**
 * What the board knows of one slot, in one record. Two sectors take turns: the next record goes where the older one is,
 * and the newest whole one counts. So at every moment one of them is whole.
 */
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { crc32c } from '../../src/protocol/crc32c.ts';

export const RECORD_BYTES = 192;

export type BankIndex = 0 | 1;

/** `written`: whole and checked, not yet confirmed by a person. `accepted`: confirmed once. */
export type BankState = 'empty' | 'written' | 'accepted';

export interface BankEntry {
  readonly state: BankState;
  readonly bytes: number;
  readonly version: number;
  readonly id: string;
  /** SHA-256 of all bytes of the image, in hex. */
  readonly hash: string;
}

/** `fresh`: activated, not yet played. `tried`: played once, and waits for a person's word. */
export type Trial = 'none' | 'fresh' | 'tried';

export interface SlotRecord {
  /** Counts up with every record of the slot. */
  readonly sequence: number;
  readonly active: BankIndex | null;
  readonly trial: Trial;
  /** The newest version that was confirmed here, and of which program: what the counter goes by. */
  readonly floorId: string;
  readonly floorVersion: number;
  readonly banks: readonly [BankEntry, BankEntry];
}

const MAGIC = utf8ToBytes('TSR1');
const STATES: readonly BankState[] = ['empty', 'written', 'accepted'];
const TRIALS: readonly Trial[] = ['none', 'fresh', 'tried'];
const NO_BANK = 0xff;
const ID_BYTES = 24;
const HASH_BYTES = 32;
const AT = { sequence: 4, active: 8, trial: 9, floorVersion: 12, floorId: 16, banks: 40, crc: 188 } as const;
const BANK = { bytes: 4, version: 8, id: 12, hash: 36, size: 68 } as const;

export const EMPTY_BANK: BankEntry = {
  state: 'empty',
  bytes: 0,
  version: 0,
  id: '',
  hash: '00'.repeat(HASH_BYTES),
};

export const NO_RECORD: SlotRecord = {
  sequence: 0,
  active: null,
  trial: 'none',
  floorId: '',
  floorVersion: 0,
  banks: [EMPTY_BANK, EMPTY_BANK],
};

/** SHA-256 of the image that was made active; null where none is. */
export function hashInUse({ active, banks }: SlotRecord): string | null {
  return active === null ? null : banks[active].hash;
}

export function encodeRecord(record: SlotRecord): Uint8Array {
  const bytes = new Uint8Array(RECORD_BYTES);
  const view = new DataView(bytes.buffer);
  bytes.set(MAGIC);
  view.setUint32(AT.sequence, record.sequence);
  view.setUint8(AT.active, record.active ?? NO_BANK);
  view.setUint8(AT.trial, TRIALS.indexOf(record.trial));
  view.setUint32(AT.floorVersion, record.floorVersion);
  bytes.set(utf8ToBytes(record.floorId), AT.floorId);
  for (const [index, bank] of record.banks.entries()) {
    const at = AT.banks + index * BANK.size;
    view.setUint8(at, STATES.indexOf(bank.state));
    view.setUint32(at + BANK.bytes, bank.bytes);
    view.setUint32(at + BANK.version, bank.version);
    bytes.set(utf8ToBytes(bank.id), at + BANK.id);
    bytes.set(hexToBytes(bank.hash), at + BANK.hash);
  }
  view.setUint32(AT.crc, crcOf(bytes));
  return bytes;
}

/** Null where these bytes are no whole record. */
export function decodeRecord(bytes: Uint8Array): SlotRecord | null {
  if (bytes.length < RECORD_BYTES || MAGIC.some((byte, i) => bytes[i] !== byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(AT.crc) !== crcOf(bytes)) return null;
  const active = view.getUint8(AT.active);
  return {
    sequence: view.getUint32(AT.sequence),
    active: active === 0 || active === 1 ? active : null,
    trial: TRIALS[view.getUint8(AT.trial)] ?? 'none',
    floorVersion: view.getUint32(AT.floorVersion),
    floorId: word(bytes, AT.floorId),
    banks: [bankAt(bytes, view, AT.banks), bankAt(bytes, view, AT.banks + BANK.size)],
  };
}

export function sameRecord(a: SlotRecord, b: SlotRecord): boolean {
  const other = encodeRecord(b);
  return encodeRecord(a).every((byte, i) => byte === other[i]);
}

function bankAt(bytes: Uint8Array, view: DataView, at: number): BankEntry {
  return {
    state: STATES[view.getUint8(at)] ?? 'empty',
    bytes: view.getUint32(at + BANK.bytes),
    version: view.getUint32(at + BANK.version),
    id: word(bytes, at + BANK.id),
    hash: bytesToHex(bytes.subarray(at + BANK.hash, at + BANK.hash + HASH_BYTES)),
  };
}

function word(bytes: Uint8Array, at: number): string {
  const used = bytes.subarray(at, at + ID_BYTES).filter((byte) => byte !== 0);
  return String.fromCharCode(...used);
}

function crcOf(bytes: Uint8Array): number {
  return crc32c(bytes.subarray(0, AT.crc));
}
