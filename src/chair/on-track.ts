/** Where a stroke lies on the usable track of one chair, for one body. */
import { clamp } from '../units/numbers.ts';
import type { Body } from './body.ts';
import { placeName, pressTopMm, trackMm } from './body.ts';
import type { ChairProfile } from './profile.ts';
import type { Drivable, Note } from './stand-ins.ts';
import { endsOf, titleOf } from './stroke-title.ts';

/** Strokes keep this far from both ends of the track and from the highest place that may be pressed: no stroke ever rests there. [D] */
export const TRACK_MARGIN_MM = 5;
/** A stroke along the back shorter than this is none. [D] */
const SHORTEST_MM = 1;

export const LEFT_OUT = 'The stroke is left out.';

export interface OnTrack {
  readonly fromMm: number;
  readonly toMm: number;
  readonly fromName: string;
  readonly toName: string;
  /** True where a part of the way is beyond the track. */
  readonly clipped: boolean;
}

/** Clips a stroke to the track as far as it may be used on this body; null and a note when nothing of it remains. */
export function onTrack(stroke: Drivable, body: Body, profile: ChairProfile, note: Note): OnTrack | null {
  const [from, to] = endsOf(stroke);
  const halfMm = stroke.technique === 'friction' ? stroke.reachMm / 2 : 0;
  const centreMm = trackMm(from, body, profile);
  const startMm = micrometres(centreMm - halfMm);
  const endMm = micrometres(trackMm(to, body, profile) + halfMm);
  const lowMm = profile.carriage.minMm + TRACK_MARGIN_MM;
  const highMm = pressTopMm(body, profile) - TRACK_MARGIN_MM;
  const fromMm = clamp(startMm, lowMm, highMm);
  const toMm = clamp(endMm, lowMm, highMm);
  const lostMm = Math.abs(startMm - fromMm) + Math.abs(endMm - toMm);
  const where = { fromName: placeName(from), toName: placeName(to), fromMm, toMm, clipped: lostMm > 0 };
  const title = titleOf(stroke);
  const isPoint = 'at' in stroke || (startMm === endMm && stroke.technique === 'knead');
  if (isPoint) {
    const offMm = Math.abs(centreMm - clamp(centreMm, lowMm, highMm));
    if (offMm > 0) {
      note(`${title} is off this chair's track for this body, by ${round(offMm)} mm.`, LEFT_OUT);
      return null;
    }
    if (stroke.technique !== 'friction') return where;
  }
  if (Math.abs(toMm - fromMm) < SHORTEST_MM) {
    const hasLength = Math.abs(endMm - startMm) >= SHORTEST_MM;
    note(`${title} ${hasLength ? "is off this chair's track for this body" : 'has no length'}.`, LEFT_OUT);
    return null;
  }
  if (lostMm > 0) {
    note(`${title} leaves this chair's track for this body.`, `It is ${round(lostMm)} mm shorter.`);
  }
  return where;
}

function micrometres(mm: number): number {
  return Math.round(mm * 1000) / 1000;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
