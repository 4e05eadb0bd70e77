/** What the board says of itself (spec.md §10). */
import { type BoardMessage, FLAGS, MESSAGES, type MessageOf } from '../../src/protocol/messages.ts';
import type { Core } from './core.ts';
import { reportedState } from './lifecycle.ts';

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
    state: reportedState(core.phase),
    carriageUm: um(motion.carriage.sense.positionMm),
    widthUm: um(motion.width.sense.positionMm),
    depthAUm: um(a?.sense.positionMm ?? 0),
    depthBUm: um(b?.sense.positionMm ?? 0),
    forceACentiN: centiN(a?.forceN ?? 0),
    forceBCentiN: centiN(b?.forceN ?? 0),
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
