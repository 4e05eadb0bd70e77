/**
 * A change does not stand in line behind a batch of the program that is on its way: where there is time, that batch is
 * taken back, the change goes first, and the batch is made anew after it.
 */
import type { EngineState, Step } from './engine-state.ts';
import { takingBackTicks, UNDER_WAY_MS } from './lead.ts';
import type { Handed, Live } from './live-state.ts';
import { planTickNow } from './plan-tick.ts';
import { byTime, requeued, unsent } from './queued.ts';
import { command, stay } from './steps.ts';

/** The step that asks for the batch back, or waits for the answer; null where the change may go now. */
export function takingBack(state: EngineState, live: Live, rate: number, nowMs: number): Step | null {
  const { handed } = live;
  if (handed === null) return null;
  if (handed.withdrawal !== 0) return stay(state);
  const { batch } = handed.entry;
  if (batch.fromTick - planTickNow(state, nowMs) < takingBackTicks(batch, rate)) return null;
  const asked = { ...live, handed: { ...handed, withdrawal: state.nextId } };
  return command({ ...state, live: asked }, { kind: 'withdraw', command: handed.command });
}

/** What an answer says of the batch on its way; null where it was to something else. */
export function onHandedAnswer(
  state: EngineState,
  live: Live,
  id: number,
  code: string,
  nowMs: number,
): EngineState | null {
  const { handed } = live;
  if (handed === null) return null;
  if (handed.command === id && code === 'ok') return { ...state, live: { ...live, handed: null } };
  if (handed.withdrawal !== id) return null;
  return code === 'ok'
    ? takenBack(state, live, handed, nowMs)
    : { ...state, live: { ...live, handed: null } };
}

function takenBack(state: EngineState, live: Live, { entry, before }: Handed, nowMs: number): EngineState {
  const underWayMs = Math.min(live.lineBusyUntilMs, nowMs + UNDER_WAY_MS);
  const lineBusyUntilMs = Math.max(before.lineBusyUntilMs, underWayMs);
  const next = { ...live, ...before, handed: null, lineBusyUntilMs };
  return requeued({ ...state, live: next }, byTime([entry, ...unsent(state)]));
}
