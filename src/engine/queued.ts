/** The batches that still wait in the host. */
import type { EngineState } from './engine-state.ts';
import type { QueuedBatch } from './score.ts';

/** Batches not sent yet. */
export function unsent({ queue, phase }: EngineState): readonly QueuedBatch[] {
  return phase.kind === 'playing' ? queue.slice(phase.sent) : [];
}

/** These instead, none of them sent. */
export function requeued(state: EngineState, queue: readonly QueuedBatch[]): EngineState {
  return state.phase.kind === 'playing' ? { ...state, queue, phase: { ...state.phase, sent: 0 } } : state;
}

export function byTime(queue: readonly QueuedBatch[]): readonly QueuedBatch[] {
  return [...queue].sort((a, b) => a.batch.fromTick - b.batch.fromTick);
}
