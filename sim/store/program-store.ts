/**
 * The programs a board carries (protocols/program-image/v1/spec.md §6): slots of two banks, one of which is written while
 * the other is played. What is asked twice is done once and answered `ok` when it is done for good; `busy` until then.
 * One millisecond a step; nothing waits for the chip.
 */
import { HEADER_BYTES, MOST_IMAGE_BYTES } from '../../src/protocol/program-image/header.ts';
import { type ImageHome, judgeImage } from '../../src/protocol/program-image/judge-image.ts';
import { isRequestSigned, type StoreRequest } from '../../src/protocol/program-image/signature.ts';
import type { StoreCode } from '../../src/protocol/program-image/store-codes.ts';
import type { Flash } from './flash.ts';
import { JobRow } from './job-row.ts';
import { type BankIndex, type SlotRecord, sameRecord } from './slot-record.ts';
import {
  activated,
  bankCalled,
  type Change,
  chosen,
  committed,
  confirmed,
  leastVersion,
  refused,
  removed,
  reverted,
  rolledBack,
} from './slot-rules.ts';
import {
  bankAt,
  eraseBank,
  fallback,
  hashOf,
  isWhole,
  lookAt,
  programJobs,
  readBank,
  recordJobs,
  recordOf,
  SLOT_SECTORS,
  type SlotView,
} from './slots.ts';
import { NO_TRANSFER, receivedBytes, type Transfer } from './transfer.ts';

/** How many slots a board of this kind has. */
export const SLOTS = 8;
export const STORE_SECTORS = SLOTS * SLOT_SECTORS;
/** A sender that says nothing for so long has gone. [design default] */
const LEASE_MS = 10_000;

export interface StoreOptions {
  readonly flash: Flash;
  readonly serial: string;
  /** What an image must be for; the counter is the store's own. */
  readonly home: Omit<ImageHome, 'leastVersion'>;
}

export class ProgramStore {
  private readonly flash: Flash;
  private readonly jobs: JobRow;
  private readonly options: StoreOptions;
  private readonly views: SlotView[];
  /** The record that is being written, and where. */
  private writing: { readonly slot: number; readonly record: SlotRecord } | null = null;
  private transfer: Transfer = NO_TRANSFER;
  private leaseMs = 0;
  /** A record that could not be read back: the chip is worn. */
  private worn = false;
  /** Slots that were tried and never confirmed before the power went: the old program returns. */
  private readonly overdue: number[];
  /** The slot whose trial has begun and that no person has started yet. */
  private chosen: number | null = null;

  /** Power-up: every bank is read and digested. */
  constructor(options: StoreOptions) {
    this.options = options;
    this.flash = options.flash;
    this.jobs = new JobRow(options.flash);
    this.views = Array.from({ length: SLOTS }, (_, slot) => lookAt(this.flash, slot));
    this.overdue = this.views.flatMap(({ record }, slot) => (record.trial === 'tried' ? [slot] : []));
  }

  /** Null where there is no such slot. */
  view(slot: number): SlotView | null {
    return this.views[slot] ?? null;
  }

  get current(): Transfer {
    return this.transfer;
  }

  get isOpen(): boolean {
    return this.transfer.kind !== 'none';
  }

  get isBusy(): boolean {
    return (
      this.jobs.isBusy || this.writing !== null || this.overdue.length > 0 || this.transfer.kind === 'erasing'
    );
  }

  step(): void {
    if (!this.isBusy) {
      if (!this.isOpen) return;
      this.leaseMs += 1;
      if (this.leaseMs > LEASE_MS) this.transfer = NO_TRANSFER;
    }
    if (!this.jobs.step()) this.onIdle();
  }

  begin(slot: number, bytes: number, hash: string): StoreCode {
    const view = this.views[slot];
    if (view === undefined) return 'slot';
    const { transfer } = this;
    this.leaseMs = 0;
    if (transfer.kind !== 'none') {
      const isSame = transfer.slot === slot && transfer.bytes === bytes && transfer.hash === hash;
      return isSame ? 'ok' : 'transfer-open';
    }
    if (bytes <= HEADER_BYTES || bytes > MOST_IMAGE_BYTES) return 'length';
    if (this.isBusy) return 'busy';
    // The other bank is what a trial falls back on.
    if (view.record.trial !== 'none') return 'trial';
    const bank: BankIndex = view.inUse.bank === 0 ? 1 : 0;
    this.transfer = { kind: 'erasing', slot, bank, bytes, hash };
    this.jobs.push(...eraseBank(slot, bank));
    return 'ok';
  }

  data(offset: number, bytes: Uint8Array): StoreCode {
    const { transfer } = this;
    this.leaseMs = 0;
    if (transfer.kind === 'none') return 'no-transfer';
    if (transfer.kind === 'erasing') return 'busy';
    const received = receivedBytes(transfer);
    const at = bankAt(transfer.slot, transfer.bank);
    if (offset + bytes.length > transfer.bytes) return 'length';
    // Sent twice: the board has it, or has it on the way to the chip.
    if (offset + bytes.length <= received) return 'ok';
    if (transfer.kind !== 'receiving' || offset !== received) return 'offset';
    this.transfer = { ...transfer, received: received + bytes.length };
    this.jobs.push(...programJobs(at + offset, bytes));
    return 'ok';
  }

