/** How long a program asks to be, before any chair or person is known. */
import { type Body, bodyOf } from '../chair/body.ts';
import type { Stroke, Sweep } from '../chair/stroke.ts';

/** Sweeps are taken on a middle-sized back. */
const NOMINAL_STATURE_MM = 1700;

/** Seconds of pressing and resting as written; approaches, ramps and ways between strokes are the plan's to add. */
export function nominalSeconds(strokes: readonly Stroke[]): number {
  const body = bodyOf(NOMINAL_STATURE_MM);
  let seconds = 0;
  for (const stroke of strokes) {
    if (stroke.technique !== 'sweep') seconds += stroke.forS;
    else if (body.ok) seconds += sweepSeconds(stroke, body.value);
  }
  return seconds;
}

/** Every pass, and the way back between two of them at the same speed. */
function sweepSeconds({ from, to, passes, speedMmPerS }: Sweep, { heightMm }: Body): number {
  const fromMm = heightMm[from.landmark] + from.offsetMm;
  const toMm = heightMm[to.landmark] + to.offsetMm;
  return (Math.abs(toMm - fromMm) * (passes * 2 - 1)) / speedMmPerS;
}
