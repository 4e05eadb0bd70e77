/** A queue made by hand, with something on every kind of lane, and ways to look into one. */
import type { Batch, KneadSpan } from '../../src/chair/segment.ts';
import { type Queue, referencedQueue, withBatch } from '../../src/safety/queue.ts';
import { batchOf, duo, move, spans } from './made-batches.ts';

export function knead(startTick: number, ticks: number, endMilliHz: number): KneadSpan {
  return { startTick, ticks, endMilliHz };
}

/** Up 400 mm in four pieces of 1 s, pressing from 2 s on with the left roller, kneading all the while. */
export const UP = move(0, 1000, 0, 400, 1000);
export const WIDER = move(1, 1000, 60, 90, 1000);
export const PRESSES = spans(0, 2000, [
  ['approach', 1000, 4],
  ['press', 1000, 24],
  ['press', 1000, 24],
  ['release', 500, 0],
]);
export const KNEADS = [knead(1000, 1000, 800), knead(2000, 2000, 800), knead(4000, 1000, 0)];
export const FIRST: Batch = { ...batchOf(1000, [...UP, ...WIDER], PRESSES), kneads: KNEADS };
export const NOTHING: Batch = { fromTick: 0, restTick: 0, segments: [], forces: [], kneads: [] };

export const AT_ZERO = referencedQueue(duo);
export const QUEUE = withBatch(AT_ZERO, FIRST);

/** What a queue says of one lane each; a test that asks for a lane that is not there fails. */
export function axisOf(queue: Queue, axis: number) {
  const lane = queue.axes[axis];
  if (lane === undefined) throw new RangeError(`no axis ${axis}`);
  return lane;
}

export function channelOf(queue: Queue, channel: number) {
  const lane = queue.forces[channel];
  if (lane === undefined) throw new RangeError(`no channel ${channel}`);
  return lane;
}
