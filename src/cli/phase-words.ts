/** What the session is doing, in one calm sentence. */
import type { EngineState } from '../engine/engine-state.ts';
import type { Style } from './styled-line.ts';

export interface PhaseWords {
  readonly text: string;
  readonly style: Style;
}

export function phaseWords(state: EngineState): PhaseWords {
  const { phase, telemetry } = state;
  switch (phase.kind) {
    case 'greeting':
      return phase.waitedFor
        ? { text: 'Waiting until the chair has let go from before', style: 'calm' }
        : { text: 'Asking the chair who it is', style: 'plain' };
    case 'choosing':
      return { text: 'Fitting the program to this chair and person', style: 'plain' };
    case 'awaiting-start':
      return { text: 'Ready to start', style: 'plain' };
    case 'starting':
    case 'preparing':
      return { text: 'Getting the chair ready', style: 'plain' };
    case 'referencing':
      return { text: 'Finding the zero of each drive, rollers in', style: 'plain' };
    case 'scanning':
      return { text: 'Feeling the back, lightly, from the seat up to the shoulders', style: 'plain' };
    case 'mapping':
      return { text: 'Working out where everything lies', style: 'plain' };
    case 'playing':
      if (!phase.paused) {
        const resuming = telemetry?.state === 'paused' || telemetry?.state === 'pausing';
        return { text: resuming ? 'Going on' : 'Playing', style: 'accent' };
      }
      return telemetry?.state === 'paused'
        ? { text: 'Paused, the rollers are released', style: 'calm' }
        : { text: 'Pausing, the rollers let go', style: 'calm' };
    case 'closing':
      return { text: 'Played to the end, the rollers go in', style: 'plain' };
    case 'stopping':
      return { text: 'Stopping, the rollers let go', style: 'calm' };
    case 'let-go':
      return { text: 'The chair stopped by itself and lets go', style: 'alarm' };
    case 'done':
      return { text: phase.outcome.what, style: phase.outcome.exit === 'ok' ? 'plain' : 'calm' };
    default:
      return phase satisfies never;
  }
}
