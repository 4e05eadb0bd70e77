/** Keeps the board's queue filled: a batch goes when its first tick is no further away than its lead. */
import type { Batch } from '../chair/segment.ts';
import type { Effect, EngineState, Step } from './engine-state.ts';

/** What must still be queued when a batch has arrived: 250 ms, and a host that stalls 0.2 s and beats every 25 ms. */
const KEPT_TICKS = 500;

/**
 * For each line of a batch: 85 bytes and its answer take 9 ms at 115200 baud and a window of 8 lines; a host that sleeps
 * through two thirds of the sending takes three times as long. The longest kneading has 65 lines.
 */
const LINE_TICKS = 27;

/** How far ahead of its first tick a batch is handed over. */
function leadTicks({ segments, forces, kneads }: Batch): number {
  return KEPT_TICKS + LINE_TICKS * (segments.length + forces.length + kneads.length + 1);
}

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
  const nowTick = planTickNow(state, nowMs);
  const effects: Effect[] = [];
  let { sent } = phase;
  for (
    let entry = state.queue[sent];
    entry !== undefined && entry.batch.fromTick - leadTicks(entry.batch) <= nowTick;
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
