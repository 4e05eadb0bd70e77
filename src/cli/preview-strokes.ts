/** The timeline cut into its strokes. */
import type { PlannedStroke } from '../chair/plan.ts';
import type { Moment } from '../picture/timeline.ts';
import type { Preview } from './preview.ts';

export interface StrokeMoments {
  readonly stroke: PlannedStroke;
  readonly moments: readonly Moment[];
  /** Seconds on the picture's axis. */
  readonly plateaus: readonly { readonly fromS: number; readonly toS: number; readonly forceN: number }[];
}

export function perStroke({ plan }: Preview, moments: readonly Moment[]): readonly StrokeMoments[] {
  const startTick = plan.strokes[0]?.startTick ?? 0;
  const seconds = (tick: number): number => (tick - startTick) / 1000;
  let next = 0;
  return plan.strokes.map((stroke) => {
    const from = next;
    while (next < moments.length && (moments[next]?.atS ?? 0) < seconds(stroke.endTick)) next += 1;
    const plateaus = stroke.plateaus.map(({ fromTick, toTick, forceN }) => ({
      fromS: seconds(fromTick),
      toS: seconds(toTick),
      forceN,
    }));
    return { stroke, moments: moments.slice(from, next + 1), plateaus };
  });
}
