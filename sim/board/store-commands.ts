/**
 * What the messages of the program store do, and when they may: never while a person's Start is in force, and nothing
 * that changes a program while somebody sits (protocols/program-image/v1/spec.md §6).
 */
import { envelopeHash } from '../../src/chair/envelope.ts';
import type { AckCode, BoardMessage, MessageOf, SequencedMessage } from '../../src/protocol/messages.ts';
import { bytesOfText, textOfBytes } from '../../src/protocol/program-image/bytes-text.ts';
import type { Flash } from '../store/flash.ts';
import { ProgramStore } from '../store/program-store.ts';
import { SLOTS } from '../store/slot-keeper.ts';
import type { BankIndex } from '../store/slot-record.ts';
import { STAMP_DIGITS } from '../store/slot-rules.ts';
import { receivedBytes } from '../store/transfer.ts';
import type { Core } from './core.ts';

type StoreName = 'pgb' | 'pgd' | 'pgv' | 'pgc' | 'pga' | 'pgt' | 'pgp' | 'pgk' | 'pgr' | 'pgx' | 'pgw';
/** These change nothing of a program, and come also while somebody sits. */
type Harmless = 'pgp' | 'pgk' | 'pga' | 'pgw';
export type StoreMessage = Extract<SequencedMessage, { name: StoreName }>;

/** Bytes of a bank in one line. */
const PART_BYTES = 69;
const NO_STAMP = '0'.repeat(STAMP_DIGITS);

export function isStoreMessage(message: SequencedMessage): message is StoreMessage {
  return message.name.startsWith('pg');
}

export interface StoreBoard {
  readonly flash: Flash;
  readonly serial: string;
  readonly capabilities: number;
  readonly keys: readonly Uint8Array[];
}

export class StoreCommands {
  private readonly core: Core;
  private readonly store: ProgramStore;

  constructor(core: Core, { flash, serial, capabilities, keys }: StoreBoard) {
    this.core = core;
    const { profile } = core;
    const home = { model: profile.name, capabilities, limits: envelopeHash(profile), keys };
    this.store = new ProgramStore({ flash, serial, home });
  }

  /** One millisecond. */
  step(): void {
    this.store.step();
  }

  /** While this is so, nobody may start. */
  get isOpen(): boolean {
    return this.store.isOpen;
  }

  newSession(): void {
    this.store.newSession();
  }

  /** A person's Start, when nothing else is against it: what was chosen in this session is digested. */
  start(): 'ok' | 'hash' {
    return this.store.start();
  }

  carryOut(message: StoreMessage): AckCode {
    const { phase, sensors } = this.core;
    if (phase === 'faulted') return 'faulted';
    if (phase !== 'disarmed') return 'not-disarmed';
    switch (message.name) {
      case 'pgp':
        return this.store.choose(message.slot, message.stamp);
      case 'pgk':
        return this.store.confirm(message.slot, message.stamp);
      case 'pga':
        return this.store.abort();
      case 'pgw':
        return this.store.told(message);
      default:
        return sensors.seat ? 'occupied' : this.change(message);
    }
  }

  /** `pgi`. */
  slot({ slot }: MessageOf<'pgi'>): readonly BoardMessage[] {
    const { current } = this.store;
    const isOpen = current.kind !== 'none';
    const view = this.store.view(slot);
    const transfer: MessageOf<'pgm'> = {
      name: 'pgm',
      slots: SLOTS,
      state: current.kind,
      slot: isOpen ? current.slot : 0,
      bytes: isOpen ? current.bytes : 0,
      received: receivedBytes(current),
      stamp: isOpen ? current.hash.slice(0, STAMP_DIGITS) : NO_STAMP,
    };
    if (view === null) return [transfer];
    const { sequence, active, trial, banks } = view.record;
    const [a, b] = banks;
    return [
      {
        name: 'pgn',
        slot,
        record: sequence,
        active: bankWord(active),
        playing: bankWord(view.inUse.bank),
        trial,
        a: a.state,
        abytes: a.bytes,
        astamp: a.hash.slice(0, STAMP_DIGITS),
        b: b.state,
        bbytes: b.bytes,
        bstamp: b.hash.slice(0, STAMP_DIGITS),
      },
      transfer,
    ];
  }

  /** `pgq`. */
  bytes({ slot, bank, offset }: MessageOf<'pgq'>): readonly BoardMessage[] {
    const bytes = this.store.read(slot, bank === 'a' ? 0 : 1, offset, PART_BYTES);
    return bytes === null ? [] : [{ name: 'pgo', slot, bank, offset, data: textOfBytes(bytes) }];
  }

  /** `pgl`. */
  changed({ before }: MessageOf<'pgl'>): readonly BoardMessage[] {
    const found = this.store.changes.find(({ number }) => before === 0 || number < before);
    const { number = 0, slot = 0, action = 'none', who = '-', whenS = 0 } = found ?? {};
    const [from, to] = [stampOf(found?.from), stampOf(found?.to)];
    return [{ name: 'pgh', number, slot, action, who, whenS, key: stampOf(found?.key), from, to }];
  }

  private change(message: Exclude<StoreMessage, { name: Harmless }>): AckCode {
    const { store } = this;
    switch (message.name) {
      case 'pgb':
        return store.begin(message.slot, message.bytes, message.hash);
      case 'pgd': {
        const bytes = bytesOfText(message.data);
        return bytes === null ? 'field' : store.data(message.offset, bytes);
      }
      case 'pgv':
        return store.verify();
      case 'pgc':
        return store.commit(message.slot, message.stamp);
      case 'pgt':
        return store.activate(message.slot, message.stamp);
      case 'pgr':
      case 'pgx': {
        const signature = bytesOfText(message.signature);
        if (signature === null) return 'field';
        return message.name === 'pgr'
          ? store.rollback(message.slot, signature)
          : store.remove(message.slot, signature);
      }
      default:
        return message satisfies never;
    }
  }
}

function stampOf(digits: string | null | undefined): string {
  return digits?.slice(0, STAMP_DIGITS) ?? NO_STAMP;
}

function bankWord(bank: BankIndex | null): 'none' | 'a' | 'b' {
  if (bank === null) return 'none';
  return bank === 0 ? 'a' : 'b';
}
