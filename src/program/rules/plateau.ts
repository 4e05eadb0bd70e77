/** No spot is pressed for more than 30 s at a stretch. */
import type { Stroke } from '../../chair/stroke.ts';
import { INSTEAD_OF_LONG_PLATEAU, LONGEST_PLATEAU_S } from '../key-parts.ts';
import { type Fault, titleOf } from './stroke-rule.ts';
import { staysOnSpot } from './way.ts';

export function plateauIsShort(stroke: Stroke): Fault | undefined {
  switch (stroke.technique) {
    case 'hold': {
      const { steps, forS } = stroke;
      if (steps * forS <= LONGEST_PLATEAU_S) return undefined;
      const message = `${titleOf(stroke)}: ${steps} steps of ${forS} s are ${steps * forS} s of pressing. Allowed: ${LONGEST_PLATEAU_S} s in all.`;
      return {
        id: 'plateau-too-long',
        keys: ['for'],
        message,
        hint: `The nearest allowed is ${LONGEST_PLATEAU_S / steps} s a step. ${INSTEAD_OF_LONG_PLATEAU}`,
      };
    }
    case 'knead':
    case 'tap':
    case 'vibrate': {
      if (stroke.forS <= LONGEST_PLATEAU_S || !staysOnSpot(stroke)) return undefined;
      const message = `${titleOf(stroke)} stays on one spot for ${stroke.forS} s. Allowed on one spot: ${LONGEST_PLATEAU_S} s.`;
      const hint = `The nearest allowed is ${LONGEST_PLATEAU_S} s; or move along the back with from and to.`;
      return { id: 'plateau-too-long', keys: ['for'], message, hint };
    }
    default:
      return undefined;
  }
}
