/** Keeps the board's queue filled: a batch goes when its first tick is no further away than its lead. */
import { sendable } from './adjusting.ts';
import { UNPLAYABLE } from './endings.ts';
import type { EngineState, Step } from './engine-state.ts';
import { carriedMs, leadTicks } from './lead.ts';
import { planTickNow } from './plan-tick.ts';
import type { QueuedBatch } from './score.ts';
import { command, stay, stopWith } from './steps.ts';

export function streamBatches(before: EngineState, nowMs: number): Step {
  if (before.phase.kind !== 'playing') return stay(before);
  // What a splice leads to is known only when the board has answered it.
  if (before.live !== null && before.live.splice !== null) return stay(before);
  const nowTick = planTickNow(before, nowMs);
  const steps: Step[] = [];
  let state = before;
  for (let entry = next(state); entry !== undefined && isDue(entry, nowTick); entry = next(state)) {
    const sent = send(state, entry, nowMs);
    if (sent === null) return stopWith(state, UNPLAYABLE, 'host', nowMs);
    steps.push(sent);
    state = sent.state;
  }
  return { state, effects: steps.flatMap(({ effects }) => effects) };
}

function next({ phase, queue }: EngineState): QueuedBatch | undefined {
  return phase.kind === 'playing' ? queue[phase.sent] : undefined;
}

function isDue({ batch }: QueuedBatch, nowTick: number): boolean {
  return batch.fromTick - leadTicks(batch) <= nowTick;
}

/** null where the batch cannot be sent as it should be. */
function send(state: EngineState, entry: QueuedBatch, nowMs: number): Step | null {
  if (state.phase.kind !== 'playing') return null;
  const counted = { ...state, phase: { ...state.phase, sent: state.phase.sent + 1 } };
  if (state.live === null) return command(counted, { kind: 'batch', batch: entry.batch });
  const ready = sendable(entry, state.live);
  if (ready === null) return null;
  const { planned, committed, lineBusyUntilMs } = state.live;
  const live = {
    ...ready.live,
    handed: { command: state.nextId, entry, withdrawal: 0, before: { planned, committed, lineBusyUntilMs } },
    lineBusyUntilMs: Math.max(nowMs, lineBusyUntilMs) + carriedMs(ready.batch),
  };
  return command({ ...counted, live }, { kind: 'batch', batch: ready.batch });
}
