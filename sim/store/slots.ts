/** Where the slots lie in the flash, and what is in them: nothing here is remembered, all of it is read from the chip. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { MOST_IMAGE_BYTES } from '../../src/protocol/program-image/header.ts';
import { type Flash, type FlashJob, PAGE_BYTES, SECTOR_BYTES } from './flash.ts';
import {
  type BankIndex,
  decodeRecord,
  encodeRecord,
  NO_RECORD,
  RECORD_BYTES,
  type SlotRecord,
} from './slot-record.ts';

const BANK_SECTORS = MOST_IMAGE_BYTES / SECTOR_BYTES;
const RECORD_SECTORS = 2;
/** Two banks and two sectors of records. */
export const SLOT_SECTORS = 2 * BANK_SECTORS + RECORD_SECTORS;

function firstSector(slot: number, bank: BankIndex): number {
  return slot * SLOT_SECTORS + bank * BANK_SECTORS;
}

export function bankAt(slot: number, bank: BankIndex): number {
  return firstSector(slot, bank) * SECTOR_BYTES;
}

export function eraseBank(slot: number, bank: BankIndex): readonly FlashJob[] {
  const sector = firstSector(slot, bank);
  return Array.from({ length: BANK_SECTORS }, (_, i) => ({ kind: 'erase', sector: sector + i }));
}

/** The bytes at `at` as jobs that stay inside pages. */
export function programJobs(at: number, bytes: Uint8Array): readonly FlashJob[] {
  const jobs: FlashJob[] = [];
  for (let done = 0; done < bytes.length; ) {
    const room = PAGE_BYTES - ((at + done) % PAGE_BYTES);
    const part = bytes.slice(done, done + room);
    jobs.push({ kind: 'program', at: at + done, bytes: part });
    done += part.length;
  }
  return jobs;
}

function recordSector(slot: number, which: number): number {
  return slot * SLOT_SECTORS + 2 * BANK_SECTORS + which;
}

function recordsOf(flash: Flash, slot: number): readonly (SlotRecord | null)[] {
  return [0, 1].map((which) =>
    decodeRecord(flash.read(recordSector(slot, which) * SECTOR_BYTES, RECORD_BYTES)),
  );
}

/** The newest whole record. */
export function recordOf(flash: Flash, slot: number): SlotRecord {
  const [a, b] = recordsOf(flash, slot);
  if (a === null || a === undefined) return b ?? NO_RECORD;
  return b === null || b === undefined || a.sequence > b.sequence ? a : b;
}

/** Erases the older record and writes this one in its place: the newest stays whole until this one is. */
export function recordJobs(flash: Flash, slot: number, record: SlotRecord): readonly FlashJob[] {
  const [a] = recordsOf(flash, slot);
  const isNewestFirst = a !== null && a?.sequence === recordOf(flash, slot).sequence;
  const sector = recordSector(slot, isNewestFirst ? 1 : 0);
  return [{ kind: 'erase', sector }, ...programJobs(sector * SECTOR_BYTES, encodeRecord(record))];
}

/** Whether the bank holds, to the bit, what its record says. */
export function isWhole(flash: Flash, slot: number, bank: BankIndex, record: SlotRecord): boolean {
  const { state, bytes, hash } = record.banks[bank];
  if (state === 'empty' || bytes > MOST_IMAGE_BYTES) return false;
  return hashOf(flash.read(bankAt(slot, bank), bytes)) === hash;
}

export function hashOf(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

export interface InUse {
  readonly bank: BankIndex | null;
  /** Not the one that was made active: that one has rotted, or was tried and never confirmed. */
  readonly fellBack: boolean;
}

export interface SlotView {
  readonly record: SlotRecord;
  readonly inUse: InUse;
}

export function lookAt(flash: Flash, slot: number): SlotView {
  const record = recordOf(flash, slot);
  return { record, inUse: bankInUse(flash, slot, record) };
}

/** Null behind the end of what the bank is said to hold. */
export function readBank(
  flash: Flash,
  slot: number,
  bank: BankIndex,
  { banks }: SlotRecord,
  offset: number,
  length: number,
): Uint8Array | null {
  const { bytes } = banks[bank];
  return offset >= bytes ? null : flash.read(bankAt(slot, bank) + offset, Math.min(length, bytes - offset));
}

/**
 * Which bank may be played: the active one if it is whole and not a trial that was over when the power came, else the
 * other one if a person has accepted it once and it is whole.
 */
export function bankInUse(flash: Flash, slot: number, record: SlotRecord): InUse {
  const { active } = record;
  if (active === null) return { bank: null, fellBack: false };
  if (isWhole(flash, slot, active, record)) return { bank: active, fellBack: false };
  return { bank: fallback(flash, slot, record), fellBack: true };
}

/** The other bank, where a person has accepted it once and it is whole. */
export function fallback(flash: Flash, slot: number, record: SlotRecord): BankIndex | null {
  const other: BankIndex = record.active === 0 ? 1 : 0;
  return record.banks[other].state === 'accepted' && isWhole(flash, slot, other, record) ? other : null;
}
