import type { EngineState } from './engine-state.ts';

/** The plan clock of the board as this host can best tell between two telemetry frames. */
export function planTickNow(state: EngineState, nowMs: number): number {
  const { telemetry } = state;
  if (telemetry === null) return 0;
  const runs = telemetry.state === 'playing' || telemetry.state === 'pausing';
  const ageMs = nowMs - state.telemetryAtMs + state.roundTripMs / 2;
  return telemetry.planTick + (runs ? ageMs * telemetry.rate : 0);
}
