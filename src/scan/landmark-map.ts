/**
 * From a few places found on a back to all of them. The body is the table's, as far as nothing else is known: a little
 * higher or lower in the seat, longer or shorter, with more or less of its length above the waist. Each place found pulls
 * it towards itself, the more the surer it is; what was not found follows from what was.
 */
import type { Body } from '../chair/body.ts';
import { LANDMARKS, type Landmark } from '../chair/landmarks.ts';
import { LeastSquares } from './least-squares.ts';

/** A place that was found: the middle of these landmarks lies at this height above the seat. */
export interface Mark {
  readonly landmarks: readonly Landmark[];
  readonly heightMm: number;
  readonly sigmaMm: number;
}

export interface LandmarkMap {
  readonly heightMm: Readonly<Record<Landmark, number>>;
  /** How far off each may be, one standard deviation. */
  readonly sigmaMm: Readonly<Record<Landmark, number>>;
}

/** How people differ from the table [D], standard deviations: seat, length, and thoracic share of it. */
const SEAT_MM = 10;
const LENGTH = 0.025;
const SHARE = 0.017;

export function mapLandmarks(table: Body, marks: readonly Mark[]): LandmarkMap {
  const system = new LeastSquares(3);
  for (const [index, sigma] of [SEAT_MM, LENGTH, SHARE].entries()) {
    const row = new Float64Array(3);
    row[index] = 1;
    system.add(row, 0, 1 / sigma ** 2);
  }
  for (const { landmarks, heightMm, sigmaMm } of marks) {
    const row = new Float64Array(3);
    let tableMm = 0;
    for (const landmark of landmarks) {
      for (const [i, value] of rowOf(table, landmark).entries()) row[i] = (row[i] ?? 0) + value;
      tableMm += table.heightMm[landmark];
    }
    const count = landmarks.length;
    system.add(
      row.map((value) => value / count),
      heightMm - tableMm / count,
      1 / sigmaMm ** 2,
    );
  }
  const solved = system.solve();
  const heights = new Map<Landmark, number>();
  const sigmas = new Map<Landmark, number>();
  for (const landmark of LANDMARKS) {
    const row = rowOf(table, landmark);
    const away =
      solved === null ? 0 : row.reduce((sum, value, i) => sum + value * (solved.unknowns[i] ?? 0), 0);
    heights.set(landmark, table.heightMm[landmark] + away);
    sigmas.set(landmark, solved === null ? Number.POSITIVE_INFINITY : Math.sqrt(solved.variance(row)));
  }
  return {
    heightMm: Object.fromEntries(heights) as Record<Landmark, number>,
    sigmaMm: Object.fromEntries(sigmas) as Record<Landmark, number>,
  };
}

/** How the height of a landmark answers to a higher seat, a longer body, and a longer thoracic part of it. */
function rowOf({ heightMm }: Body, landmark: Landmark): Float64Array {
  const thoracicMm = heightMm.C7 - heightMm.T12;
  const lumbarMm = heightMm.T12 - heightMm.L5;
  const own = heightMm[landmark];
  // What the thoracic part takes, the lumbar part loses: C7 and L5 stay.
  const below = Math.min(thoracicMm, heightMm.C7 - own);
  const lower = Math.min(lumbarMm, Math.max(0, heightMm.T12 - own));
  return Float64Array.of(1, own, -(below - (lower * thoracicMm) / lumbarMm));
}