  /** The board reads back what the chip really holds, and judges that. */
  verify(): StoreCode {
    const { transfer } = this;
    this.leaseMs = 0;
    if (transfer.kind === 'verified') return 'ok';
    if (transfer.kind === 'none') return 'no-transfer';
    if (transfer.kind === 'erasing' || this.isBusy) return 'busy';
    const { slot, bank, bytes, hash } = transfer;
    if (transfer.received < bytes) return 'incomplete';
    const image = this.flash.read(bankAt(slot, bank), bytes);
    if (hashOf(image) !== hash) return 'hash';
    const verdict = judgeImage(image, {
      ...this.options.home,
      leastVersion: (id) => this.leastVersion(id, hash),
    });
    if (!verdict.ok) return verdict.code;
    const { id, version } = verdict.header;
    this.transfer = { kind: 'verified', slot, bank, bytes, hash, id, version };
    return 'ok';
  }

  /** The bank counts from now on, but is not played yet. */
  commit(slot: number, stamp: string): StoreCode {
    return this.onSlot(slot, ({ record, inUse }) => {
      const { transfer } = this;
      if (transfer.kind !== 'verified' && bankCalled(record, stamp) !== null) return { kind: 'done' };
      if (transfer.kind === 'none' || transfer.slot !== slot) return refused('no-transfer');
      if (transfer.kind !== 'verified' || !transfer.hash.startsWith(stamp)) return refused('incomplete');
      const { bank, bytes, hash, id, version } = transfer;
      this.transfer = NO_TRANSFER;
      return committed(record, inUse, bank, { state: 'written', bytes, hash, id, version });
    });
  }

  /** What is not committed is forgotten. */
  abort(): StoreCode {
    this.transfer = NO_TRANSFER;
    return 'ok';
  }

  /** From now on this is what plays, on trial. Not for going back: that is `rollback`. */
  activate(slot: number, stamp: string): StoreCode {
    return this.onSlot(slot, ({ record, inUse }) =>
      activated(record, inUse, stamp, (bank) => {
        const { id, version, hash } = record.banks[bank];
        if (!isWhole(this.flash, slot, bank, record)) return 'hash';
        return version < this.leastVersion(id, hash) ? 'counter' : 'ok';
      }),
    );
  }

  /** Digests what is about to be played, and begins the trial of a new program. */
  choose(slot: number, stamp: string): StoreCode {
    return this.onSlot(slot, () => {
      const view = lookAt(this.flash, slot);
      this.views[slot] = view;
      const { record, inUse } = view;
      if (inUse.bank === null) return refused(inUse.fellBack ? 'hash' : 'empty');
      if (inUse.fellBack) {
        // The other bank takes over for good, so that a person is told once and not each time.
        this.write(slot, reverted(record, inUse.bank));
        return refused('hash');
      }
      if (record.trial === 'tried' && this.chosen !== slot) {
        // Played once and nobody said that it was good: the old one returns.
        this.write(slot, reverted(record, fallback(this.flash, slot, record)));
        return refused('trial');
      }
      this.chosen = slot;
      return chosen(record, inUse.bank, stamp);
    });
  }

  /** A person's Start: whatever was chosen before it is being played. */
  started(): void {
    this.chosen = null;
  }

  /** The person who was there says that it is good. */
  confirm(slot: number, stamp: string): StoreCode {
    return this.onSlot(slot, ({ record }) => confirmed(record, stamp));
  }

  rollback(slot: number, signature: Uint8Array): StoreCode {
    return this.onSlot(slot, ({ record }) =>
      rolledBack(record, fallback(this.flash, slot, record), () =>
        this.isAsked('rollback', slot, record, signature),
      ),
    );
  }

  remove(slot: number, signature: Uint8Array): StoreCode {
    return this.onSlot(slot, ({ record }) =>
      removed(record, () => this.isAsked('remove', slot, record, signature)),
    );
  }

  /** What the chip holds there now; null where there is nothing to read. */
  read(slot: number, bank: BankIndex, offset: number, length: number): Uint8Array | null {
    const view = this.views[slot];
    return view === undefined ? null : readBank(this.flash, slot, bank, view.record, offset, length);
  }

  /** Changes a record, one at a time, and says so once it can be read back. */
  private onSlot(slot: number, decide: (view: SlotView) => Change): StoreCode {
    const view = this.views[slot];
    if (view === undefined) return 'slot';
    if (this.writing !== null) return 'busy';
    const change = decide(view);
    if (change.kind === 'done') return this.worn ? 'worn' : 'ok';
    if (change.kind === 'refused') return change.code;
    this.write(slot, change.record);
    return 'busy';
  }

  /** The chip has done all it was told. */
  private onIdle(): void {
    if (this.transfer.kind === 'erasing') {
      const { slot, bank, bytes, hash } = this.transfer;
      this.transfer = { kind: 'receiving', slot, bank, bytes, hash, received: 0 };
    }
    if (this.writing === null) {
      const slot = this.overdue.shift();
      const record = slot === undefined ? undefined : this.views[slot]?.record;
      if (slot !== undefined && record !== undefined) {
        this.write(slot, reverted(record, fallback(this.flash, slot, record)));
      }
      return;
    }
    const { slot, record } = this.writing;
    this.writing = null;
    this.worn = !sameRecord(recordOf(this.flash, slot), record);
    this.views[slot] = lookAt(this.flash, slot);
  }

  private write(slot: number, changed: SlotRecord): void {
    const record = { ...changed, sequence: changed.sequence + 1 };
    this.writing = { slot, record };
    this.jobs.push(...recordJobs(this.flash, slot, record));
  }

  private leastVersion(id: string, hash: string): number {
    const records = this.views.map(({ record }) => record);
    return leastVersion(records, id, hash);
  }

  private isAsked(
    verb: StoreRequest['verb'],
    slot: number,
    { sequence }: SlotRecord,
    signature: Uint8Array,
  ): boolean {
    const { serial, home } = this.options;
    return isRequestSigned({ verb, serial, slot, record: sequence }, signature, home.keys);
  }
}
