/**
 * The programs a board carries (protocols/program-image/v1/spec.md §6): slots of two banks, one of which is written while
 * the other is played. What is asked twice is done once and answered `ok` when it is done for good; `busy` until then.
 * One millisecond a step; nothing waits for the chip.
 */
import { HEADER_BYTES, MOST_IMAGE_BYTES } from '../../src/protocol/program-image/header.ts';
import { type ImageHome, judgeImage } from '../../src/protocol/program-image/judge-image.ts';
import { requestKeyId, type StoreRequest } from '../../src/protocol/program-image/signature.ts';
import type { StoreCode } from '../../src/protocol/program-image/store-codes.ts';
import { ChangeLog, LOG_SECTORS, NOBODY_SAID, type Teller } from './change-log.ts';
import type { ChangeRecord } from './change-record.ts';
import type { Flash } from './flash.ts';
import { JobRow } from './job-row.ts';
import { ALL_SLOTS_SECTORS, SlotKeeper } from './slot-keeper.ts';
import type { BankIndex, SlotRecord } from './slot-record.ts';
import {
  activated,
  bankCalled,
  chosen,
  committed,
  confirmed,
  leastVersion,
  refused,
  removed,
  rolledBack,
} from './slot-rules.ts';
import { bankAt, eraseBank, hashOf, isWhole, programJobs, readBank, type SlotView } from './slots.ts';
import { NO_TRANSFER, receivedBytes, type Transfer } from './transfer.ts';

