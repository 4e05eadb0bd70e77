/** What a chair keeps, as it is shown to a person: in a terminal, on the technician's page. */

export interface SlotShown {
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
export interface ChangeShown {
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
