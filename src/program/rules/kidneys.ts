/** Nothing strikes the back over the kidneys. */
import { heightMm } from '../../chair/body.ts';
import type { Stroke } from '../../chair/stroke.ts';
import { SMALLEST_AND_LARGEST } from '../bodies.ts';
import { type Fault, spanOf, titleOf, touches, WHERE } from './stroke-rule.ts';

/** Where the kidneys lie (spec §3; standard teaching). */
const HIGHEST = { landmark: 'T11', offsetMm: 0 } as const;
const LOWEST = { landmark: 'L3', offsetMm: 0 } as const;

export function kidneysAreSpared(stroke: Stroke): Fault | undefined {
  if (stroke.technique !== 'tap') return undefined;
  const isOver = SMALLEST_AND_LARGEST.some((body) => {
    const kidneys = { lowMm: heightMm(LOWEST, body), highMm: heightMm(HIGHEST, body) };
    return touches(spanOf(stroke, body), kidneys);
  });
  if (!isOver) return undefined;
  const message = `${titleOf(stroke)} is over the kidneys, which lie from T11 to L3. No tapping there.`;
  const hint = 'The nearest allowed places are T10 and up, and L4 and down. In between, knead or vibrate.';
  return { id: 'percussion-over-kidneys', keys: WHERE, message, hint };
}
