/** What a person asks for while it plays, taken down; what becomes of it is for `splicing.ts` and `comforting.ts`. */
import { comfortNow, wantingComfort } from './comforting.ts';
import type { EngineState, Step } from './engine-state.ts';
import { type Adjustment, forceFactor, type Intent, meetsNeck, withIntent } from './intents.ts';
import type { Live } from './live-state.ts';
import { planTickNow } from './plan-tick.ts';
import { strokeAt } from './splice-shift.ts';
import { spliceNow } from './splicing.ts';
import { stay } from './steps.ts';

export function onIntent(state: EngineState, intent: Intent, nowMs: number): Step {
  const { live, phase } = state;
  if (live === null || phase.kind !== 'playing') return stay(state);
  switch (intent.kind) {
    case 'skip':
    case 'more-here':
    case 'extend':
      return spliceNow({ ...state, live: { ...live, waiting: intent.kind, declined: null } }, nowMs);
    case 'focus': {
      const asked: Live = { ...live, waiting: 'focus', focusWanted: intent.zone, declined: null };
      return spliceNow({ ...state, live: asked }, nowMs);
    }
    case 'heat':
    case 'air':
      return comfortNow({ ...state, live: wantingComfort(live, intent) }, nowMs);
    default: {
      const wanted = withIntent(live.wanted, intent);
      if (wanted === live.wanted)
        return stay({ ...state, live: { ...live, declined: 'That is as far as it goes.' } });
      const declined = noOther(state, live, wanted, nowMs);
      return spliceNow({ ...state, live: { ...live, wanted, declined } }, nowMs);
    }
  }
}

/** A ceiling, the neck, or what can still be felt, may hold the stroke that plays; later ones may change all the same. */
function noOther(state: EngineState, live: Live, wanted: Adjustment, nowMs: number): string | null {
  const stroke = strokeAt(live, planTickNow(state, nowMs));
  if (stroke === undefined || stroke.askedN <= 0) return null;
  if (wanted.nudgeMm > live.wanted.nudgeMm)
    return meetsNeck(stroke, wanted, live.limits) ? 'Higher only as far as the neck.' : null;
  if (wanted.pressureSteps === live.wanted.pressureSteps) return null;
  const [before, after] = [live.wanted, wanted].map((one) => forceFactor(stroke, one, live.limits));
  if (before !== after) return null;
  return wanted.pressureSteps > live.wanted.pressureSteps
    ? 'It is already as firm as is allowed here.'
    : 'It is already as soft as can be here.';
}
