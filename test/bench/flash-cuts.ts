/** The power goes at every byte of an install of the longest image: erasing, data, records. */

import { cutEverywhere } from '../sim/store/support/cuts.ts';
import { longImage } from '../sim/store/support/images.ts';
import type { Figure } from './figure.ts';

export function flashCutFigures(): readonly Figure[] {
  return [{ name: 'flash-cuts', ...cutEverywhere(longImage(1), longImage(2), () => 1) }];
}
