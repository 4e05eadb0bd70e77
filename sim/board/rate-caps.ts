/**
 * What rate of the plan clock the queue bears, and where (spec.md §4): travel goes faster as far as its axis may; where
 * nothing travels the clock runs as planned, for a hold is a promise of time.
 */
import { AS_PLANNED_PERMILLE, FASTEST_PERMILLE } from '../../src/chair/clock-law.ts';
import type { JerkSegment } from './integrator.ts';
import { type AxisLimits, RATE_STEP_PERMILLE, segmentRefusal } from './rules.ts';
import type { Placed } from './timeline.ts';

interface CapSpan {
  readonly startTick: number;
  readonly untilTick: number;
  readonly permille: number;
}

/** The greatest rate a segment bears, in steps of 50 ‰: 1000 … 1500. */
export function segmentCap(segment: JerkSegment, limits: AxisLimits): number {
  let permille = AS_PLANNED_PERMILLE;
  while (
    permille < FASTEST_PERMILLE &&
    segmentRefusal(segment, limits, permille + RATE_STEP_PERMILLE) === 'ok'
  )
    permille += RATE_STEP_PERMILLE;
  return permille;
}

export function travels({ endNmPerS, endNmPerS2, jerkNmPerS3 }: JerkSegment): boolean {
  return endNmPerS !== 0 || endNmPerS2 !== 0 || jerkNmPerS3 !== 0;
}

export class RateCaps {
  /** Where anything travels, in order of time; spans of the two axes may overlap. */
  private readonly spans: readonly CapSpan[];

  constructor(
    axes: readonly (readonly Placed<JerkSegment>[])[],
    axisLimits: readonly AxisLimits[],
    known: WeakMap<JerkSegment, number>,
  ) {
    this.spans = axes
      .flatMap((queue, axis) => {
        const limits = axisLimits[axis];
        if (limits === undefined) return [];
        return queue
          .filter(({ item }) => travels(item))
          .map(({ item, startTick, untilTick }): CapSpan => {
            const permille = known.get(item) ?? segmentCap(item, limits);
            known.set(item, permille);
            return { startTick, untilTick, permille };
          });
      })
      .sort((a, b) => a.startTick - b.startTick || a.untilTick - b.untilTick);
  }

  travelsAt(tick: number): boolean {
    return this.spans.some((span) => span.startTick <= tick && tick < span.untilTick);
  }

  /** The least that is borne anywhere from `fromTick` up to before `toTick`; 1000 where something there stands. */
  least(fromTick: number, toTick: number): number {
    let least = FASTEST_PERMILLE as number;
    let coveredTick = fromTick;
    for (const { startTick, untilTick, permille } of this.spans) {
      if (untilTick <= fromTick) continue;
      if (startTick >= toTick) break;
      if (startTick > coveredTick) return AS_PLANNED_PERMILLE;
      if (untilTick > coveredTick) coveredTick = untilTick;
      if (permille < least) least = permille;
    }
    return coveredTick < toTick ? AS_PLANNED_PERMILLE : least;
  }

  /** The least that anything that travels bears from `fromTick` up to before `toTick`; 1500 where nothing does. */
  leastTravelling(fromTick: number, toTick: number): number {
    let least = FASTEST_PERMILLE as number;
    for (const { startTick, untilTick, permille } of this.spans) {
      if (startTick >= toTick) break;
      if (untilTick > fromTick && permille < least) least = permille;
    }
    return least;
  }

  /** The most that any tick bears from `fromTick` up to before `toTick`. */
  greatest(fromTick: number, toTick: number): number {
    const within = this.spans.filter((span) => span.untilTick > fromTick && span.startTick < toTick);
    let greatest = AS_PLANNED_PERMILLE as number;
    // What a tick bears changes only where a span begins or ends.
    for (const tick of [fromTick, ...within.flatMap(({ startTick, untilTick }) => [startTick, untilTick])]) {
      if (tick < fromTick || tick >= toTick) continue;
      const here = within.filter((span) => span.startTick <= tick && tick < span.untilTick);
      if (here.length === 0) continue;
      greatest = Math.max(greatest, Math.min(...here.map(({ permille }) => permille)));
    }
    return greatest;
  }
}
