/** One change of a slot, as the board keeps it: 128 bytes with a CRC-32C of their own. */
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { crc32c } from '../../src/protocol/crc32c.ts';
import { STORE_ACTIONS, type StoreAction } from '../../src/protocol/store-messages.ts';

export const CHANGE_BYTES = 128;
/** What a host may say of who is at it, in letters of a token. */
export const WHO_LETTERS = 16;

const MAGIC = utf8ToBytes('TSC1');

const AT = {
  number: 4,
  whenS: 8,
  record: 12,
  slot: 16,
  action: 17,
  who: 20,
  key: 36,
  from: 44,
  to: 76,
  crc: 124,
};
const KEY_BYTES = 8;
const HASH_BYTES = 32;

export interface ChangeRecord {
  /** Counts up from 1. */
  readonly number: number;
  /** Seconds since 1970 by the host's clock; 0 where nobody said. The board has no calendar. */
  readonly whenS: number;
  readonly slot: number;
  /** The number of the slot's record that makes the change. */
  readonly record: number;
  readonly action: StoreAction;
  /** Who the host says is there; `-` where nobody said. */
  readonly who: string;
  /** Key id of who vouched for it; null where no key was asked for. */
  readonly key: string | null;
  /** SHA-256 of what was in use, and of what is afterwards (`commit`: of what came); null for nothing. */
  readonly from: string | null;
  readonly to: string | null;
}

export function encodeChange(change: ChangeRecord): Uint8Array {
  const bytes = new Uint8Array(CHANGE_BYTES);
  const view = new DataView(bytes.buffer);
  bytes.set(MAGIC);
  view.setUint32(AT.number, change.number);
  view.setUint32(AT.whenS, change.whenS);
  view.setUint32(AT.record, change.record);
  view.setUint8(AT.slot, change.slot);
  view.setUint8(AT.action, STORE_ACTIONS.indexOf(change.action));
  bytes.set(utf8ToBytes(change.who.slice(0, WHO_LETTERS)), AT.who);
  if (change.key !== null) bytes.set(hexToBytes(change.key), AT.key);
  if (change.from !== null) bytes.set(hexToBytes(change.from), AT.from);
  if (change.to !== null) bytes.set(hexToBytes(change.to), AT.to);
  view.setUint32(AT.crc, crc32c(bytes.subarray(0, AT.crc)));
  return bytes;
}

/** Null where these bytes are no whole one. */
export function decodeChange(bytes: Uint8Array): ChangeRecord | null {
  if (bytes.length < CHANGE_BYTES || MAGIC.some((byte, i) => bytes[i] !== byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const action = STORE_ACTIONS[view.getUint8(AT.action)];
  if (action === undefined || view.getUint32(AT.crc) !== crc32c(bytes.subarray(0, AT.crc))) return null;
  const who = bytes.subarray(AT.who, AT.who + WHO_LETTERS).filter((byte) => byte !== 0);
  return {
    number: view.getUint32(AT.number),
    whenS: view.getUint32(AT.whenS),
    slot: view.getUint8(AT.slot),
    record: view.getUint32(AT.record),
    action,
    who: String.fromCharCode(...who),
    key: hexOrNull(bytes.subarray(AT.key, AT.key + KEY_BYTES)),
    from: hexOrNull(bytes.subarray(AT.from, AT.from + HASH_BYTES)),
    to: hexOrNull(bytes.subarray(AT.to, AT.to + HASH_BYTES)),
  };
}

function hexOrNull(bytes: Uint8Array): string | null {
  return bytes.every((byte) => byte === 0) ? null : bytesToHex(bytes);
}
