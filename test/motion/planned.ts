/** One stroke planned from the reference state, after the replay has taken its batches. */
import type { PlacedStroke } from '../../src/chair/placed-stroke.ts';
import type { PlannedStroke } from '../../src/chair/plan.ts';
import { planStrokes } from '../../src/motion/plan-strokes.ts';
import { replay } from './replay.ts';
import { DUO } from './sample-chairs.ts';

export function only(stroke: PlacedStroke, profile = DUO): PlannedStroke {
  const [planned] = planStrokes([stroke], profile).strokes;
  if (planned === undefined) throw new Error('nothing planned');
  replay(planned.batches, profile);
  return planned;
}
