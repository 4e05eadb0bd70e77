/**
 * The records of all slots: looked at when the power comes, changed one at a time, and believed only once they were read
 * back. What is to be told of a change is in the log of changes before the change is made.
 */
import type { StoreCode } from '../../src/protocol/program-image/store-codes.ts';
import type { ChangeLog, Told } from './change-log.ts';
import type { Flash } from './flash.ts';
import type { JobRow } from './job-row.ts';
import { type BankIndex, type SlotRecord, sameRecord } from './slot-record.ts';
import { type Change, reverted } from './slot-rules.ts';
import { fallback, lookAt, recordJobs, recordOf, SLOT_SECTORS, type SlotView } from './slots.ts';

/** How many slots a board of this kind has. */
export const SLOTS = 8;
export const ALL_SLOTS_SECTORS = SLOTS * SLOT_SECTORS;

export class SlotKeeper {
  private readonly flash: Flash;
  private readonly jobs: JobRow;
  private readonly log: ChangeLog;
  private readonly views: SlotView[];
  /** The record that is being written, and where. */
  private writing: { readonly slot: number; readonly record: SlotRecord } | null = null;
  /** A record that could not be read back: the chip is worn. */
  private worn = false;
  /** Slots that were tried and never confirmed before the power went: the old program returns. */
  private readonly overdue: number[];

  /** Power-up: every bank is read and digested. */
  constructor(flash: Flash, jobs: JobRow, log: ChangeLog) {
    this.flash = flash;
    this.jobs = jobs;
    this.log = log;
    this.views = Array.from({ length: SLOTS }, (_, slot) => lookAt(flash, slot));
    this.overdue = this.views.flatMap(({ record }, slot) => (record.trial === 'tried' ? [slot] : []));
  }

  get records(): readonly SlotRecord[] {
    return this.views.map(({ record }) => record);
  }

  get isBusy(): boolean {
    return this.jobs.isBusy || this.writing !== null || this.overdue.length > 0;
  }

  /** As it was when it was looked at last; null where there is no such slot. */
  view(slot: number): SlotView | null {
    return this.views[slot] ?? null;
  }

  /** Reads and digests the slot again; null where there is none. */
  look(slot: number): SlotView | null {
    if (this.views[slot] === undefined) return null;
    const view = lookAt(this.flash, slot);
    this.views[slot] = view;
    return view;
  }

  /** Changes a record, one at a time: `busy` until it can be read back. */
  change(slot: number, decide: (view: SlotView) => Change): StoreCode {
    const view = this.views[slot];
    if (view === undefined) return 'slot';
    if (this.writing !== null) return 'busy';
    const change = decide(view);
    if (change.kind === 'done') return this.worn ? 'worn' : 'ok';
    if (change.kind === 'refused') return change.code;
    this.write(slot, change.record, change.told);
    return 'busy';
  }

  /** The board by itself puts the other bank in use: for good, so that a person is told once and not each time. */
  goBack(slot: number, action: 'rotted' | 'lapsed'): void {
    const record = this.views[slot]?.record;
    if (record === undefined || this.writing !== null) return;
    const other = fallback(this.flash, slot, record);
    this.write(slot, reverted(record, other), { action });
  }

  /** The other bank, where it may be gone back to. */
  fallback(slot: number, record: SlotRecord): BankIndex | null {
    return fallback(this.flash, slot, record);
  }

  /** The chip has done all it was told. */
  onIdle(): void {
    if (this.writing === null) {
      const slot = this.overdue.shift();
      if (slot !== undefined) this.goBack(slot, 'lapsed');
      return;
    }
    const { slot, record } = this.writing;
    this.writing = null;
    this.worn = !sameRecord(recordOf(this.flash, slot), record);
    this.look(slot);
  }

  private write(slot: number, changed: SlotRecord, told: Told): void {
    const before = this.views[slot]?.record ?? changed;
    const record = { ...changed, sequence: changed.sequence + 1 };
    this.writing = { slot, record };
    this.jobs.push(...this.log.jobsFor(slot, before, record, told));
    this.jobs.push(...recordJobs(this.flash, slot, record));
  }
}
