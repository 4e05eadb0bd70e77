/** Air and heat beside the strokes: spans on the plan clock, in the first batch of the stroke they begin with. */
import type { PlacedComfort } from '../chair/comfort.ts';
import type { PlacedStroke } from '../chair/placed-stroke.ts';
import type { PlannedStroke } from '../chair/plan.ts';
import type { ChairProfile } from '../chair/profile.ts';
import type { AirSpan, HeatSpan } from '../chair/segment.ts';
import { TICKS_PER_S } from './whole-ticks.ts';

/** Shorter than this a cell is hardly filled. */
const SHORTEST_ON_TICKS = 5 * TICKS_PER_S;

type Air = Extract<PlacedComfort, { kind: 'air' }>;

/** The strokes with their air, which ends with the plan at the latest, and their heat. */
export function withComfort(
  strokes: readonly PlannedStroke[],
  placed: readonly PlacedStroke[],
  { heater }: ChairProfile,
  endTick: number,
): readonly PlannedStroke[] {
  const longestTicks = ((heater?.maxOnS ?? 0) - 1) * TICKS_PER_S;
  return strokes.map((stroke, index) => {
    const comfort = placed[index]?.comfort ?? [];
    const [first, ...others] = stroke.batches;
    if (comfort.length === 0 || first === undefined) return stroke;
    const { startTick } = stroke;
    const airs = comfort.flatMap((one) => (one.kind === 'air' ? airSpans(one, startTick, endTick) : []));
    const heats = comfort.flatMap((one) =>
      one.kind === 'heat' ? heatSpans(one.holdDeciC, startTick, longestTicks) : [],
    );
    const words = [stroke.words, ...comfort.map((one) => one.words)].join('; ');
    const batch = {
      ...first,
      ...(airs.length === 0 ? {} : { airs }),
      // Of several heats at once the last one counts.
      ...(heats.length === 0 ? {} : { heats: heats.slice(-1) }),
    };
    return { ...stroke, words, batches: [batch, ...others] };
  });
}

/** Filled and empty by turns; each cell names its lane whole, so that what ran there before ends. */
function airSpans({ cells, forS, onS, offS }: Air, startTick: number, endTick: number): readonly AirSpan[] {
  const untilTick = Math.min(endTick, startTick + Math.round(forS * TICKS_PER_S));
  const turns: { startTick: number; ticks: number; on: boolean }[] = [];
  let tick = startTick;
  for (let on = true; tick < untilTick; on = !on) {
    const ticks = Math.min(Math.round((on ? onS : offS) * TICKS_PER_S), untilTick - tick);
    if (on && turns.length > 0 && ticks < SHORTEST_ON_TICKS) break;
    turns.push({ startTick: tick, ticks, on });
    tick += ticks;
  }
  return cells.flatMap(({ cell, holdPa }) =>
    turns.map(({ on, ...span }): AirSpan => ({ cell, ...span, holdPa: on ? holdPa : 0 })),
  );
}

/**
 * From here until another heat, or until the chair lets go at its end: a span as long as the pad may be on, because
 * strokes may still be put in or left out. Off is told too.
 */
function heatSpans(holdDeciC: number, startTick: number, longestTicks: number): readonly HeatSpan[] {
  const ticks = holdDeciC === 0 ? 1 : Math.max(1, longestTicks);
  return [{ startTick, ticks, holdDeciC }];
}
