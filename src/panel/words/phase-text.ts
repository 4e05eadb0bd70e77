import type { LivePhase } from '../../http/wire.ts';
import type { Words } from './en.ts';

/** What the chair is doing, in one calm sentence; nothing where strokes speak for themselves. */
export function phaseText(phase: LivePhase, words: Words): string {
  switch (phase) {
    case 'idle':
    case 'ended':
    case 'playing':
      return '';
    case 'let-go':
      return words.letGo;
    default:
      return words[phase];
  }
}
