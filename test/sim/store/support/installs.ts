/** A host without a line: asks the store again until it is done for good, as the real one does over the wire. */
import { Flash, type FlashJob } from '../../../../sim/store/flash.ts';
import { ProgramStore, STORE_SECTORS } from '../../../../sim/store/program-store.ts';
import { STAMP_DIGITS } from '../../../../sim/store/slot-rules.ts';
import { hashOf } from '../../../../sim/store/slots.ts';
import type { StoreCode } from '../../../../src/protocol/program-image/store-codes.ts';
import { HOME, SERIAL } from './images.ts';

const PATIENCE_MS = 2_000;
const PART_BYTES = 69;

export interface JobSeen {
  readonly job: FlashJob;
  /** What the chip held when it began. */
  readonly before: Uint8Array;
}

/** Tells of every job before it runs. */
export class WatchedFlash extends Flash {
  readonly seen: JobSeen[] = [];

  override start(job: FlashJob): void {
    this.seen.push({ job, before: this.read(0, Number.MAX_SAFE_INTEGER) });
    super.start(job);
  }
}

export function flashWith(cells?: Uint8Array): WatchedFlash {
  return new WatchedFlash(STORE_SECTORS, cells?.slice());
}

export function storeOn(flash: Flash): ProgramStore {
  return new ProgramStore({ flash, serial: SERIAL, home: HOME });
}

export function settle(store: ProgramStore): void {
  for (let ms = 0; store.isBusy && ms < PATIENCE_MS; ms += 1) store.step();
}

/** What the store answers in the end. */
export function ask(store: ProgramStore, request: () => StoreCode): StoreCode {
  for (let ms = 0; ms < PATIENCE_MS; ms += 1) {
    const code = request();
    if (code !== 'busy') return code;
    store.step();
  }
  return 'busy';
}

export function stampOf(image: Uint8Array): string {
  return hashOf(image).slice(0, STAMP_DIGITS);
}

export function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** From begin to commit. */
export function put(store: ProgramStore, image: Uint8Array, slot = 0): StoreCode {
  const hash = hashOf(image);
  const begun = ask(store, () => store.begin(slot, image.length, hash));
  if (begun !== 'ok') return begun;
  for (let at = 0; at < image.length; at += PART_BYTES) {
    const code = ask(store, () => store.data(at, image.subarray(at, at + PART_BYTES)));
    if (code !== 'ok') return code;
  }
  const verified = ask(store, () => store.verify());
  return verified === 'ok' ? ask(store, () => store.commit(slot, hash.slice(0, STAMP_DIGITS))) : verified;
}

/** From begin to the program's being active, on trial. */
export function install(store: ProgramStore, image: Uint8Array, slot = 0): StoreCode {
  // A cut may have come between the record and the answer to it.
  const inUse = inUseIn(store, slot);
  if (inUse !== null && isSame(inUse, image)) return 'ok';
  const code = put(store, image, slot);
  const stamp = stampOf(image);
  return code === 'ok' ? ask(store, () => store.activate(slot, stamp)) : code;
}

/** Also played once, and confirmed. */
export function accept(store: ProgramStore, image: Uint8Array, slot = 0): StoreCode {
  const installed = install(store, image, slot);
  if (installed !== 'ok') return installed;
  const stamp = stampOf(image);
  const chosen = ask(store, () => store.choose(slot, stamp));
  if (chosen !== 'ok') return chosen;
  store.start();
  return ask(store, () => store.confirm(slot, stamp));
}

/** The bytes that would be played; null where there are none. */
export function inUseIn(store: ProgramStore, slot = 0): Uint8Array | null {
  const view = store.view(slot);
  if (view === null || view.inUse.bank === null) return null;
  const { bank } = view.inUse;
  return store.read(slot, bank, 0, view.record.banks[bank].bytes);
}
