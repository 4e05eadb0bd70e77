/** Rollers lifted, nothing moves, for the time written. */
import type { PlacedStroke } from '../chair/placed-stroke.ts';
import type { Motion } from './step.ts';
import { step } from './step.ts';
import { TICKS_PER_S } from './whole-ticks.ts';

type PlacedRest = Extract<PlacedStroke, { technique: 'rest' }>;

export function planRest(rest: PlacedRest): Motion {
  const ticks = Math.max(1, Math.round(rest.forS * TICKS_PER_S));
  return { acts: [{ steps: [step(ticks, {})], closing: [] }], plannedS: rest.forS, cruiseMmPerS: 0 };
}