export const STORE_SECTORS = ALL_SLOTS_SECTORS + LOG_SECTORS;
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
  private readonly log: ChangeLog;
  private readonly slots: SlotKeeper;
  private transfer: Transfer = NO_TRANSFER;
  private leaseMs = 0;
  /** The slot whose trial has begun and that no person has started yet. */
  private begun: number | null = null;
  /** What the next Start of this session plays; null where that is nothing of this store. */
  private next: { readonly slot: number; readonly stamp: string } | null = null;

  /** Power-up: every bank is read and digested. */
  constructor(options: StoreOptions) {
    this.options = options;
    this.flash = options.flash;
    this.jobs = new JobRow(options.flash);
    this.log = new ChangeLog(options.flash, ALL_SLOTS_SECTORS);
    this.slots = new SlotKeeper(options.flash, this.jobs, this.log);
  }

  /** Null where there is no such slot. */
  view(slot: number): SlotView | null {
    return this.slots.view(slot);
  }

  get current(): Transfer {
    return this.transfer;
  }

  get isOpen(): boolean {
    return this.transfer.kind !== 'none';
  }

  get isBusy(): boolean {
    return this.slots.isBusy || this.transfer.kind === 'erasing';
  }

  /** The last changes, the newest first. */
  get changes(): readonly ChangeRecord[] {
    return this.log.told(this.slots.records);
  }

  step(): void {
    if (!this.isBusy) {
      if (!this.isOpen) return;
      this.leaseMs += 1;
      if (this.leaseMs > LEASE_MS) this.transfer = NO_TRANSFER;
    }
    if (this.jobs.step()) return;
    if (this.transfer.kind === 'erasing') {
      const { slot, bank, bytes, hash } = this.transfer;
      this.transfer = { kind: 'receiving', slot, bank, bytes, hash, received: 0 };
    }
    this.slots.onIdle();
  }

  /** Another session: whoever comes has chosen nothing and said nothing of themselves. */
  newSession(): void {
    this.next = null;
    this.log.teller = NOBODY_SAID;
  }

  /** Who is at the host; kept with every change of this session. */
  told(teller: Teller): StoreCode {
    this.log.teller = teller;
    return 'ok';
  }

  begin(slot: number, bytes: number, hash: string): StoreCode {
    const view = this.slots.view(slot);
    if (view === null) return 'slot';
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
      leastVersion: (id) => leastVersion(this.slots.records, id, hash),
    });
    if (!verdict.ok) return verdict.code;
    const { id, version, keyId } = verdict.header;
    this.transfer = { kind: 'verified', slot, bank, bytes, hash, id, version, keyId };
    return 'ok';
  }

  /** The bank counts from now on, but is not played yet. */
  commit(slot: number, stamp: string): StoreCode {
    return this.slots.change(slot, ({ record, inUse }) => {
      const { transfer } = this;
      if (transfer.kind !== 'verified' && bankCalled(record, stamp) !== null) return { kind: 'done' };
      if (transfer.kind === 'none' || transfer.slot !== slot) return refused('no-transfer');
      if (transfer.kind !== 'verified' || !transfer.hash.startsWith(stamp)) return refused('incomplete');
      const { bank, bytes, hash, id, version, keyId } = transfer;
      this.transfer = NO_TRANSFER;
      return committed(record, inUse, bank, { state: 'written', bytes, hash, id, version }, keyId);
    });
  }

  /** What is not committed is forgotten. */
  abort(): StoreCode {
    this.transfer = NO_TRANSFER;
    return 'ok';
  }

  /** From now on this is what plays, on trial. Not for going back: that is `rollback`. */
  activate(slot: number, stamp: string): StoreCode {
    return this.slots.change(slot, ({ record, inUse }) =>
      activated(record, inUse, stamp, (bank) => {
        const { id, version, hash } = record.banks[bank];
        if (!isWhole(this.flash, slot, bank, record)) return 'hash';
        return version < leastVersion(this.slots.records, id, hash) ? 'counter' : 'ok';
      }),
    );
  }

  /** Digests what is about to be played, and begins the trial of a new program. */
  choose(slot: number, stamp: string): StoreCode {
    const code = this.slots.change(slot, () => {
      const view = this.slots.look(slot);
      if (view === null) return refused('slot');
      const { record, inUse } = view;
      if (inUse.bank === null) return refused(inUse.fellBack ? 'hash' : 'empty');
      if (inUse.fellBack) {
        this.slots.goBack(slot, 'rotted');
        return refused('hash');
      }
      if (record.trial === 'tried' && this.begun !== slot) {
        // Played once and nobody said that it was good: the old one returns.
        this.slots.goBack(slot, 'lapsed');
        return refused('trial');
      }
      const change = chosen(record, inUse.bank, stamp);
      if (change.kind === 'write') this.begun = slot;
      return change;
    });
    this.next = code === 'ok' ? { slot, stamp } : null;
    return code;
  }

  /**
   * A person's Start. What was chosen in this session is digested once more: `hash` where it is not any more what was
   * chosen, and then the other bank takes over.
   */
  start(): 'ok' | 'hash' {
    const { next } = this;
    if (next === null) return 'ok';
    this.next = null;
    const view = this.slots.look(next.slot);
    const bank = view?.inUse.bank ?? null;
    if (view?.inUse.fellBack === true) this.slots.goBack(next.slot, 'rotted');
    if (view === null || view.inUse.fellBack || bank === null) return 'hash';
    if (bankCalled(view.record, next.stamp) !== bank) return 'hash';
    if (this.begun === next.slot) this.begun = null;
    return 'ok';
  }

  /** The person who was there says that it is good. */
  confirm(slot: number, stamp: string): StoreCode {
    return this.slots.change(slot, ({ record }) => confirmed(record, stamp));
  }

  rollback(slot: number, signature: Uint8Array): StoreCode {
    return this.slots.change(slot, ({ record }) =>
      rolledBack(record, this.slots.fallback(slot, record), () =>
        this.askedWith('rollback', slot, record, signature),
      ),
    );
  }

  remove(slot: number, signature: Uint8Array): StoreCode {
    return this.slots.change(slot, ({ record }) =>
      removed(record, () => this.askedWith('remove', slot, record, signature)),
    );
  }

  /** What the chip holds there now; null where there is nothing to read. */
  read(slot: number, bank: BankIndex, offset: number, length: number): Uint8Array | null {
    const view = this.slots.view(slot);
    return view === null ? null : readBank(this.flash, slot, bank, view.record, offset, length);
  }

  private askedWith(
    verb: StoreRequest['verb'],
    slot: number,
    { sequence }: SlotRecord,
    signature: Uint8Array,
  ): string | null {
    const { serial, home } = this.options;
    return requestKeyId({ verb, serial, slot, record: sequence }, signature, home.keys);
  }
}
