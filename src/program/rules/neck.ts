/** The neck, from C7 up, is held briefly, and neither rubbed across nor struck. */
import { heightMm } from '../../chair/body.ts';
import type { RollerStroke, Stroke } from '../../chair/stroke.ts';
import { SMALLEST_AND_LARGEST } from '../bodies.ts';
import { type Fault, isOnBack, spanOf, titleOf, touches, WHERE } from './stroke-rule.ts';

/** Shiatsu holds the neck about 3 s (domain.md §2). */
const LONGEST_NECK_HOLD_S = 5;

const NOT_ON_NECK: readonly string[] = ['tap', 'vibrate', 'friction'];

export function neckIsSpared(stroke: Stroke): Fault | undefined {
  if (!isOnBack(stroke) || !touchesNeck(stroke)) return undefined;
  const title = titleOf(stroke);
  if (NOT_ON_NECK.includes(stroke.technique)) {
    const message = `${title} touches the neck, which begins at C7. No ${stroke.technique} there.`;
    const hint =
      'The nearest allowed place is T1. On the neck, sweep or knead lightly, or hold for a few seconds.';
    return { id: 'not-on-neck', keys: WHERE, message, hint };
  }
  if (stroke.technique !== 'hold' || stroke.steps * stroke.forS <= LONGEST_NECK_HOLD_S) return undefined;
  const inAll = stroke.steps > 1 ? ' in all its steps' : '';
  const message = `${title} presses the neck for ${stroke.steps * stroke.forS} s${inAll}. Allowed there: ${LONGEST_NECK_HOLD_S} s.`;
  const hint = `The nearest allowed is ${LONGEST_NECK_HOLD_S} s${inAll}; press several times with "times", or go down to T1.`;
  return { id: 'neck-hold-too-long', keys: ['for'], message, hint };
}

function touchesNeck(stroke: RollerStroke): boolean {
  return SMALLEST_AND_LARGEST.some((body) => {
    const lowMm = heightMm({ landmark: 'C7', offsetMm: 0 }, body);
    return touches(spanOf(stroke, body), { lowMm, highMm: Number.POSITIVE_INFINITY });
  });
}
