/** Walks through a whole plan as the board will play it, and tells where each roller may touch. */
import type { Plan, PlannedStroke } from '../chair/plan.ts';
import { CLOCK_PER_TICK, stateBeforeEnd } from '../chair/segment.ts';
import { type AxisLane, type ForceLane, type Queue, withBatch } from './queue.ts';

/** Between two looks at a plan. At 50 mm/s that is 2 mm. */
export const LOOK_MS = 40;
/** A roller that lets go has left the body by then: 20 mm of it at 150 mm/s, and some more. */
const LETTING_GO_MS = 300;

/** `touches`: by depth channel, whether it may touch the body. */
export type Look = (stroke: PlannedStroke, carriageMm: number, touches: readonly boolean[]) => void;

/** `before`: where the chair is when the plan starts. `look` is called every `LOOK_MS` of the plan that has anything queued. */
export function walkContact({ strokes }: Plan, before: Queue, look: Look): void {
  let queue = before;
  const batches = strokes.flatMap((stroke) => stroke.batches.map((batch) => ({ stroke, batch })));
  for (const [index, { stroke, batch }] of batches.entries()) {
    queue = withBatch(queue, batch);
    const [carriage] = queue.axes;
    if (carriage === undefined) continue;
    const nmAt = placesOf(carriage);
    const touches = queue.forces.map(touchesOf);
    const untilTick = batches[index + 1]?.batch.fromTick ?? batch.restTick;
    // As the board will play it: with what is queued at that time.
    for (let tick = batch.fromTick; tick < untilTick; tick += LOOK_MS) {
      look(
        stroke,
        nmAt(tick) / 1_000_000,
        touches.map((touchesAt) => touchesAt(tick)),
      );
    }
  }
}

/** Where an axis is, nm, asked tick by tick onwards: the same as `stateAt`, without beginning anew each time. */
function placesOf({ before, segments }: AxisLane): (tick: number) => number {
  let index = 0;
  let nm = before.nm;
  return (tick) => {
    for (let segment = segments[index]; segment !== undefined; segment = segments[index]) {
      if (tick <= segment.startTick) return nm;
      const leftTicks = segment.startTick + segment.ticks - tick;
      if (leftTicks >= 0) return stateBeforeEnd(segment, leftTicks * CLOCK_PER_TICK).nm;
      nm = segment.endNm;
      index += 1;
    }
    return nm;
  };
}

/** Whether a roller may touch the body, asked tick by tick onwards. */
function touchesOf({ spans }: ForceLane): (tick: number) => boolean {
  let index = 0;
  return (tick) => {
    let span = spans[index];
    while (span !== undefined && tick >= span.startTick + span.ticks) {
      index += 1;
      span = spans[index];
    }
    if (span === undefined || tick < span.startTick) return false;
    return span.mode !== 'release' || tick < span.startTick + LETTING_GO_MS;
  };
}
