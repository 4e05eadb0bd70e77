/** What to feel of whom, on which chair. */
import type { Body } from '../chair/body.ts';
import { trackMm } from '../chair/body.ts';
import type { ChairProfile } from '../chair/profile.ts';
import type { ScanOrder } from '../chair/scan.ts';

/** Light (design.md §2). */
const FORCE_N = 8;
/** Slow enough that a breath is shorter on the track than any curve of a back: 8 cm at 15 breaths a minute. [D] */
const SPEED_MM_PER_S = 20;
const MARGIN_MM = 10;
/** The shoulder of a person whose stature was told right is no higher than this above the table's. [D]: 5 % and 9 cm. */
const HIGHER_SHARE = 1.05;
const HIGHER_MM = 90;

/** From the seat end up to where the shoulder must have come. `table` is the first guess by stature. */
export function scanOrderFor(table: Body, profile: ChairProfile): ScanOrder {
  const { minMm, maxMm, maxSpeedMmPerS } = profile.carriage;
  const shoulderMm = trackMm({ landmark: 'C7', offsetMm: 0 }, table, profile);
  return {
    fromMm: minMm + MARGIN_MM,
    toMm: Math.min(shoulderMm * HIGHER_SHARE + HIGHER_MM, maxMm - MARGIN_MM),
    speedMmPerS: Math.min(SPEED_MM_PER_S, maxSpeedMmPerS),
    forceN: FORCE_N,
  };
}
