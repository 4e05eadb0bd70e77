/** Strokes of a cushion as spans on the plan clock, one batch each. */
import type { PadStroke } from '../chair/pads.ts';
import type { Plan, PlannedStroke } from '../chair/plan.ts';
import type { ChairProfile } from '../chair/profile.ts';
import type { Batch } from '../chair/segment.ts';

const TICKS_PER_S = 1000;
const FIRST_TICK = 200;

export function planPads(strokes: readonly PadStroke[], { heater, pads = [] }: ChairProfile): Plan {
  const longestTicks = ((heater?.maxOnS ?? 1) - 1) * TICKS_PER_S;
  const planned: PlannedStroke[] = [];
  let tick = FIRST_TICK;
  for (const [index, stroke] of strokes.entries()) {
    const ticks = Math.max(1, Math.round(stroke.forS * TICKS_PER_S));
    const { holdDeciC } = stroke;
    const batch: Batch = {
      fromTick: tick,
      restTick: tick + ticks,
      segments: [],
      forces: [],
      kneads: [],
      // Each lane is named whole: what ran there before ends.
      pads: pads.map((_, pad) => ({
        pad,
        startTick: tick,
        ticks,
        permille: stroke.pads.includes(pad) ? stroke.permille : 0,
      })),
      ...(holdDeciC === null
        ? {}
        : { heats: [{ startTick: tick, ticks: holdDeciC === 0 ? 1 : longestTicks, holdDeciC }] }),
    };
    planned.push(plannedStroke(stroke, index, batch));
    tick += ticks;
  }
  return { strokes: planned, endTick: tick };
}

function plannedStroke({ words, line, forS }: PadStroke, index: number, batch: Batch): PlannedStroke {
  return {
    index,
    technique: 'rest',
    words,
    line,
    side: 'both',
    channels: [],
    fromName: '',
    toName: '',
    fromMm: 0,
    toMm: 0,
    askedN: 0,
    cruiseMmPerS: 0,
    startTick: batch.fromTick,
    endTick: batch.restTick,
    plannedS: forS,
    plateaus: [],
    batches: [batch],
  };
}
