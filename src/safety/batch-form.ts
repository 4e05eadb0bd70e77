/** Whether a batch is well made at all: whole numbers, known axes, everything in order. Nothing else is looked at before. */
import type { ChairProfile } from '../chair/profile.ts';
import { type Batch, WIRE } from '../chair/segment.ts';
import type { GateProblem } from './gate-report.ts';

const AXIS_NAMES = ['carriage', 'width', 'depth 0', 'depth 1'] as const;

export function axisName(axis: number): string {
  return AXIS_NAMES[axis] ?? `axis ${axis}`;
}

interface Timed {
  readonly startTick: number;
  readonly ticks: number;
}

export function formProblems(
  batch: Batch,
  profile: ChairProfile,
  queuedTick: number,
): readonly GateProblem[] {
  const problems = [...numberProblems(batch), ...rangeProblems(batch)];
  if (problems.length > 0) return problems;
  const drives = profile.depth.length;
  if (batch.fromTick < queuedTick) {
    const what = `starts at tick ${batch.fromTick}, but the batch before it at ${queuedTick}`;
    problems.push({ code: 'late', where: 'batch', what });
  }
  for (const { axis, startTick } of batch.segments) {
    if (axis < 2) continue;
    const where = `${axisName(axis)} at tick ${startTick}`;
    if (axis >= 2 + drives) {
      problems.push({ code: 'unsupported', where, what: 'this chair has no such drive' });
    } else {
      // Nothing bounds the force of a roller that is sent to a place inside the body.
      problems.push({ code: 'unsupported', where, what: 'a depth drive takes force, not places' });
    }
  }
  for (const { channel, startTick } of batch.forces) {
    if (channel < drives) continue;
    const where = `channel ${channel} at tick ${startTick}`;
    problems.push({ code: 'unsupported', where, what: 'this chair has no such drive' });
  }
  if (batch.kneads.length > 0 && profile.kneading === null) {
    problems.push({ code: 'unsupported', where: 'kneading', what: 'this chair has no kneading motor' });
  }
  for (const axis of [0, 1, 2, 3] as const) {
    const own = batch.segments.filter((segment) => segment.axis === axis);
    problems.push(...orderProblems(axisName(axis), own, batch));
  }
  for (const channel of [0, 1] as const) {
    const own = batch.forces.filter((span) => span.channel === channel);
    problems.push(...orderProblems(`channel ${channel}`, own, batch));
  }
  problems.push(...orderProblems('kneading', batch.kneads, batch));
  return problems;
}

/** Fields that may be below 0, or not be 0. */
const LEAST: Readonly<Record<string, number>> = {
  ticks: 1,
  endNm: Number.NEGATIVE_INFINITY,
  endNmPerS: Number.NEGATIVE_INFINITY,
  endNmPerS2: Number.NEGATIVE_INFINITY,
  jerkNmPerS3: Number.NEGATIVE_INFINITY,
};

function numberProblems(batch: Batch): GateProblem[] {
  const problems: GateProblem[] = [];
  const look = (name: string, item: object): void => {
    for (const [key, value] of Object.entries(item)) {
      if (typeof value !== 'number') continue;
      if (Number.isSafeInteger(value) && value >= (LEAST[key] ?? 0)) continue;
      problems.push({ code: 'field', where: name, what: `${key} is ${value}, not a whole number it may be` });
    }
  };
  look('batch', batch);
  for (const segment of batch.segments) look(axisName(segment.axis), segment);
  for (const span of batch.forces) look(`channel ${span.channel}`, span);
  for (const span of batch.kneads) look('kneading', span);
  return problems;
}

/** What does not fit the fields of a line, or the queues of a board, could only fail in the middle of a massage. */
function rangeProblems({ segments, forces, kneads }: Batch): readonly GateProblem[] {
  const problems: GateProblem[] = [];
  const look = (where: string, name: keyof typeof WIRE, value: number): void => {
    if (Math.abs(value) <= WIRE[name]) return;
    problems.push({
      code: 'field',
      where,
      what: `${name} is ${value}, the line holds ${WIRE[name]} at most`,
    });
  };
  for (const { axis, startTick, ticks, endNm, endNmPerS, endNmPerS2, jerkNmPerS3 } of segments) {
    const where = `${axisName(axis)} at tick ${startTick}`;
    look(where, 'tick', startTick);
    look(where, 'segmentTicks', ticks);
    look(where, 'nm', endNm);
    look(where, 'nmPerS', endNmPerS);
    look(where, 'nmPerS2', endNmPerS2);
    look(where, 'nmPerS3', jerkNmPerS3);
  }
  for (const { channel, startTick, ticks, endMilliN } of forces) {
    const where = `channel ${channel} at tick ${startTick}`;
    look(where, 'tick', startTick);
    look(where, 'forceTicks', ticks);
    look(where, 'milliN', endMilliN);
  }
  for (const { startTick, ticks, endMilliHz } of kneads) {
    const where = `kneading at tick ${startTick}`;
    look(where, 'tick', startTick);
    look(where, 'kneadTicks', ticks);
    look(where, 'milliHz', endMilliHz);
  }
  // A board keeps 256 items an axis or channel, of which a batch may find some still running.
  const lanes = [
    ...([0, 1, 2, 3] as const).map((axis) => segments.filter((segment) => segment.axis === axis).length),
    ...([0, 1] as const).map((channel) => forces.filter((span) => span.channel === channel).length),
    kneads.length,
  ];
  if (Math.max(...lanes) > WIRE.laneItems || segments.length + forces.length + kneads.length > WIRE.lines) {
    const what = `more than ${WIRE.laneItems} items on an axis or channel, or ${WIRE.lines} in all`;
    problems.push({ code: 'queue-full', where: 'batch', what });
  }
  return problems;
}

function orderProblems(name: string, items: readonly Timed[], batch: Batch): readonly GateProblem[] {
  const [first] = items;
  if (first === undefined) return [];
  const problems: GateProblem[] = [];
  const found = (tick: number, what: string): void => {
    problems.push({ code: 'order', where: `${name} at tick ${tick}`, what });
  };
  if (first.startTick < batch.fromTick)
    found(first.startTick, `before the batch, which starts at ${batch.fromTick}`);
  let endTick = first.startTick;
  for (const { startTick, ticks } of items) {
    if (startTick !== endTick) found(startTick, `the item before it ends at ${endTick}`);
    endTick = startTick + ticks;
  }
  if (endTick > batch.restTick) found(endTick, `still busy after the batch's rest at ${batch.restTick}`);
  return problems;
}
