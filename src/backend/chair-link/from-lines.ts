/** Lines of the board as what the engine hears. */
import type { ScanPoint } from '../../chair/scan.ts';
import type {
  ChairComfort,
  ChairCounters,
  ChairIdentity,
  LoadCell,
  Telemetry,
} from '../../engine/chair-events.ts';
import { FLAGS } from '../../protocol/bits.ts';
import type { MessageOf } from '../../protocol/messages.ts';

export function identityOf(line: MessageOf<'iam'>): ChairIdentity {
  return {
    model: line.model,
    serial: line.serial,
    simulated: line.simulated === 1,
    envelope: line.envelope,
    protocolMajor: line.major,
    protocolMinor: line.minor,
  };
}

export function telemetryOf(line: MessageOf<'tm'>): Telemetry {
  const flags = Number.parseInt(line.flags, 16);
  const has = (bit: number): boolean => (flags & bit) !== 0;
  return {
    boardMs: line.boardMs,
    planTick: line.planTick,
    state: line.state,
    carriageMm: line.carriageUm / 1000,
    widthMm: line.widthUm / 1000,
    depthMm: [line.depthAUm / 1000, line.depthBUm / 1000],
    forceN: [line.forceACentiN / 100, line.forceBCentiN / 100],
    kneadPerMin: (line.kneadMilliHz * 60) / 1000,
    queueMs: line.queueMs,
    rate: line.ratePermille / 1000,
    seat: has(FLAGS.seat),
    cover: has(FLAGS.cover),
    contact: [has(FLAGS.contactA), has(FLAGS.contactB)],
    skipped: [has(FLAGS.skippedA), has(FLAGS.skippedB)],
    moving: has(FLAGS.moving),
    pressing: has(FLAGS.pressing),
    latched: has(FLAGS.latched),
  };
}

export function scanPointOf(line: MessageOf<'scp'>): ScanPoint {
  return {
    index: line.index,
    atMs: line.boardMs,
    carriageMm: line.carriageUm / 1000,
    depthMm: [line.depthAUm / 1000, line.depthBUm / 1000],
    forceN: [line.forceACentiN / 100, line.forceBCentiN / 100],
    step: line.step,
  };
}

export function countersOf(line: MessageOf<'ct'>): ChairCounters {
  return {
    fault: line.fault,
    faultId: line.faultId,
    faultAtBoardMs: line.faultMs,
    detail: line.detail,
    stops: line.stops,
    noise: line.noise,
    refused: line.refused,
    late: line.late,
  };
}

export function comfortOf(line: MessageOf<'ta'>): ChairComfort {
  const { air0HPa, air1HPa, air2HPa, air3HPa, air4HPa, air5HPa, air6HPa, air7HPa } = line;
  const hPa = [air0HPa, air1HPa, air2HPa, air3HPa, air4HPa, air5HPa, air6HPa, air7HPa];
  return {
    airKPa: hPa.map((pressure) => pressure / 10),
    surfaceC: line.surfaceDeciC / 10,
    reclineDeg: line.reclineDeciDeg / 10,
    legrestDeg: line.legrestDeciDeg / 10,
  };
}

export function loadCellOf(line: MessageOf<'can'>): LoadCell {
  return { cells: line.cells, cell: line.cell, restN: line.restCentiN / 100 };
}
