/**
 * What a scan says: where the shoulder is, where the back comes nearest (T7) and is farthest (between L3 and L4), and so
 * where everything else lies. It says how sure it is, and why not.
 */
import type { BackMap } from '../chair/back-map.ts';
import { type BackSlopes, STEEPEST_SLOPE, STRETCH_MM } from '../chair/back-slopes.ts';
import type { Body } from '../chair/body.ts';
import type { ChairProfile } from '../chair/profile.ts';
import type { ScanPoint } from '../chair/scan.ts';
import { clamp } from '../units/numbers.ts';
import { type BackCurve, fitBackCurve } from './back-curve.ts';
import { type LandmarkMap, type Mark, mapLandmarks } from './landmark-map.ts';

export interface ScanReading {
  /** Null: where the shoulder is nobody knows, and nothing may press. */
  readonly back: BackMap | null;
  /** How that back runs, less the breath; null where too little was felt. */
  readonly slopes: BackSlopes | null;
  /** Why a person should look before anything presses; empty where the scan is sure. Whole sentences. */
  readonly doubts: readonly string[];
}

/** The board ends the sweep so far above the shoulder: that much it needs to see the back fall away. [C] from simulated backs. */
const SEEN_AFTER_MM = 16;
/** From so far below its end on, the sweep shows the fall and not the curve of the back. */
const FALL_MM = 18;
/** How far the found places lie from the bones they stand for, and how well they are found, in one figure. [D] */
const SIGMA_MM = { shoulder: 4, kyphosis: 4.5, lordosis: 5 } as const;
/** A person says where their own shoulder is better than any chair. */
const NUDGED_SIGMA_MM = 2;
/** So far from where the shoulder lets expect them the nearest and farthest place of a back are looked for. */
const REACH_MM = 60;
const STEP_MM = 0.5;
const FEWEST_STRETCHES = 8;

// When a person should look. [D]
const ROUGH_MM = 0.4;
const LOST_SHARE = 0.1;
const FROM_TABLE_MM = 55;
const MISFIT_MM = 15;
const UNSURE_MM = 9;

/** `table` is the first guess by stature; `nudgeMm` what the person has moved the shoulder line by, up positive. Total. */
export function readScan(
  felt: readonly ScanPoint[],
  table: Body,
  profile: ChairProfile,
  nudgeMm: number,
): ScanReading {
  const points = inOrder(felt);
  const end = points.at(-1);
  if (end === undefined || end.step === 'on')
    return unknown('The scan broke off before it reached the shoulder.');
  if (end.step === 'nobody') return unknown('The rollers met nobody.');
  if (end.step === 'top') return unknown('The back does not fall away where the shoulder should be.');
  const sweep = points.filter(
    ({ step, carriageMm }) => step === 'on' && carriageMm < end.carriageMm - FALL_MM,
  );
  const curve = fitBackCurve(sweep);
  if (curve === null) return unknown('Too little of the back was felt.');

  const zeroMm = profile.trackZeroAboveSeatMm;
  const shoulderMm = end.carriageMm - SEEN_AFTER_MM + nudgeMm + zeroMm;
  const shoulder: Mark = {
    landmarks: ['C7'],
    heightMm: shoulderMm,
    sigmaMm: nudgeMm === 0 ? SIGMA_MM.shoulder : NUDGED_SIGMA_MM,
  };
  const doubts: string[] = [];
  const expected = mapLandmarks(table, [shoulder]);
  const marks = [shoulder, ...apexes(curve, expected, zeroMm, doubts)];
  const map = mapLandmarks(table, marks);
  doubts.push(...doubtsAbout({ points, curve, table, shoulderMm, marks, map }));
  const sigmaMm = Math.max(...Object.values(map.sigmaMm));
  return {
    back: { heightMm: map.heightMm, sigmaMm, by: 'scan' },
    slopes: slopesOf(curve, profile),
    doubts,
  };
}

/** Chairs that feel nothing: the person says where the shoulder line is, `shoulderMm` up the track. */
export function placeByHand(shoulderMm: number, table: Body, profile: ChairProfile): BackMap {
  const heightMm = shoulderMm + profile.trackZeroAboveSeatMm;
  const map = mapLandmarks(table, [{ landmarks: ['C7'], heightMm, sigmaMm: NUDGED_SIGMA_MM }]);
  return { heightMm: map.heightMm, sigmaMm: Math.max(...Object.values(map.sigmaMm)), by: 'hand' };
}

