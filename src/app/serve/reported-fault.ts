import type { EngineState } from '../../engine/engine-state.ts';

/** The fault or notice that the board has latched, by its code; null where none is. */
export function reportedFault({ telemetry, counters }: EngineState): string | null {
  if (telemetry?.latched !== true || counters === null || counters.fault === 'none') return null;
  return counters.fault;
}
