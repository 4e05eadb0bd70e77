/** The phases of the host board; `host-board.ts` says what leads from one to another. */
import type { ChairState } from '../../engine/chair-events.ts';

export type Phase =
  | 'disarmed'
  | 'armed'
  | 'referencing'
  | 'ready'
  | 'playing'
  | 'pausing'
  | 'paused'
  | 'resuming'
  | 'stopping'
  | 'faulted'
  | 'opening';

/** What every chair calls it. */
export function reported(phase: Phase): ChairState {
  return phase === 'resuming' ? 'playing' : phase;
}

/** The relay is kept closed: in all others every drive is without current. */
export function isPowered(phase: Phase): boolean {
  return phase !== 'disarmed' && phase !== 'faulted';
}

/** Where letting go ends. */
export function restPhase(fault: string | null): 'disarmed' | 'faulted' {
  return fault === null ? 'disarmed' : 'faulted';
}
