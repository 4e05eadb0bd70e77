/**
 * Asks a person how much pressure is enough: three points, each pressed more and more until they say so (Enter) or the
 * most they may have is reached. What pressed at that moment is kept.
 */
import { ENOUGH_AT, ENOUGH_ZONES, type EnoughN, type EnoughZone } from '../chair/enough.ts';
import type { PlannedStroke } from '../chair/plan.ts';
import type { EngineState } from '../engine/engine-state.ts';
import type { Program } from '../program/program.ts';
import type { Session } from './session.ts';

/** Slow enough to answer: from a touch to the most in this time [D]. */
const RISE_S = 22;
/** The end of so slow a ramp counts as held already (plan-hold.ts); a second is left of this. */
const HOLD_S = 4;
const SPACING_MM = 70;
/** Less than this was a touch, not an answer. */
const LEAST_N = 4;

/** The session that asks: its strokes are told apart by their lines, 1 to 3. */
export function enoughProgram(): Program {
  const strokes = ENOUGH_ZONES.map(
    (zone, index) =>
      ({
        technique: 'hold',
        line: index + 1,
        column: 1,
        beside: [],
        side: 'both',
        pressure: { level: 'deep' },
        spacingMm: SPACING_MM,
        at: { landmark: ENOUGH_AT[zone], offsetMm: 0 },
        forS: HOLD_S,
        steps: 1,
        rampS: RISE_S,
      }) as const,
  );
  const title = { en: 'How much is enough?', id: 'Seberapa kuat yang cukup?' };
  return {
    title,
    about: title,
    goals: [],
    notFor: null,
    durationS: null,
    sources: [],
    inputs: [],
    strokes,
    estimatedS: ENOUGH_ZONES.length * (RISE_S + HOLD_S),
    warnings: [],
  };
}

export class EnoughTaker {
  private readonly said = new Map<EnoughZone, number>();

  /** Enough: what presses now is kept, and let go of. */
  readonly say = (session: Session): void => {
    const now = pressedNow(session.state);
    if (now === null || now.forceN < LEAST_N || this.said.has(now.zone)) return;
    this.said.set(now.zone, now.forceN);
    session.intend({ kind: 'skip' });
  };

  /** Of a session that was played to its end; null where a point was never reached. */
  answer(state: EngineState): EnoughN | null {
    const [shoulders, upperBack, lowerBack] = ENOUGH_ZONES.map((zone) => this.of(zone, state));
    if (!shoulders || !upperBack || !lowerBack) return null;
    return { shoulders, upperBack, lowerBack };
  }

  /** Whoever said nothing bore all of it. */
  private of(zone: EnoughZone, { tallies, score }: EngineState): number | null {
    const index = (score?.plan.strokes ?? []).findIndex(({ line }) => ENOUGH_ZONES[line - 1] === zone);
    const tally = tallies[index];
    const boreN = tally === undefined || tally.samples === 0 ? 0 : tally.sumN / tally.samples;
    const forceN = this.said.get(zone) ?? boreN;
    return forceN < LEAST_N ? null : Math.round(forceN * 10) / 10;
  }
}

/** The point that is pressed at this moment, and how hard each roller presses it. */
function pressedNow({ phase, telemetry, live, score }: EngineState): Pressed | null {
  if (phase.kind !== 'playing' || telemetry === null) return null;
  const strokes: readonly PlannedStroke[] = live?.strokes ?? score?.plan.strokes ?? [];
  const { planTick, forceN } = telemetry;
  const stroke = strokes.find(({ startTick, endTick }) => planTick >= startTick && planTick < endTick);
  const zone = stroke === undefined ? undefined : ENOUGH_ZONES[stroke.line - 1];
  return zone === undefined ? null : { zone, forceN: Math.min(...forceN) };
}

interface Pressed {
  readonly zone: EnoughZone;
  readonly forceN: number;
}
