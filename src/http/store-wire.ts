/** What the technician's page is told of the programs on the chair. Types only, as `wire.ts`. */
import type { ChangeShown, SlotShown } from '../image/store-shown.ts';

export interface StorePage {
  readonly model: string;
  readonly serial: string;
  readonly protocol: string;
  readonly slots: readonly SlotShown[];
  /** The newest first. */
  readonly changes: readonly ChangeShown[];
  /** Of the board: the latched fault, stops, noise, refused and late lines; null where it told none. */
  readonly counters: Readonly<Record<string, string | number>> | null;
}

/** `busy`: a massage is under way; `trouble`: why the chair could not be read, in English. */
export type StoreAnswer =
  | { readonly kind: 'page'; readonly page: StorePage }
  | { readonly kind: 'busy' }
  | { readonly kind: 'trouble'; readonly what: string };
