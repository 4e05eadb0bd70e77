/** What the technician's page is told of the programs on the chair. Types only, as `wire.ts`. */

export interface StoreSlotCard {
  readonly slot: number;
  /** Null where the slot is empty. */
  readonly id: string | null;
  readonly version: number | null;
  readonly bytes: number;
  /** The first digits of the SHA-256 of the image in use. */
  readonly stamp: string | null;
  readonly trial: 'none' | 'fresh' | 'tried';
  /** What was made active has rotted: this is the program before. */
  readonly fellBack: boolean;
  /** What the other bank holds. */
  readonly other: string | null;
}

/** As the board wrote it down. */
export interface StoreChangeCard {
  readonly number: number;
  readonly slot: number;
  readonly action: string;
  readonly who: string;
  /** Seconds since 1970 as the host said; 0 where nobody said. */
  readonly whenS: number;
  readonly key: string;
  readonly from: string;
  readonly to: string;
}

export interface StorePage {
  readonly model: string;
  readonly serial: string;
  readonly protocol: string;
  readonly slots: readonly StoreSlotCard[];
  /** The newest first. */
  readonly changes: readonly StoreChangeCard[];
  /** Of the board: the latched fault, stops, noise, refused and late lines; null where it told none. */
  readonly counters: Readonly<Record<string, string | number>> | null;
}

/** `busy`: a massage is under way; `trouble`: why the chair could not be read, in English. */
export type StoreAnswer =
  | { readonly kind: 'page'; readonly page: StorePage }
  | { readonly kind: 'busy' }
  | { readonly kind: 'trouble'; readonly what: string };
