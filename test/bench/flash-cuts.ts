/**
 * The power goes at every byte of an install of an image of 8192 bytes: erasing, data, records. Then at two bytes, the
 * second in the retry after the first; and every bit of what is in use changes by itself. `--samples N` looks at every
 * Nth only.
 */
import { cutEverywhere, cutTwice, rotEverywhere } from '../sim/store/support/cuts.ts';
import { longImage } from '../sim/store/support/images.ts';
import type { Asked, Figure } from './figure.ts';

const TWICE = 600;
const SEED = 8_002;

export function flashCutFigures({ samples: every = 1 }: Asked): readonly Figure[] {
  const [old, next] = [longImage(1), longImage(2)];
  const bytes = next.length;
  return [
    { name: 'flash-cuts', ...cutEverywhere(old, next, () => every), bytes },
    { name: 'flash-cuts-twice', ...cutTwice(old, next, Math.ceil(TWICE / every), SEED), bytes },
    { name: 'flash-rot', ...rotEverywhere(old, next, every), bytes },
  ];
}
