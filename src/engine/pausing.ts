/** A pause, and going on: of effect only while something plays. */
import type { Telemetry } from './chair-events.ts';
import type { EngineState, Step } from './engine-state.ts';
import { command, stay } from './steps.ts';

export function onPause(state: EngineState, paused: boolean): Step {
  if (state.phase.kind !== 'playing' || state.phase.paused === paused) return stay(state);
  // Before the first batch has begun there is nothing to pause yet: the chair is told as soon as it says it plays.
  if (!isUnderWay(state.telemetry)) return stay({ ...state, phase: { ...state.phase, paused } });
  return command({ ...state, phase: { ...state.phase, paused } }, { kind: paused ? 'pause' : 'resume' });
}

function isUnderWay(telemetry: Telemetry | null): boolean {
  return telemetry?.state === 'playing' || telemetry?.state === 'pausing' || telemetry?.state === 'paused';
}
