/** What the plan asks of one roller at some moment, read off the spans the board is sent. */

import { clamp, lerp } from '../units/numbers.ts';
import type { PlannedStroke } from './plan.ts';
import type { ChannelIndex, ForceSpan } from './segment.ts';

/** Newtons; 0 where the roller is let go. Ramps are followed, as the board follows them (spec.md §5, "Force spans"). */
export function askedForceN(stroke: PlannedStroke, channel: ChannelIndex, tick: number): number {
  const spans = playedSpans(stroke, channel);
  const index = spans.findLastIndex((span) => span.startTick <= tick);
  const span = spans[index];
  if (span === undefined || tick > span.startTick + span.ticks) return 0;
  switch (span.mode) {
    case 'approach':
      return span.endMilliN / 1000;
    case 'release':
      return 0;
    case 'press': {
      const share = clamp((tick - span.startTick) / Math.max(1, span.ticks), 0, 1);
      return lerp(spans[index - 1]?.endMilliN ?? 0, span.endMilliN, share) / 1000;
    }
    default:
      return span.mode satisfies never;
  }
}

/** Every batch replaces what the ones before it said from its first tick on. */
function playedSpans(stroke: PlannedStroke, channel: ChannelIndex): readonly ForceSpan[] {
  let spans: readonly ForceSpan[] = [];
  for (const { fromTick, forces } of stroke.batches) {
    const own = forces.filter((span) => span.channel === channel);
    if (own.length > 0) spans = [...spans.filter((span) => span.startTick < fromTick), ...own];
  }
  return spans;
}
