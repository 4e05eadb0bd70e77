/** A plan as it will run, for drawing: where the rollers are and how hard they press, at even moments. */
import type { Plan } from '../chair/plan.ts';
import type { DepthChannelName } from '../chair/profile.ts';
import type { AxisIndex, Batch, ForceSpan, Segment } from '../chair/segment.ts';
import { CLOCK_PER_TICK, stateBeforeEnd } from '../chair/segment.ts';
import { lerp } from '../units/numbers.ts';

const TICKS_PER_S = 1000;
const NM_PER_MM = 1_000_000;

export interface Moment {
  /** Seconds since the first stroke began. */
  readonly atS: number;
  readonly placeMm: number;
  /** Along the back, upwards positive. */
  readonly speedMmPerS: number;
  /** Between the rollers, centre to centre. */
  readonly widthMm: number;
  /** Asked force, newtons; 0 while the roller is off the body or on its way to it. */
  readonly leftN: number;
  readonly rightN: number;
}

/** `everyMs` apart, from the plan's beginning to its end. `channels` names the rollers of each depth channel. */
export function timelineOf(plan: Plan, channels: readonly DepthChannelName[], everyMs: number): Moment[] {
  const batches = plan.strokes.flatMap((stroke) => stroke.batches);
  const startTick = batches[0]?.fromTick ?? 0;
  const carriage = new Way(batches, 0);
  const width = new Way(batches, 1);
  const left = new Press(batches, channelsOf(channels, 'left'));
  const right = new Press(batches, channelsOf(channels, 'right'));
  const moments: Moment[] = [];
  for (let tick = startTick; tick <= plan.endTick; tick += everyMs) {
    const { nm, nmPerS } = carriage.at(tick);
    moments.push({
      atS: (tick - startTick) / TICKS_PER_S,
      placeMm: nm / NM_PER_MM,
      speedMmPerS: nmPerS / NM_PER_MM,
      widthMm: width.at(tick).nm / NM_PER_MM,
      leftN: left.at(tick),
      rightN: right.at(tick),
    });
  }
  return moments;
}

function channelsOf(channels: readonly DepthChannelName[], side: 'left' | 'right'): readonly number[] {
  return channels.flatMap((name, index) => (name === side || name === 'both' ? [index] : []));
}

/** What a batch still plays when the next one has replaced its end. */
function until(batches: readonly Batch[], index: number): number {
  return batches[index + 1]?.fromTick ?? Number.POSITIVE_INFINITY;
}

/** The way of one axis. Asked for rising ticks only, so that a long plan is walked once. */
class Way {
  private readonly segments: readonly Segment[];
  private next = 0;

  constructor(batches: readonly Batch[], axis: AxisIndex) {
    this.segments = batches.flatMap((batch, index) =>
      batch.segments.filter((segment) => segment.axis === axis && segment.startTick < until(batches, index)),
    );
  }

  at(tick: number): { readonly nm: number; readonly nmPerS: number } {
    while ((this.segments[this.next + 1]?.startTick ?? Number.POSITIVE_INFINITY) <= tick) this.next += 1;
    const segment = this.segments[this.next];
    if (segment === undefined) return { nm: 0, nmPerS: 0 };
    const leftTicks = segment.startTick + segment.ticks - tick;
    return stateBeforeEnd(segment, Math.min(Math.max(leftTicks, 0), segment.ticks) * CLOCK_PER_TICK);
  }
}

interface Ramp {
  readonly mode: ForceSpan['mode'];
  readonly startTick: number;
  readonly endTick: number;
  readonly fromN: number;
  readonly toN: number;
}

/** What one roller is asked to press with. Asked for rising ticks only. */
class Press {
  private readonly ramps: readonly Ramp[];
  private next = 0;

  constructor(batches: readonly Batch[], channels: readonly number[]) {
    const ramps: Ramp[] = [];
    for (const [index, batch] of batches.entries()) {
      for (const span of batch.forces) {
        if (!channels.includes(span.channel) || span.startTick >= until(batches, index)) continue;
        const { mode, startTick, ticks, endMilliN } = span;
        const fromN = ramps.at(-1)?.toN ?? 0;
        ramps.push({ mode, startTick, endTick: startTick + ticks, fromN, toN: endMilliN / 1000 });
      }
    }
    this.ramps = ramps;
  }

  at(tick: number): number {
    while ((this.ramps[this.next + 1]?.startTick ?? Number.POSITIVE_INFINITY) <= tick) this.next += 1;
    const ramp = this.ramps[this.next];
    if (ramp === undefined || ramp.mode !== 'press' || tick < ramp.startTick || tick > ramp.endTick) return 0;
    const { startTick, endTick, fromN, toN } = ramp;
    return lerp(fromN, toN, (tick - startTick) / Math.max(1, endTick - startTick));
  }
}
