/**
 * What may become of a slot's record, as data: `done` where it is so already, a refusal, or the record that follows.
 *
 *     written ─activate→ on trial, fresh ─choose→ tried ─confirm→ accepted
 *     on trial ─rollback, or power-up when tried→ the other bank, if it was accepted
 */
import type { StoreCode } from '../../src/protocol/program-image/store-codes.ts';
import type { Told } from './change-log.ts';
import { type BankEntry, type BankIndex, EMPTY_BANK, type SlotRecord } from './slot-record.ts';
import type { InUse } from './slots.ts';

export type Change =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly code: StoreCode }
  | { readonly kind: 'write'; readonly record: SlotRecord; readonly told: Told };

/** Of a hash, enough to name one of a slot's two. */
export const STAMP_DIGITS = 16;

const DONE: Change = { kind: 'done' };

export function refused(code: StoreCode): Change {
  return { kind: 'refused', code };
}

function write(record: SlotRecord, told: Told): Change {
  return { kind: 'write', record, told };
}

/** The bank that holds the image of that stamp; null where none does. */
export function bankCalled({ banks }: SlotRecord, stamp: string): BankIndex | null {
  const isIt = ({ state, hash }: BankEntry): boolean =>
    state !== 'empty' && stamp.length === STAMP_DIGITS && hash.startsWith(stamp);
  return isIt(banks[0]) ? 0 : isIt(banks[1]) ? 1 : null;
}

/** What is in use stays in use, also where it is not what was active: a bank must not begin to play by being written. */
export function committed(
  record: SlotRecord,
  inUse: InUse,
  bank: BankIndex,
  entry: BankEntry,
  key: string,
): Change {
  const told = { action: 'commit', key, to: entry.hash } as const;
  return write({ ...record, active: inUse.bank, banks: withBank(record, bank, entry) }, told);
}

export function activated(
  record: SlotRecord,
  inUse: InUse,
  stamp: string,
  judge: (bank: BankIndex) => StoreCode,
): Change {
  const bank = bankCalled(record, stamp);
  if (bank === null) return refused('empty');
  if (record.active === bank && inUse.bank === bank) return DONE;
  if (record.trial !== 'none') return refused('trial');
  const code = judge(bank);
  if (code !== 'ok') return refused(code);
  const isAccepted = record.banks[bank].state === 'accepted';
  return write({ ...record, active: bank, trial: isAccepted ? 'none' : 'fresh' }, { action: 'activate' });
}

export function chosen(record: SlotRecord, bank: BankIndex, stamp: string): Change {
  if (bankCalled(record, stamp) !== bank) return refused('empty');
  return record.trial === 'fresh' ? write({ ...record, trial: 'tried' }, { action: 'choose' }) : DONE;
}

export function confirmed(record: SlotRecord, stamp: string): Change {
  const { active } = record;
  if (active === null || bankCalled(record, stamp) !== active) return refused('empty');
  if (record.trial === 'none') return DONE;
  if (record.trial === 'fresh') return refused('untried');
  const entry: BankEntry = { ...record.banks[active], state: 'accepted' };
  const { id: floorId, version: floorVersion } = entry;
  const banks = withBank(record, active, entry);
  return write({ ...record, trial: 'none', floorId, floorVersion, banks }, { action: 'confirm' });
}

/** `other` is the bank to go back to; null empties the place. */
export function reverted(record: SlotRecord, other: BankIndex | null): SlotRecord {
  return { ...record, active: other, trial: 'none' };
}

/**
 * Out of a trial anybody may go back; to an older program that was accepted once, only with a technician's key.
 * `askedWith` gives the id of the key it is asked with.
 */
export function rolledBack(
  record: SlotRecord,
  other: BankIndex | null,
  askedWith: () => string | null,
): Change {
  if (record.trial !== 'none') return write(reverted(record, other), { action: 'rollback' });
  if (other === null) return refused('empty');
  const key = askedWith();
  return key === null ? refused('signature') : write(reverted(record, other), { action: 'rollback', key });
}

/** Empties the slot; the counter stays. */
export function removed(record: SlotRecord, askedWith: () => string | null): Change {
  if (record.active === null && record.banks.every(({ state }) => state === 'empty')) return DONE;
  const key = askedWith();
  if (key === null) return refused('signature');
  const banks = [EMPTY_BANK, EMPTY_BANK] as const;
  return write({ ...record, active: null, trial: 'none', banks }, { action: 'remove', key });
}

/** Newer than what was confirmed on this chair, or that very image again. */
export function leastVersion(records: readonly SlotRecord[], id: string, hash: string): number {
  const floors = records.map((record) => (record.floorId === id ? record.floorVersion : 0));
  const floor = Math.max(0, ...floors);
  const isKnown = records.some(({ banks }) =>
    banks.some((bank) => bank.hash === hash && bank.version === floor && bank.state === 'accepted'),
  );
  return isKnown ? floor : floor + 1;
}

function withBank({ banks }: SlotRecord, bank: BankIndex, entry: BankEntry): SlotRecord['banks'] {
  return bank === 0 ? [entry, banks[1]] : [banks[0], entry];
}
