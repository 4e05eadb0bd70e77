/** A whole program three times at once: as the host predicts it, as the board does it, and as the page says. */

import { placeStrokes } from '../../../../src/chair/placing.ts';
import type { ChairProfile } from '../../../../src/chair/profile.ts';
import type { AxisState, Batch, Segment } from '../../../../src/chair/segment.ts';
import { CLOCK_PER_TICK, stateBeforeEnd } from '../../../../src/chair/segment.ts';
import { planStrokes } from '../../../../src/motion/plan-strokes.ts';
import { type AxisLane, type Queue, referencedQueue, withBatch } from '../../../../src/safety/queue.ts';
import { Random } from '../../../../src/units/random.ts';
import { programOf } from '../../../programs/shipped.ts';
import type { PlanAct } from '../../../protocol/plan-vectors.ts';
import { type SpecAxis, SpecPlan, type SpecSegment } from '../../../protocol/spec-plan.ts';
import { PlanDriver } from './plan-driver.ts';

/** A host hands a batch over so far ahead. */
const LEAD_TICKS = 900;
/** Which overrides, pauses and resumes come when. */
export type Acts = readonly Pick<PlanAct, 'ms' | 'rate' | 'pause' | 'resume'>[];

export interface Compared {
  readonly ms: number;
  readonly lookedAt: number;
  readonly movedMm: number;
  /** Greatest share of a limit that speed × rate, or acceleration × rate², came to. */
  readonly strain: number;
  /** The first few places where the three are not the same, in words. */
  readonly different: readonly string[];
}

/** Compares host and board every millisecond, and both with the page every `pageEveryMs`. */
export function comparePlan(
  batches: readonly Batch[],
  profile: ChairProfile,
  pageEveryMs: number,
  acts: Acts = [],
): Compared {
  const board = new PlanDriver(profile);
  const page = new SpecPlan([specAxis(profile.carriage), specAxis(profile.width)]);
  let host: Queue = referencedQueue(profile);
  const lastTick = Math.max(...batches.map(({ restTick }) => restTick));
  const different: string[] = [];
  let [next, ms, lookedAt, movedNm, nm, strain] = [0, 0, 0, 0, 0, 0];
  while (board.motion.clock.tick <= lastTick && different.length < 5 && ms < 4_000_000) {
    ms += 1;
    for (let batch = batches[next]; batch !== undefined; batch = batches[next]) {
      if (next > 0 && batch.fromTick - LEAD_TICKS > board.motion.clock.tick) break;
      const segments = batch.segments.filter(({ axis }) => axis < 2).map(specSegment);
      board.commit(batch.fromTick, segments);
      page.commit(batch.fromTick, segments);
      host = withPast(host, batch);
      next += 1;
    }
    for (const act of acts) {
      if (act.ms !== ms) continue;
      for (const plan of [board, page]) {
        if (act.rate !== undefined) plan.ask(act.rate);
        if (act.pause === true) plan.pause();
        if (act.resume === true) plan.resume();
      }
    }
    board.step();
    page.step();
    const { clock, carriage, width } = board.motion;
    const { counts } = clock;
    for (const [axis, { commanded }] of [carriage, width].entries()) {
      const { nm, nmPerS, nmPerS2 } = predict(host.axes[axis], counts);
      const limits = axis === 0 ? profile.carriage : profile.width;
      strain = Math.max(
        strain,
        Math.abs(nmPerS * clock.rate) / (limits.maxSpeedMmPerS * 1e6),
        Math.abs(nmPerS2 * clock.rate ** 2) / (limits.maxAccelMmPerS2 * 1e6),
      );
      if (nm === commanded.nm && nmPerS === commanded.nmPerS && nmPerS2 === commanded.nmPerS2) continue;
      different.push(
        `${ms} ms, axis ${axis}: host ${nm} ${nmPerS} ${nmPerS2}, board ${Object.values(commanded)}`,
      );
    }
    if (ms % pageEveryMs === 0) {
      lookedAt += 1;
      const { rate, counts: exactly, axes } = page.state();
      const said = [rate, exactly, ...axes.flat()].map(Number).join();
      if (said !== board.look().join()) different.push(`${ms} ms: page ${said}, board ${board.look()}`);
    }
    movedNm += Math.abs(carriage.commanded.nm - nm);
    nm = carriage.commanded.nm;
  }
  return { ms, lookedAt, movedMm: movedNm / 1e6, strain, different };
}

/** The queue from the batch on, and what of the old one comes before it. */
function withPast(queue: Queue, batch: Batch): Queue {
  const joined = withBatch(queue, batch);
  const axes = joined.axes.map((lane, axis) => {
    const old = queue.axes[axis];
    if (old === undefined || !batch.segments.some((segment) => segment.axis === axis)) return old ?? lane;
    // What still runs when a batch is handed over, and the one before, where the axis stands.
    const kept = old.segments.filter(({ startTick }) => startTick < batch.fromTick);
    const past = kept.filter(({ startTick, ticks }) => startTick + ticks < batch.fromTick - 2 * LEAD_TICKS);
    return { before: old.before, segments: [...kept.slice(Math.max(0, past.length - 1)), ...lane.segments] };
  });
  return { ...joined, axes };
}

/** The host's own reading of what it has sent. */
function predict(lane: AxisLane | undefined, counts: number): AxisState {
  if (lane === undefined) throw new Error('no such axis');
  let running: Segment | null = null;
  for (const segment of lane.segments) {
    if (segment.startTick * CLOCK_PER_TICK > counts) break;
    running = segment;
  }
  if (running === null) return { ...lane.before, nmPerS: 0, nmPerS2: 0 };
  const toGo = (running.startTick + running.ticks) * CLOCK_PER_TICK - counts;
  return toGo > 0 ? stateBeforeEnd(running, toGo) : { nm: running.endNm, nmPerS: 0, nmPerS2: 0 };
}

/** Of all strokes of all programs in a row, on one body. */
export function plannedBatches(names: readonly string[], profile: ChairProfile): readonly Batch[] {
  const strokes = names.flatMap((name) => programOf(name).strokes);
  const { placed } = placeStrokes(strokes, { statureMm: 1700, ceilingN: 60 }, profile);
  return planStrokes(placed, profile).strokes.flatMap(({ batches }) => batches);
}

/** Somebody at the controls: every few seconds another wish, seeded. */
export function restlessActs(seed: number, untilMs: number): Acts {
  const random = new Random(seed);
  const acts: Acts[number][] = [];
  let paused = false;
  for (let ms = 500; ms < untilMs; ms += random.integer(50, 6050)) {
    if (paused) acts.push({ ms, resume: true });
    else if (random.unit() < 0.3) acts.push({ ms, pause: true });
    else acts.push({ ms, rate: random.integer(100, 1500) });
    paused = acts.at(-1)?.pause === true;
  }
  return acts;
}

function specAxis(axis: ChairProfile['carriage']): SpecAxis {
  return {
    referenceUm: axis.referenceMm * 1000,
    speedUmPerS: axis.maxSpeedMmPerS * 1000,
    accelUmPerS2: axis.maxAccelMmPerS2 * 1000,
    jerkUmPerS3: axis.maxJerkMmPerS3 * 1000,
  };
}

function specSegment(segment: Segment): SpecSegment {
  const { axis, startTick, ticks, endNm, endNmPerS, endNmPerS2, jerkNmPerS3 } = segment;
  return [axis, startTick, ticks, endNm, endNmPerS, endNmPerS2, jerkNmPerS3];
}
