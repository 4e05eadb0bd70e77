/** What the board says of itself (spec.md §10). */
import { COMFORT_FLAGS, FLAGS } from '../../src/protocol/bits.ts';
import { type BoardMessage, MESSAGES, type MessageOf } from '../../src/protocol/messages.ts';
import type { Core } from './core.ts';

const { depthAUm: UM, forceACentiN: CENTI_N, kneadMilliHz: MILLI_HZ } = MESSAGES.tm.fields;
/** Names stand in `ct` also where nothing is latched. */
const NOTHING = { fault: 'none', id: 0, ms: 0, detail: 0 } as const;

export interface Counters {
  readonly stops: number;
  readonly noise: number;
  readonly refused: number;
  readonly late: number;
}

export function telemetry(core: Core): MessageOf<'tm'> {
  const { motion } = core;
  const [a] = motion.channels;
  const b = motion.channels[1] ?? a;
  return {
    name: 'tm',
    boardMs: core.ms,
    planTick: motion.clock.tick,
    state: core.reported,
    carriageUm: um(motion.carriage.sense.positionMm),
    widthUm: um(motion.width.sense.positionMm),
    depthAUm: um(a?.sense.positionMm ?? 0),
    depthBUm: um(b?.sense.positionMm ?? 0),
    forceACentiN: centiN(a?.toldN ?? 0),
    forceBCentiN: centiN(b?.toldN ?? 0),
    kneadMilliHz: within(Math.round(motion.kneading.measuredHz * 1000), 0, MILLI_HZ.max),
    queueMs: motion.queuedTicks,
    ratePermille: motion.clock.ratePermille,
    flags: flags(core).toString(16).padStart(3, '0'),
  };
}

export function scanPoint({ ms, scan }: Core): MessageOf<'scp'> | null {
  const { point } = scan;
  if (point === null) return null;
  scan.point = null;
  return {
    name: 'scp',
    index: point.index,
    boardMs: ms,
    carriageUm: um(point.carriageMm),
    depthAUm: um(point.depthMm[0]),
    depthBUm: um(point.depthMm[1]),
    forceACentiN: centiN(point.forceN[0]),
    forceBCentiN: centiN(point.forceN[1]),
    step: point.step,
  };
}

/** `ta`: what is not the rollers. What a chair has not is 0. */
export function comfortTelemetry(core: Core): MessageOf<'ta'> {
  const { air, heating, recline, legrest } = core.motion.comfort;
  const hPa = (cell: number): number => within(Math.round((air?.cells[cell]?.pa ?? 0) / 100), -99, 999);
  let bits = 0;
  if (air?.pump) bits |= COMFORT_FLAGS.pump;
  if (heating?.on) bits |= COMFORT_FLAGS.heating;
  if ((recline?.driveDegPerS ?? 0) !== 0) bits |= COMFORT_FLAGS.reclineMoves;
  if ((legrest?.driveDegPerS ?? 0) !== 0) bits |= COMFORT_FLAGS.legrestMoves;
  return {
    name: 'ta',
    boardMs: core.ms,
    air0HPa: hPa(0),
    air1HPa: hPa(1),
    air2HPa: hPa(2),
    air3HPa: hPa(3),
    air4HPa: hPa(4),
    air5HPa: hPa(5),
    air6HPa: hPa(6),
    air7HPa: hPa(7),
    surfaceDeciC: tenths(heating?.surfaceC ?? 0),
    reclineDeciDeg: tenths(recline?.deg ?? 0),
    legrestDeciDeg: tenths(legrest?.deg ?? 0),
    flags: bits.toString(16).padStart(3, '0'),
  };
}

function tenths(value: number): number {
  return within(Math.round(value * 10), -999, 1_999);
}

export function counters(core: Core, { stops, noise, refused, late }: Counters): BoardMessage {
  const { fault, id, ms, detail } = core.latch.latched ?? NOTHING;
  return { name: 'ct', fault, faultId: id, faultMs: ms, detail, stops, noise, refused, late };
}

function flags({ sensors, motion, latch }: Core): number {
  const [a] = motion.channels;
  const b = motion.channels[1] ?? a;
  let bits = 0;
  if (sensors.seat) bits |= FLAGS.seat;
  if (sensors.cover) bits |= FLAGS.cover;
  if (motion.referenced) bits |= FLAGS.referenced;
  if (a?.contact) bits |= FLAGS.contactA;
  if (b?.contact) bits |= FLAGS.contactB;
  if (a?.skipped) bits |= FLAGS.skippedA;
  if (b?.skipped) bits |= FLAGS.skippedB;
  if (motion.moves) bits |= FLAGS.moving;
  if (motion.presses) bits |= FLAGS.pressing;
  if (latch.latched !== null) bits |= FLAGS.latched;
  return bits;
}

function um(mm: number): number {
  return within(Math.round(mm * 1000), UM.min, UM.max);
}

function centiN(forceN: number): number {
  return within(Math.round(forceN * 100), CENTI_N.min, CENTI_N.max);
}

/** Also turns what is no number, and −0, into 0. */
function within(value: number, low: number, high: number): number {
  if (Number.isNaN(value)) return 0;
  return Math.min(high, Math.max(low, value)) + 0;
}
