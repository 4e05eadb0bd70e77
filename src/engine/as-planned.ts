/** Where the carriage would be had nobody moved the stroke: what a report measures the place of a stroke by. */
import { stateAt } from '../safety/queue.ts';
import { laneOf } from './adjusting.ts';
import type { Telemetry } from './chair-events.ts';
import type { EngineState } from './engine-state.ts';

export function asPlanned({ live }: EngineState, telemetry: Telemetry): Telemetry {
  if (live === null || live.planned === live.committed) return telemetry;
  const { planTick, carriageMm } = telemetry;
  const told = laneOf(live.committed, 0);
  const plan = laneOf(live.planned, 0);
  if (planTick < live.committed.fromTick || planTick < live.planned.fromTick) return telemetry;
  const shiftNm = stateAt(told, planTick).nm - stateAt(plan, planTick).nm;
  return shiftNm === 0 ? telemetry : { ...telemetry, carriageMm: carriageMm - shiftNm / 1_000_000 };
}
