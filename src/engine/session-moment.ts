/** Where a session is now, read off the engine's state: what both the live view and the plain lines show. */
import type { PlannedStroke } from '../chair/plan.ts';
import { clamp } from '../units/numbers.ts';
import type { EngineState } from './engine-state.ts';
import { planTickNow } from './plan-tick.ts';

export interface Moment {
  /** Time of the program: 1 tick = 1 ms; it stands still in a pause. */
  readonly tick: number;
  readonly endTick: number;
  /** The stroke being played, or null before the first and after the last. */
  readonly stroke: PlannedStroke | null;
  readonly next: PlannedStroke | null;
  readonly afterNext: PlannedStroke | null;
  /** 1-based place of `stroke` (or of `next` while there is none) among `count`. */
  readonly number: number;
  readonly count: number;
}

export function momentOf(state: EngineState, nowMs: number): Moment {
  const strokes = state.score?.plan.strokes ?? [];
  const endTick = state.score?.plan.endTick ?? 0;
  const began = state.telemetry !== null && hasBegun(state);
  const tick = began ? clamp(planTickNow(state, nowMs), 0, endTick) : 0;
  // A stroke lasts until the next one begins: the way between two belongs to the first.
  const index = began ? strokes.findLastIndex((stroke) => stroke.startTick <= tick) : -1;
  const over = began && tick >= endTick;
  return {
    tick,
    endTick,
    stroke: over ? null : (strokes[index] ?? null),
    next: strokes[index + 1] ?? null,
    afterNext: strokes[index + 2] ?? null,
    number: Math.min(strokes.length, Math.max(1, index + 1)),
    count: strokes.length,
  };
}

/** The plan clock of an earlier session says nothing: it counts from this session's `arm`. */
function hasBegun(state: EngineState): boolean {
  switch (state.phase.kind) {
    case 'playing':
    case 'closing':
    case 'stopping':
    case 'let-go':
    case 'done':
      return true;
    default:
      return false;
  }
}
