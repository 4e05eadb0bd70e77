/** The force of a batch against the ceilings of every place the carriage passes while it presses (spec.md §5). */
import { type ForceItem, forceMilliNAt } from './force-item.ts';
import type { JerkSegment } from './integrator.ts';
import { positionAt } from './integrator.ts';
import { COUNTS_PER_TICK } from './plan-clock.ts';
import { placesPassed } from './rules.ts';
import type { Placed } from './timeline.ts';
import type { ZoneCeilings } from './zone-ceilings.ts';

const NM_PER_MM = 1_000_000;

/** `force` where a span from `fromTick` on presses harder than the lowest ceiling it passes; else `ok`. */
export function forceRefusal(
  spans: readonly Placed<ForceItem>[],
  fromTick: number,
  carriage: readonly Placed<JerkSegment>[],
  standingNm: number,
  ceilings: ZoneCeilings,
): 'ok' | 'force' {
  for (const span of spans) {
    if (span.item.mode === 'release' || span.untilTick <= fromTick) continue;
    const startTick = Math.max(span.startTick, fromTick);
    const mostMilliN = Math.max(forceMilliNAt(span, startTick), forceMilliNAt(span, span.untilTick));
    const { minNm, maxNm } = carriagePlaces(carriage, standingNm, startTick, span.untilTick);
    // Ceilings come as whole millinewtons; 16.1 N × 1000 is a little less than 16100 otherwise.
    const ceilingMilliN = Math.round(ceilings.lowestOver(minNm / NM_PER_MM, maxNm / NM_PER_MM) * 1000);
    if (mostMilliN > ceilingMilliN) return 'force';
  }
  return 'ok';
}

/** Every place the carriage is told to be at between two ticks, both included. */
function carriagePlaces(
  carriage: readonly Placed<JerkSegment>[],
  standingNm: number,
  fromTick: number,
  toTick: number,
): { minNm: number; maxNm: number } {
  let minNm = Number.POSITIVE_INFINITY;
  let maxNm = Number.NEGATIVE_INFINITY;
  let restNm = standingNm;
  for (const { item, startTick, untilTick } of carriage) {
    const endTick = startTick + item.ticks;
    if (startTick > toTick) break;
    if (untilTick >= fromTick) {
      const low = (endTick - Math.min(untilTick, toTick)) * COUNTS_PER_TICK;
      const high = (endTick - Math.max(startTick, fromTick)) * COUNTS_PER_TICK;
      const passed = placesPassed(item, low, high);
      minNm = Math.min(minNm, passed.minNm);
      maxNm = Math.max(maxNm, passed.maxNm);
    } else restNm = positionAt(item, (endTick - untilTick) * COUNTS_PER_TICK);
  }
  // Nothing moves it then: it stands where the last item before left it.
  return minNm > maxNm ? { minNm: restNm, maxNm: restNm } : { minNm, maxNm };
}
