/**
 * The last changes of the slots, who made them, and when: sectors that take turns, so that all but one keep what they
 * have. An entry is written before every record of a slot, so no change is without one; an entry whose record never came
 * is not told. A log that can be written no more stops no change.
 */
import type { StoreAction } from '../../src/protocol/store-messages.ts';
import { CHANGE_BYTES, type ChangeRecord, decodeChange, encodeChange } from './change-record.ts';
import { type Flash, type FlashJob, SECTOR_BYTES } from './flash.ts';
import { hashInUse, type SlotRecord } from './slot-record.ts';
import { programJobs } from './slots.ts';

export const LOG_SECTORS = 4;
const SECTORS = Array.from({ length: LOG_SECTORS }, (_, sector) => sector);
const A_SECTOR = SECTOR_BYTES / CHANGE_BYTES;

/** What a rule says of a change; who and when is the log's. */
export interface Told {
  readonly action: StoreAction;
  /** Key id of who vouched for it. */
  readonly key?: string;
  /** The image it is about; left out, what is in use afterwards. */
  readonly to?: string;
}

export interface Teller {
  readonly who: string;
  readonly whenS: number;
}

export const NOBODY_SAID: Teller = { who: '-', whenS: 0 };

export class ChangeLog {
  /** Who is at the host; of one session. */
  teller: Teller = NOBODY_SAID;
  private readonly flash: Flash;
  private readonly firstSector: number;

  constructor(flash: Flash, firstSector: number) {
    this.flash = flash;
    this.firstSector = firstSector;
  }

  /** Writes down that `slot` goes from one record to the next. */
  jobsFor(slot: number, before: SlotRecord, after: SlotRecord, told: Told): readonly FlashJob[] {
    const { sector, free, newest } = this.end();
    const { action, key = null, to = hashInUse(after) } = told;
    const change = { slot, record: after.sequence, action, key, from: hashInUse(before), to };
    const bytes = encodeChange({ ...change, ...this.teller, number: newest + 1 });
    if (free < A_SECTOR) return programJobs(this.placeOf(sector, free), bytes);
    const next = (sector + 1) % LOG_SECTORS;
    const erase: FlashJob = { kind: 'erase', sector: this.firstSector + next };
    return [erase, ...programJobs(this.placeOf(next, 0), bytes)];
  }

  /** The newest first. `records` are what the slots have: only what came to be is told. */
  told(records: readonly SlotRecord[]): readonly ChangeRecord[] {
    const changes = SECTORS.flatMap((sector) => this.entriesOf(sector)).filter((one) => one !== null);
    const newestFirst = [...changes].sort((a, b) => b.number - a.number);
    return newestFirst.filter(({ slot, record, number }) => {
      const again = changes.some((one) => one.slot === slot && one.record === record && one.number > number);
      return !again && record <= (records[slot]?.sequence ?? 0);
    });
  }

  /** The sector that holds the newest entry, its first place nothing was ever written to, and the newest number. */
  private end(): { readonly sector: number; readonly free: number; readonly newest: number } {
    const numbers = SECTORS.map((each) =>
      Math.max(0, ...this.entriesOf(each).map((one) => one?.number ?? 0)),
    );
    const newest = Math.max(...numbers);
    const sector = numbers.indexOf(newest);
    let free = A_SECTOR;
    while (free > 0 && this.isEmpty(sector, free - 1)) free -= 1;
    return { sector, free, newest };
  }

  private entriesOf(sector: number): readonly (ChangeRecord | null)[] {
    return Array.from({ length: A_SECTOR }, (_, place) => decodeChange(this.bytesAt(sector, place)));
  }

  private isEmpty(sector: number, place: number): boolean {
    return this.bytesAt(sector, place).every((byte) => byte === 0xff);
  }

  private bytesAt(sector: number, place: number): Uint8Array {
    return this.flash.read(this.placeOf(sector, place), CHANGE_BYTES);
  }

  private placeOf(sector: number, place: number): number {
    return (this.firstSector + sector) * SECTOR_BYTES + place * CHANGE_BYTES;
  }
}
