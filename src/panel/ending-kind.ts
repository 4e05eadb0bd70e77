import type { ExitName } from '../units/chair-error.ts';

export type EndingKind = 'played' | 'stopped' | 'lost' | 'fault' | 'refused';

/** How a massage ended, as the panel tells it. */
export function endingKind(exit: ExitName): EndingKind {
  switch (exit) {
    case 'ok':
      return 'played';
    case 'interrupted':
      return 'stopped';
    case 'link-lost':
    case 'no-chair':
      return 'lost';
    case 'fault':
      return 'fault';
    default:
      return 'refused';
  }
}
