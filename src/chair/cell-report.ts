/** What a board tells of one load cell and its calibration (chair-link spec §12). */
export interface CellReport {
  /** How many the chair has; with one it stands for both rollers. */
  readonly cells: number;
  readonly cell: number;
  /** Calibrations kept so far; 0: as from the factory. */
  readonly number: number;
  /** Since 1970; null where it was never calibrated. */
  readonly whenS: number | null;
  /** Null where the zero alone was taken. */
  readonly weightN: number | null;
  readonly zeroN: number;
  readonly gain: number;
  /** With its roller in: uncorrected, as the board uses it, and as what was measured last would have it. */
  readonly rawN: number;
  readonly readN: number;
  readonly newlyReadN: number;
}
