/** Feeling the back with the rollers: what is asked of the board, and what it tells. */

export interface ScanOrder {
  /** On the track, lower and highest end. */
  readonly fromMm: number;
  readonly toMm: number;
  readonly speedMmPerS: number;
  /** Per roller. */
  readonly forceN: number;
}

/** `on`, or why the sweep has ended: the back fell away, it did not by the highest place, or nobody was met. */
export type ScanStep = 'on' | 'shoulder' | 'top' | 'nobody';

/** Means over a short stretch of the sweep. */
export interface ScanPoint {
  /** Counts up; the point that ends the sweep comes several times with the same. */
  readonly index: number;
  /** On the board clock. */
  readonly atMs: number;
  readonly carriageMm: number;
  /** Per depth channel; on a chair with one drive the same twice. */
  readonly depthMm: readonly [number, number];
  readonly forceN: readonly [number, number];
  readonly step: ScanStep;
}
