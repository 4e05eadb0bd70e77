/** What every step of the engine is made of: another phase, a command, a stop, an end. */
import type { ChairCommand, StopCause } from './chair-events.ts';
import type { Effect, EngineState, Phase, Step } from './engine-state.ts';
import type { Outcome } from './outcome.ts';

/**
 * While a Start is on its way, telemetry from before it says `disarmed` too. Only what the board says so long after the
 * last that was heard confirms a stop: an `arm` that was already on the line has shown by then.
 */
const ARMING_MS = 500;

export function enter(state: EngineState, phase: Phase, ...effects: Effect[]): Step {
  return { state: { ...state, phase }, effects };
}

export function finish(state: EngineState, outcome: Outcome): Step {
  return enter(state, { kind: 'done', outcome }, { kind: 'finish', outcome });
}

export function stay(state: EngineState): Step {
  return { state, effects: [] };
}

export function isArmed(phase: Phase): boolean {
  switch (phase.kind) {
    case 'preparing':
    case 'referencing':
    case 'scanning':
    case 'mapping':
    case 'playing':
    case 'closing':
      return true;
    default:
      return false;
  }
}

export function command(state: EngineState, asked: Exclude<ChairCommand, { kind: 'stop' }>): Step {
  return {
    state: { ...state, nextId: state.nextId + 1 },
    effects: [{ kind: 'command', id: state.nextId, command: asked }],
  };
}

/** Stops the chair, then ends with `outcome` once it has let go. */
export function stopWith(state: EngineState, outcome: Outcome, cause: StopCause, nowMs: number): Step {
  if (!isArmed(state.phase)) return finish(state, outcome);
  const arming = state.phase.kind === 'preparing' && state.telemetry !== null;
  const fromBoardMs = arming ? (state.telemetry?.boardMs ?? 0) + ARMING_MS : 0;
  const phase: Phase = { kind: 'stopping', outcome, sinceMs: nowMs, askedMs: nowMs, fromBoardMs };
  return enter(state, phase, { kind: 'stop', cause });
}