function unknown(doubt: string): ScanReading {
  return { back: null, slopes: null, doubts: [doubt] };
}

/** In the stretches a board has: counted from the low end of the track. Null for less than the eight that one line tells. */
function slopesOf({ lowMm, highMm, depthMm }: BackCurve, { carriage }: ChairProfile): BackSlopes | null {
  const first = Math.ceil((lowMm - carriage.minMm) / STRETCH_MM);
  const fromMm = carriage.minMm + first * STRETCH_MM;
  const count = Math.floor((highMm - fromMm) / STRETCH_MM);
  if (count < FEWEST_STRETCHES) return null;
  const slopes = Array.from({ length: count }, (_, index) => {
    const mm = fromMm + index * STRETCH_MM;
    return clamp((depthMm(mm + STRETCH_MM) - depthMm(mm)) / STRETCH_MM, -STEEPEST_SLOPE, STEEPEST_SLOPE);
  });
  return { fromMm, slopes };
}

/** Each point once: the end comes several times. */
function inOrder(felt: readonly ScanPoint[]): readonly ScanPoint[] {
  const known = new Map(felt.map((point) => [`${point.index} ${point.step === 'on'}`, point]));
  return [...known.values()].sort((a, b) => a.index - b.index || a.atMs - b.atMs);
}

/** The nearest place of the upper back and the farthest of the lower, where the curve has them. */
function apexes(curve: BackCurve, expected: LandmarkMap, zeroMm: number, doubts: string[]): Mark[] {
  const { T7, L3, L4 } = expected.heightMm;
  const marks: Mark[] = [];
  const nearest = turnOf(curve, T7 - zeroMm, -1);
  if (nearest === null) doubts.push('The upper back has no place where it clearly comes nearest.');
  else marks.push({ landmarks: ['T7'], heightMm: nearest + zeroMm, sigmaMm: SIGMA_MM.kyphosis });
  const farthest = turnOf(curve, (L3 + L4) / 2 - zeroMm, 1);
  if (farthest === null) doubts.push('The lower back has no clear hollow.');
  else marks.push({ landmarks: ['L3', 'L4'], heightMm: farthest + zeroMm, sigmaMm: SIGMA_MM.lordosis });
  return marks;
}

/** Where the depth is greatest (`sign` 1) or least (−1) around a place; null where it is so only at the edge. */
function turnOf(curve: BackCurve, aroundMm: number, sign: 1 | -1): number | null {
  const lowMm = Math.max(curve.lowMm, aroundMm - REACH_MM);
  const highMm = Math.min(curve.highMm, aroundMm + REACH_MM);
  let foundMm = lowMm;
  for (let mm = lowMm; mm <= highMm; mm += STEP_MM) {
    if (sign * curve.depthMm(mm) > sign * curve.depthMm(foundMm)) foundMm = mm;
  }
  return foundMm <= lowMm || foundMm >= highMm - STEP_MM ? null : foundMm;
}

interface Evidence {
  readonly points: readonly ScanPoint[];
  readonly curve: BackCurve;
  readonly table: Body;
  readonly shoulderMm: number;
  readonly marks: readonly Mark[];
  readonly map: LandmarkMap;
}

function doubtsAbout({ points, curve, table, shoulderMm, marks, map }: Evidence): readonly string[] {
  const doubts: string[] = [];
  const told = (points.at(-1)?.index ?? 0) + 1;
  if (points.length < told * (1 - LOST_SHARE)) doubts.push('Part of what was felt was lost on the line.');
  if (curve.roughnessMm > ROUGH_MM) doubts.push('The back moved while it was felt.');
  const awayMm = Math.round(shoulderMm - table.heightMm.C7);
  if (Math.abs(awayMm) > FROM_TABLE_MM) {
    const where = awayMm > 0 ? 'higher' : 'lower';
    doubts.push(`The shoulder is ${Math.abs(awayMm)} mm ${where} than that of other people of this stature.`);
  }
  const misfitMm = Math.max(...marks.map((mark) => Math.abs(mark.heightMm - middleOf(map, mark))));
  if (misfitMm > MISFIT_MM) doubts.push('The places that were found do not fit together.');
  if (Math.max(...Object.values(map.sigmaMm)) > UNSURE_MM)
    doubts.push('Some places may lie more than 9 mm off.');
  return doubts;
}

function middleOf({ heightMm }: LandmarkMap, { landmarks }: Mark): number {
  return landmarks.reduce((sum, landmark) => sum + heightMm[landmark], 0) / landmarks.length;
}
