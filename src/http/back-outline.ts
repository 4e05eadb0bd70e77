/** The drawn back, once for all people: along the back it is shares of the way from C7 to L5. */
import { bodyOf } from '../chair/body.ts';
import { LANDMARKS } from '../chair/landmarks.ts';
import { backPaths } from '../picture/back-shape.ts';
import type { BackOutline } from './wire.ts';

const STATURE_MM = 1700;

export function backOutline(): BackOutline {
  const body = bodyOf(STATURE_MM);
  if (!body.ok) throw new Error(body.errors[0]?.what);
  const { heightMm } = body.value;
  const spanMm = heightMm.C7 - heightMm.L5;
  const { torso, arms, head, limbs, flanks, lines } = backPaths({
    middle: 0,
    pixelsPerMm: 1,
    y: (share) => share * spanMm,
  });
  return {
    spanMm,
    torso,
    arms,
    head,
    edges: [...limbs, ...flanks],
    lines,
    landmarks: LANDMARKS.map((name) => ({
      name,
      share: Math.round(((heightMm.C7 - heightMm[name]) / spanMm) * 1000) / 1000,
    })),
  };
}
