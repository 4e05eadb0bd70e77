/** How long a program asks to be, before any chair or body is known. */
import { LANDMARKS, type Place } from '../chair/landmarks.ts';
import type { Stroke } from '../chair/stroke.ts';

/** Seated C7 to L5 is 0.28 of stature (domain.md §3): 476 mm at 170 cm, over 17 vertebrae. */
const MM_PER_VERTEBRA = 28;

/** Seconds of pressing and resting; approaches, ramps and travel between strokes are the plan's to add. */
export function nominalSeconds(strokes: readonly Stroke[]): number {
  return strokes.reduce((sum, stroke) => sum + strokeSeconds(stroke), 0);
}

function strokeSeconds(stroke: Stroke): number {
  if (stroke.technique !== 'sweep') return stroke.forS;
  const lengthMm = Math.abs(heightMm(stroke.from) - heightMm(stroke.to));
  const traversals = stroke.passes * 2 - 1;
  return (lengthMm * traversals) / stroke.speedMmPerS;
}

function heightMm({ landmark, offsetMm }: Place): number {
  return offsetMm - LANDMARKS.indexOf(landmark) * MM_PER_VERTEBRA;
}
