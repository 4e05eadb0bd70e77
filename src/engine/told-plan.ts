/** The plan as the view and the report shall know it, once people have changed it. */
import { adjustedStroke } from './adjusting.ts';
import type { EngineState } from './engine-state.ts';
import type { Live } from './live-state.ts';

/** The score with the strokes that are still to come as they are planned now; those that were sent stay as they are. */
export function replanned({ score }: EngineState, live: Live, tick: number): EngineState['score'] {
  if (score === null) return score;
  const kept = score.plan.strokes;
  const strokes = live.strokes.map((stroke) => {
    const was = kept[stroke.index];
    if (was === undefined || stroke.startTick > tick) return adjustedStroke(stroke, live);
    return was.endTick === stroke.endTick ? was : { ...was, ...cutTo(was, stroke.endTick) };
  });
  return { ...score, plan: { strokes, endTick: live.strokes.at(-1)?.endTick ?? score.plan.endTick } };
}

function cutTo(stroke: Live['strokes'][number], endTick: number) {
  const plateaus = stroke.plateaus
    .filter(({ fromTick }) => fromTick < endTick)
    .map((plateau) => ({ ...plateau, toTick: Math.min(plateau.toTick, endTick) }));
  return { endTick, plateaus, isCutShort: true };
}

/** The score with the strokes as adjusted from `tick` on; of the one that plays, what was asked before stays true. */
export function shown({ score }: EngineState, live: Live, tick: number): EngineState['score'] {
  if (score === null) return score;
  const strokes = live.strokes.map((stroke) => {
    const was = score.plan.strokes[stroke.index] ?? stroke;
    if (stroke.endTick <= tick) return was;
    const now = adjustedStroke(stroke, live);
    if (stroke.startTick >= tick) return now;
    return {
      ...was,
      askedN: now.askedN,
      plateaus: [
        ...was.plateaus
          .filter(({ fromTick }) => fromTick < tick)
          .map((plateau) => ({ ...plateau, toTick: Math.min(plateau.toTick, tick) })),
        ...now.plateaus
          .filter(({ toTick }) => toTick > tick)
          .map((plateau) => ({ ...plateau, fromTick: Math.max(plateau.fromTick, tick) })),
      ],
    };
  });
  return { ...score, plan: { ...score.plan, strokes } };
}
