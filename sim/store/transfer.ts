/**
 * A program on its way into a bank, as data:
 *
 *     none ─begin→ erasing ─erased→ receiving ─all of it there, verify→ verified ─commit→ none
 *     any ─abort, time-out→ none
 */
import type { BankIndex } from './slot-record.ts';

export interface Target {
  readonly slot: number;
  readonly bank: BankIndex;
  readonly bytes: number;
  /** SHA-256 of all of it, in hex: what the sender says it will be. */
  readonly hash: string;
}

/** What the board has read of the image itself. */
interface Vouched {
  readonly id: string;
  readonly version: number;
  readonly keyId: string;
}

export type Transfer =
  | { readonly kind: 'none' }
  | ({ readonly kind: 'erasing' } & Target)
  | ({ readonly kind: 'receiving'; readonly received: number } & Target)
  | ({ readonly kind: 'verified' } & Vouched & Target);

export const NO_TRANSFER: Transfer = { kind: 'none' };

/** How many of its bytes the board has. */
export function receivedBytes(transfer: Transfer): number {
  switch (transfer.kind) {
    case 'none':
    case 'erasing':
      return 0;
    case 'receiving':
      return transfer.received;
    case 'verified':
      return transfer.bytes;
    default:
      return transfer satisfies never;
  }
}
