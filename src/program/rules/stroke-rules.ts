/** Every rule about one stroke. */
import { pressureFits } from './ceilings.ts';
import { kidneysAreSpared } from './kidneys.ts';
import { neckIsSpared } from './neck.ts';
import { plateauIsShort } from './plateau.ts';
import { spotHasBreaks } from './spot.ts';
import type { StrokeRule } from './stroke-rule.ts';
import { goesSomewhere } from './way.ts';

export const STROKE_RULES: readonly StrokeRule[] = [
  goesSomewhere,
  plateauIsShort,
  neckIsSpared,
  kidneysAreSpared,
  pressureFits,
  spotHasBreaks,
];
