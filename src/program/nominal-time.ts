/** How long a program asks to be, before any chair or person is known. */
import { type Body, bodyOf, heightMm } from '../chair/body.ts';
import type { Stroke, Sweep } from '../chair/stroke.ts';

/** Sweeps are taken on a middle-sized back. */
const NOMINAL_STATURE_MM = 1700;

/** Seconds of pressing and resting as written; approaches, ramps and ways between strokes are the plan's to add. */
export function nominalSeconds(strokes: readonly Stroke[]): number {
  const body = bodyOf(NOMINAL_STATURE_MM);
  let seconds = 0;
  for (const stroke of strokes) {
    if (stroke.technique === 'hold') seconds += stroke.forS * stroke.steps;
    else if ('forS' in stroke) seconds += stroke.forS;
    else if (stroke.technique === 'sweep' && body.ok) seconds += sweepSeconds(stroke, body.value);
  }
  return seconds;
}

/** Every pass, and the way back between two of them at the same speed. */
function sweepSeconds({ from, to, passes, speedMmPerS }: Sweep, body: Body): number {
  return (Math.abs(heightMm(to, body) - heightMm(from, body)) * (passes * 2 - 1)) / speedMmPerS;
}
