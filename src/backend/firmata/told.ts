/** What the host board knows, as what the engine hears of every chair. */
import type { ChairProfile } from '../../chair/profile.ts';
import type { ChairComfort, ChairCounters, Telemetry } from '../../engine/chair-events.ts';
import type { HostBoard } from './host-board.ts';
import type { Inputs } from './inputs.ts';

export function telemetryFrom(board: HostBoard, inputs: Inputs, nowMs: number): Telemetry {
  const { motion } = board;
  // One drive carries both rollers.
  const [left, right = left] = motion.depth;
  return {
    boardMs: Math.round(nowMs),
    planTick: Math.floor(motion.clock.tick),
    state: board.state,
    carriageMm: inputs.carriageMm,
    widthMm: motion.widthMm,
    depthMm: [left?.depthMm ?? 0, right?.depthMm ?? 0],
    forceN: [left?.forceN ?? 0, right?.forceN ?? 0],
    kneadPerMin: motion.kneadPerMin,
    queueMs: Math.round(motion.queueMs),
    rate: motion.clock.rate,
    seat: inputs.seat,
    cover: inputs.cover,
    contact: [left?.contact ?? false, right?.contact ?? false],
    skipped: [left?.skipped ?? false, right?.skipped ?? false],
    moving: motion.moving,
    pressing: motion.pressing,
    latched: board.fault !== null,
  };
}

/** Of what there is; null for a chair with none of it. Every cell that is open has the pressure of the line. */
export function comfortFrom(profile: ChairProfile, inputs: Inputs): ChairComfort | null {
  const { air, heater, recline } = profile;
  if (air === null && heater === null && recline === null) return null;
  return {
    airKPa: (air ?? []).map(() => inputs.lineKPa),
    surfaceC: inputs.surfaceC,
    reclineDeg: inputs.reclineDeg,
    legrestDeg: 0,
  };
}

export function countersFrom(board: HostBoard, stops: number, late: number): ChairCounters {
  return {
    fault: board.fault ?? 'none',
    faultId: board.faultId,
    faultAtBoardMs: board.faultAtMs,
    detail: 0,
    stops,
    noise: 0,
    refused: 0,
    late,
  };
}
