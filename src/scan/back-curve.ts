/**
 * The curve of a back out of what the rollers felt on the way up: a smooth curve over the track, and beside it the breath,
 * a sine in time whose strength changes slowly along the back. Without the breath taken out a sweep sees hills that are
 * not there: 2 mm every 4 s.
 */
import type { ScanPoint } from '../chair/scan.ts';
import { LeastSquares } from './least-squares.ts';

export interface BackCurve {
  readonly lowMm: number;
  readonly highMm: number;
  /** Depth of the rollers at a place of the track, less the breath. */
  depthMm(placeMm: number): number;
  /** Root mean square of what neither curve nor breath explains. */
  readonly roughnessMm: number;
  readonly breathsPerMin: number;
}

/** Pieces of the curve: shorter than the shape of any back, longer than a breath at scanning speed. [D] */
const PIECE_MM = 50;
/** Resistance against bends that nothing was felt of. */
const STIFFNESS = 1e-2;
/** Breaths a second that are looked for. [D]: a person at rest breathes 9 to 26 times a minute. */
const BREATHS_PER_S = { least: 0.15, most: 0.43, step: 0.005 } as const;
/** Along the back the breath is told apart at so many places. */
const BREATH_PLACES = 4;
/** Of a breath far from anything felt nothing is known: it is taken to be small. */
const BREATH_PRIOR = 0.5;
const FEWEST_POINTS = 60;

/** Null where too little was felt. */
export function fitBackCurve(points: readonly ScanPoint[]): BackCurve | null {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined || points.length < FEWEST_POINTS) return null;
  const lowMm = first.carriageMm;
  const highMm = last.carriageMm;
  const pieces = Math.max(4, Math.round((highMm - lowMm) / PIECE_MM));
  const pieceMm = (highMm - lowMm) / pieces;
  if (!(pieceMm > 1)) return null;
  let best: Fit | null = null;
  for (let hz = BREATHS_PER_S.least; hz <= BREATHS_PER_S.most; hz += BREATHS_PER_S.step) {
    const fit = fitWith(points, hz, lowMm, pieceMm, pieces);
    if (fit !== null && (best === null || fit.sumOfSquares < best.sumOfSquares)) best = fit;
  }
  if (best === null) return null;
  const { unknowns, sumOfSquares, hz } = best;
  const row = new Float64Array(unknowns.length);
  return {
    lowMm,
    highMm,
    roughnessMm: Math.sqrt(sumOfSquares / points.length),
    breathsPerMin: hz * 60,
    depthMm: (placeMm) => {
      row.fill(0);
      pieceRow(row, (placeMm - lowMm) / pieceMm, pieces);
      return dot(row, unknowns);
    },
  };
}

interface Fit {
  readonly unknowns: Float64Array;
  readonly sumOfSquares: number;
  readonly hz: number;
}

function fitWith(
  points: readonly ScanPoint[],
  hz: number,
  lowMm: number,
  pieceMm: number,
  pieces: number,
): Fit | null {
  const curves = pieces + 3;
  const size = curves + 2 * BREATH_PLACES;
  const row = new Float64Array(size);
  const system = new LeastSquares(size);
  const fill = ({ carriageMm, atMs }: ScanPoint): void => {
    row.fill(0);
    const place = (carriageMm - lowMm) / pieceMm;
    pieceRow(row, place, pieces);
    breathRow(row, curves, (place / pieces) * (BREATH_PLACES - 1), (atMs / 1000) * hz);
  };
  for (const point of points) {
    fill(point);
    system.add(row, depthOf(point));
  }
  resist(system, curves, size);
  const solved = system.solve();
  if (solved === null) return null;
  const { unknowns } = solved;
  let sumOfSquares = 0;
  for (const point of points) {
    fill(point);
    sumOfSquares += (depthOf(point) - dot(row, unknowns)) ** 2;
  }
  return { unknowns, sumOfSquares, hz };
}

function resist(system: LeastSquares, curves: number, size: number): void {
  for (let i = 2; i < curves; i++) {
    const bend = new Float64Array(size);
    bend.set([1, -2, 1], i - 2);
    system.add(bend, 0, STIFFNESS);
  }
  for (let i = curves; i < size; i++) {
    const breath = new Float64Array(size);
    breath[i] = 1;
    system.add(breath, 0, BREATH_PRIOR);
  }
}

/** Both rollers together: a person who sits crooked is nearer on one side and farther on the other. */
function depthOf({ depthMm }: ScanPoint): number {
  return (depthMm[0] + depthMm[1]) / 2;
}

/** The four cubic B-splines that are not zero at `place`, counted in pieces. */
function pieceRow(row: Float64Array, place: number, pieces: number): void {
  const piece = Math.min(pieces - 1, Math.max(0, Math.floor(place)));
  const t = place - piece;
  const u = 1 - t;
  row[piece] = u ** 3 / 6;
  row[piece + 1] = (3 * t ** 3 - 6 * t ** 2 + 4) / 6;
  row[piece + 2] = (3 * u ** 3 - 6 * u ** 2 + 4) / 6;
  row[piece + 3] = t ** 3 / 6;
}

function breathRow(row: Float64Array, from: number, place: number, turns: number): void {
  const low = Math.min(BREATH_PLACES - 2, Math.max(0, Math.floor(place)));
  const share = place - low;
  const angle = 2 * Math.PI * turns;
  for (const [index, weight] of [
    [low, 1 - share],
    [low + 1, share],
  ] as const) {
    row[from + 2 * index] = weight * Math.sin(angle);
    row[from + 2 * index + 1] = weight * Math.cos(angle);
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
