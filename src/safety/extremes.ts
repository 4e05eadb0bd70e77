/** How far, how fast and how hard a segment goes anywhere on its way, not only at its ends. */
import type { AxisState, Segment } from '../chair/segment.ts';
import { CLOCK_PER_TICK, stateBeforeEnd } from '../chair/segment.ts';
import type { AxisLane } from './queue.ts';

export interface Range {
  readonly low: number;
  readonly high: number;
}

export interface Extremes {
  readonly nm: Range;
  readonly nmPerS: Range;
  readonly nmPerS2: Range;
}

const COUNTS_PER_S = 1000 * CLOCK_PER_TICK;

/**
 * Extremes of a segment between two ticks (both inside it). Evaluated by the board's own whole-number rule at both
 * ends, where the speed is 0 (the place turns), and where the acceleration is 0 (the speed turns).
 */
export function extremesOf(segment: Segment, fromTick: number, toTick: number): Extremes {
  const endTick = segment.startTick + segment.ticks;
  const least = (endTick - toTick) * CLOCK_PER_TICK;
  const most = (endTick - fromTick) * CLOCK_PER_TICK;
  const counts = [least, most];
  for (const secondsBeforeEnd of turnsOf(segment)) {
    const count = Math.floor(secondsBeforeEnd * COUNTS_PER_S);
    for (const near of [count, count + 1]) if (near > least && near < most) counts.push(near);
  }
  const states = counts.map((count) => stateBeforeEnd(segment, count));
  return {
    nm: rangeOf(states, 'nm'),
    nmPerS: rangeOf(states, 'nmPerS'),
    nmPerS2: rangeOf(states, 'nmPerS2'),
  };
}

/** The places an axis passes between two ticks, also while it stands. Nanometres. */
export function passedNm({ before, segments }: AxisLane, fromTick: number, toTick: number): Range {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  const pass = (nm: Range): void => {
    low = Math.min(low, nm.low);
    high = Math.max(high, nm.high);
  };
  let restNm = before.nm;
  let restTick = Number.NEGATIVE_INFINITY;
  for (const segment of segments) {
    const endTick = segment.startTick + segment.ticks;
    if (restTick <= toTick && segment.startTick >= fromTick) pass({ low: restNm, high: restNm });
    if (segment.startTick <= toTick && endTick >= fromTick) {
      pass(extremesOf(segment, Math.max(segment.startTick, fromTick), Math.min(endTick, toTick)).nm);
    }
    restNm = segment.endNm;
    restTick = endTick;
  }
  if (restTick <= toTick) pass({ low: restNm, high: restNm });
  return { low, high };
}

/**
 * Seconds before the end at which v₁ − a₁s + js²/2 = 0, and at which a₁ − js = 0. What never is comes out as no number or
 * as an infinite one: inside no segment.
 */
function turnsOf({ endNmPerS, endNmPerS2, jerkNmPerS3 }: Segment): readonly number[] {
  const root = Math.sqrt(endNmPerS2 * endNmPerS2 - 2 * jerkNmPerS3 * endNmPerS);
  // Citardauq: neither root loses digits when the other is far away, nor where there is no jerk.
  const sum = endNmPerS2 + (endNmPerS2 < 0 ? -root : root);
  return [endNmPerS2 / jerkNmPerS3, sum / jerkNmPerS3, (2 * endNmPerS) / sum];
}

function rangeOf(states: readonly AxisState[], of: keyof AxisState): Range {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const state of states) {
    low = Math.min(low, state[of]);
    high = Math.max(high, state[of]);
  }
  return { low, high };
}
