/** Keeps the board's queue filled: a batch goes when its first tick is no further away than the lead. */
import type { Effect, EngineState, Step } from './engine-state.ts';

/**
 * How far ahead of its first tick a batch is handed over. The largest batch (about 30 lines of 85 bytes) needs 0.25 s
 * at 115200 baud, a host may stall 0.2 s, the tick is 25 ms late at worst: what is left keeps the queue above 250 ms.
 */
const LEAD_TICKS = 900;

/** The plan clock of the board as this host can best tell between two telemetry frames. */
export function planTickNow(state: EngineState, nowMs: number): number {
  const { telemetry } = state;
  if (telemetry === null) return 0;
  const runs = telemetry.state === 'playing' || telemetry.state === 'pausing';
  const ageMs = nowMs - state.telemetryAtMs + state.roundTripMs / 2;
  return telemetry.planTick + (runs ? ageMs * telemetry.rate : 0);
}

export function streamBatches(state: EngineState, nowMs: number): Step {
  const { phase } = state;
  if (phase.kind !== 'playing') return { state, effects: [] };
  const horizonTick = planTickNow(state, nowMs) + LEAD_TICKS;
  const effects: Effect[] = [];
  let { sent } = phase;
  for (
    let entry = state.queue[sent];
    entry !== undefined && entry.batch.fromTick <= horizonTick;
    entry = state.queue[sent]
  ) {
    effects.push({
      kind: 'command',
      id: state.nextId + effects.length,
      command: { kind: 'batch', batch: entry.batch },
    });
    sent += 1;
  }
  if (effects.length === 0) return { state, effects };
  return { state: { ...state, phase: { ...phase, sent }, nextId: state.nextId + effects.length }, effects };
}
