/** Nobody drives blind: what becomes of a session whose chair no longer says what it does. */
import { BLIND, MUTE } from './endings.ts';
import type { EngineState, Step } from './engine-state.ts';
import { finish, stopWith } from './steps.ts';

/** Telemetry comes every 50 ms and counters every second; lines get lost. */
const UNHEARD_BEFORE_START_MS = 3_000;
const UNHEARD_MS = 1_000;

/** A chair that answers, but no longer says what it does, or never said why it would not start: nobody drives blind. */
export function onUnheard(state: EngineState, nowMs: number): Step | null {
  const { phase, counters, identifiedAtMs } = state;
  const silentMs = nowMs - state.telemetryAtMs;
  switch (phase.kind) {
    case 'awaiting-start':
    case 'starting': {
      const mute = counters === null && nowMs - identifiedAtMs >= UNHEARD_BEFORE_START_MS;
      return mute || silentMs >= UNHEARD_BEFORE_START_MS ? finish(state, MUTE) : null;
    }
    case 'preparing':
    case 'referencing':
    case 'scanning':
    case 'mapping':
    case 'playing':
      return silentMs >= UNHEARD_MS ? stopWith(state, BLIND, 'host', nowMs) : null;
    default:
      return null;
  }
}
