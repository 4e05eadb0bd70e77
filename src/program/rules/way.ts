/** A stroke along the back needs a way. */

import type { RollerStroke, Stroke } from '../../chair/stroke.ts';
import { SMALLEST } from '../bodies.ts';
import type { Fault } from './stroke-rule.ts';
import { spanOf } from './stroke-rule.ts';

/** A finger's breadth [D]. */
const SHORTEST_MM = 10;

export function goesSomewhere(stroke: Stroke): Fault | undefined {
  if (stroke.technique !== 'sweep' && stroke.technique !== 'roll') return undefined;
  if (!staysOnSpot(stroke)) return undefined;
  const message = `This ${stroke.technique} ends where it begins. Its way must be ${SHORTEST_MM} mm or more.`;
  const hint = 'Give two different places, or use hold to stay on one.';
  return { id: 'goes-nowhere', keys: [], message, hint };
}

/** True where its way is no way, whatever the ends are called. */
export function staysOnSpot(stroke: RollerStroke): boolean {
  return SMALLEST.some((body) => {
    const { lowMm, highMm } = spanOf(stroke, body);
    return highMm - lowMm < SHORTEST_MM;
  });
}
