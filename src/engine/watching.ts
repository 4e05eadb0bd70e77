/** Looks at every telemetry frame: how long which zone was touched, and whether the host itself has to step in. */
import { ceilingBetween } from '../chair/ceilings.ts';
import { withContact, type ZoneMs } from '../safety/dose.ts';
import { type StageCause, type StageSample, type Staging, stepStages } from '../safety/stages.ts';
import type { Telemetry } from './chair-events.ts';
import type { EngineState, Step } from './engine-state.ts';
import { onIntent } from './intending.ts';
import type { Live } from './live-state.ts';
import type { Outcome } from './outcome.ts';
import { onPause } from './pausing.ts';
import { stopWith } from './steps.ts';

/** `step` as it follows from what was heard, with what watching adds to it. */
export function watched(before: EngineState, step: Step, nowMs: number): Step {
  const { telemetry } = step.state;
  if (telemetry === null || telemetry === before.telemetry) return step;
  const counted = { ...step.state, contactMs: contactMs(before, step.state, telemetry) };
  const { live, phase, score } = counted;
  if (live === null || score === null || phase.kind !== 'playing') return { ...step, state: counted };
  const sample: StageSample = {
    nowMs,
    forceN: Math.max(...telemetry.forceN),
    ceilingN: ceilingHereN(live, telemetry.carriageMm),
    contactMs: counted.contactMs,
    allowedMs: score.allowedMs ?? null,
  };
  const staging = stepStages(counted.staging, sample);
  const { state, effects } = carriedOut({ ...counted, staging }, counted.staging, nowMs);
  return { state, effects: [...step.effects, ...effects] };
}

function contactMs(before: EngineState, { score }: EngineState, telemetry: Telemetry): ZoneMs {
  const elapsedMs = before.telemetry === null ? 0 : telemetry.boardMs - before.telemetry.boardMs;
  const touches = telemetry.contact[0] || telemetry.contact[1];
  return withContact(before.contactMs, score?.zones ?? [], telemetry.carriageMm, touches, elapsedMs);
}

function ceilingHereN({ limits }: Live, carriageMm: number): number {
  const { zones, profile, personCeilingN } = limits;
  return ceilingBetween(zones, carriageMm, carriageMm, profile, personCeilingN).forceN;
}

/** What a new stage asks for. */
function carriedOut(state: EngineState, before: Staging, nowMs: number): Step {
  const { stage, words, cause } = state.staging;
  if (stage === before.stage) return { state, effects: [] };
  switch (stage) {
    case 'fine':
      return { state, effects: [] };
    case 'degraded':
      return onIntent(state, { kind: 'pressure', steps: -1 }, nowMs);
    case 'paused':
      return onPause(state, true);
    case 'fault':
      return stopWith(state, stoppedFor(words ?? '', cause), 'host', nowMs);
    default:
      return stage satisfies never;
  }
}

const NEXT: Readonly<Record<StageCause, string>> = {
  force: 'Have a technician look at load cells and drives before the chair is used again.',
  dose: 'Rest for half an hour at least. If it was not enough for you, ask a person who knows your back.',
};

function stoppedFor(words: string, cause: StageCause | null): Outcome {
  return {
    exit: 'fault',
    what: `${words} The massage was stopped; the rollers are released.`,
    next: NEXT[cause ?? 'force'],
  };
}
