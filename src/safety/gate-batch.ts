/**
 * The last gate before the wire. Whatever made a batch, this looks at it afresh: it cuts force that is above a ceiling,
 * says so, and does not let through what cannot be mended by cutting. It knows nothing of strokes and solvers.
 */
import { type Ceiling, ceilingBetween } from '../chair/ceilings.ts';
import type { ZoneSpan } from '../chair/placed-stroke.ts';
import type { ChairProfile, DepthAxis, LinearAxis } from '../chair/profile.ts';
import type { Batch, ForceSpan } from '../chair/segment.ts';
import { milliHz } from '../units/numbers.ts';
import type { Result } from '../units/result.ts';
import { err, ok } from '../units/result.ts';
import { axisProblems } from './axis-gate.ts';
import { axisName, formProblems } from './batch-form.ts';
import { comfortProblems } from './comfort-gate.ts';
import { passedNm } from './extremes.ts';
import type { CeilingDuring } from './force-gate.ts';
import { cutForces, forceProblems } from './force-gate.ts';
import type { ForceCut, GateProblem } from './gate-report.ts';
import { type ForceLane, type KneadLane, type Queue, RELEASED, withBatch } from './queue.ts';

export interface GateLimits {
  readonly profile: ChairProfile;
  readonly zones: readonly ZoneSpan[];
  readonly personCeilingN: number;
}

export interface Gated {
  /** The batch to send; the same object where nothing was cut. */
  readonly batch: Batch;
  readonly cuts: readonly ForceCut[];
  /** What is committed on the board once it has taken the batch: `before` of the next one. */
  readonly after: Queue;
}

/**
 * `before`: what is committed already (`referencedQueue` at the start). The batch is judged as the board will play it:
 * together with what goes on from before on the axes and channels it does not name.
 */
export function gateBatch(batch: Batch, limits: GateLimits, before: Queue): Result<Gated, GateProblem> {
  const { profile } = limits;
  const malformed = formProblems(batch, profile, before.fromTick);
  if (malformed.length > 0) return err(...malformed);
  const queue = withBatch(before, batch);
  const { fromTick } = queue;
  const ceilingDuring = ceilingOnTheWay(queue, limits);

  const cuts: ForceCut[] = [];
  const spanOf = new Map<ForceSpan, ForceSpan>();
  const forces = queue.forces.map((lane, channel) => {
    // What is on the board already cannot be cut here; if it does not fit, the batch is refused.
    if (!isNamed(batch, channel)) return lane;
    const cut = cutForces(lane, ceilingDuring);
    cuts.push(...cut.cuts);
    for (const [i, span] of lane.spans.entries()) spanOf.set(span, cut.spans[i] ?? span);
    return { ...lane, spans: cut.spans };
  });

  const problems: GateProblem[] = [];
  const axes: readonly (LinearAxis | DepthAxis)[] = [profile.carriage, profile.width, ...profile.depth];
  for (const [axis, axisLimits] of axes.entries()) {
    const lane = queue.axes[axis];
    if (lane === undefined) continue;
    const retract = 'channel' in axisLimits ? axisLimits.retractSpeedMmPerS : axisLimits.maxSpeedMmPerS;
    problems.push(...axisProblems(axisName(axis), lane, axisLimits, fromTick, retract));
  }
  for (const [channel, lane] of forces.entries()) {
    const judged = isNamed(batch, channel) ? lane : comingUp(lane);
    problems.push(...forceProblems(channel, judged, fromTick, profile.force.maxRiseNPerS, ceilingDuring));
  }
  problems.push(...kneadProblems(queue.knead, profile), ...comfortProblems(batch, profile));
  if (problems.length > 0) return err(...problems);
  const after = { ...queue, forces };
  if (cuts.length === 0) return ok({ batch, cuts, after });
  const cutBatch = { ...batch, forces: batch.forces.map((span) => spanOf.get(span) ?? span) };
  return ok({ batch: cutBatch, cuts, after });
}

function isNamed({ forces }: Batch, channel: number): boolean {
  return forces.some((span) => span.channel === channel);
}

/** A roller that comes up already goes on doing so: it is the approach that was let through, not another one. */
function comingUp(lane: ForceLane): ForceLane {
  const goesOn = lane.before.mode === 'approach' && lane.spans[0]?.mode === 'approach';
  return goesOn ? { ...lane, before: RELEASED } : lane;
}

function ceilingOnTheWay(queue: Queue, { profile, zones, personCeilingN }: GateLimits): CeilingDuring {
  const [carriage] = queue.axes;
  // Both rollers mostly ask of the same ticks, and each is asked twice: before its force is cut and after.
  const known = new Map<string, Ceiling>();
  return (fromTick, toTick) => {
    const ticks = `${fromTick} ${toTick}`;
    const found = known.get(ticks);
    if (found !== undefined) return found;
    const { low, high } =
      carriage === undefined ? { low: -Infinity, high: Infinity } : passedNm(carriage, fromTick, toTick);
    const ceiling = ceilingBetween(zones, low / 1_000_000, high / 1_000_000, profile, personCeilingN);
    known.set(ticks, ceiling);
    return ceiling;
  };
}

function kneadProblems({ spans }: KneadLane, { kneading }: ChairProfile): readonly GateProblem[] {
  const problems: GateProblem[] = [];
  const most = kneading === null ? 0 : milliHz(kneading.maxPerMin);
  for (const { startTick, endMilliHz } of spans) {
    if (endMilliHz <= most) continue;
    const what = `${endMilliHz} mHz, allowed at most ${most} mHz`;
    problems.push({ code: 'rate', where: `kneading at tick ${startTick}`, what });
  }
  const last = spans.at(-1);
  if (last !== undefined && last.endMilliHz !== 0) {
    const where = `kneading at tick ${last.startTick + last.ticks}`;
    problems.push({ code: 'not-at-rest', where, what: 'the queue ends while the motor turns' });
  }
  return problems;
}
