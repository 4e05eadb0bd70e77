/** What the keys that change a massage ask for. */
import type { Adjustment, Intent } from '../engine/intents.ts';
import type { ChangeKey, Key } from './keys.ts';

/** A nudge is two centimetres, a width one [D]: what a person feels as "a bit". */
const NUDGE_MM = 20;
const WIDTH_MM = 10;
const SPEED_PERMILLE = 100;

export function isChangeKey(key: Key): key is ChangeKey {
  switch (key) {
    case 'pause-toggle':
    case 'stop':
    case 'accept':
    case 'again':
    case 'other':
      return false;
    default:
      return true;
  }
}

/** `wanted`: what was asked so far. */
export function intentOf(key: ChangeKey, { speedPermille }: Adjustment): Intent {
  switch (key) {
    case 'stronger':
      return { kind: 'pressure', steps: 1 };
    case 'softer':
      return { kind: 'pressure', steps: -1 };
    case 'higher':
      return { kind: 'nudge', mm: NUDGE_MM };
    case 'lower':
      return { kind: 'nudge', mm: -NUDGE_MM };
    case 'wider':
      return { kind: 'width', mm: WIDTH_MM };
    case 'narrower':
      return { kind: 'width', mm: -WIDTH_MM };
    case 'faster':
      return { kind: 'speed', permille: speedPermille + SPEED_PERMILLE };
    case 'slower':
      return { kind: 'speed', permille: speedPermille - SPEED_PERMILLE };
    case 'skip':
      return { kind: 'skip' };
    case 'more-here':
      return { kind: 'more-here' };
    default:
      return key satisfies never;
  }
}
