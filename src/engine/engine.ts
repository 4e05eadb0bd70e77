/**
 * The engine decides and never does: `stepEngine(state, input, now)` gives the next state and what others should do.
 *
 *   greeting → choosing → awaiting-start → starting → preparing → referencing → (scanning → mapping →) playing → closing → done
 *                  any of them ── stop ──→ stopping → done
 *                  armed ones  ── the chair stops by itself ──→ let-go → done
 */
import { restTickOf } from '../safety/queue.ts';
import { resumed } from '../safety/stages.ts';
import { asPlanned } from './as-planned.ts';
import type { ChairCommand, ChairEvent, LoadCell, StopCause, Telemetry } from './chair-events.ts';
import { comfortNow } from './comforting.ts';
import { INTERRUPTED, LET_GO_LATE, NOBODY, PLAYED, STILL_MOVING, UNCONFIRMED } from './endings.ts';
import type { EngineInput, EngineState, Step } from './engine-state.ts';
import { onIntent } from './intending.ts';
import { isReleased, onLetGo } from './let-go.ts';
import { liveOf } from './live-state.ts';
import { refusalOutcome } from './outcome.ts';
import { onPause } from './pausing.ts';
import { aboutBack, beginScan, onFelt, onScanTelemetry } from './scanning.ts';
import type { Score } from './score.ts';
import { onLiveAnswer, spliceNow } from './splicing.ts';
import { command, enter, finish, isArmed, stay, stopWith } from './steps.ts';
import { streamBatches } from './streaming.ts';
import { addSample, EMPTY_TALLY } from './stroke-tally.ts';
import { onUnheard } from './unheard.ts';
import { watched } from './watching.ts';

const GREETING_PATIENCE_MS = 3_000;
/** A chair still letting go from before answers `wait`; it needs 1.3 s for that, so ten is plenty. */
const WAITING_PATIENCE_MS = 10_000;
const STOP_REPEAT_MS = 100;
/** After this a stop that nobody confirms ends in silence: without heartbeats the board lets go by itself. */
const STOP_PATIENCE_MS = 3_000;
const LET_GO_PATIENCE_MS = 3_000;
/** From `dis` until the chair stands released, when nothing presses any more: as for a stop. */
const CLOSING_PATIENCE_MS = 3_000;
export function stepEngine(state: EngineState, input: EngineInput, nowMs: number): Step {
  if (state.phase.kind === 'done') return stay(state);
  switch (input.kind) {
    case 'chair':
      return watched(state, onChair(state, input.event, nowMs), nowMs);
    case 'score':
      return onScore(state, input.score, nowMs);
    case 'decline':
      return stopWith(state, input.outcome, 'host', nowMs);
    case 'start':
      return state.phase.kind === 'awaiting-start'
        ? tryStart({ ...state, phase: { kind: 'starting' }, startedAtMs: nowMs })
        : stay(state);
    case 'pause':
      return onPause(state, true);
    case 'resume':
      return onPause({ ...state, staging: resumed(state.staging, nowMs) }, false);
    case 'intent':
      return onIntent(state, input.intent, nowMs);
    case 'stop':
      return onStop(state, input.cause, nowMs);
    case 'time':
      return onTime(state, nowMs);
    default:
      return input satisfies never;
  }
}

function onStop(state: EngineState, cause: StopCause, nowMs: number): Step {
  const { phase } = state;
  if (phase.kind === 'stopping') return enter(state, { ...phase, askedMs: nowMs }, { kind: 'stop', cause });
  if (phase.kind === 'let-go') return { state, effects: [{ kind: 'stop', cause }] };
  return stopWith(state, INTERRUPTED, cause, nowMs);
}

function onScore(state: EngineState, score: Score, nowMs: number): Step {
  const { kind } = state.phase;
  if ((kind !== 'choosing' && kind !== 'mapping') || state.identity === null) return stay(state);
  if (score.envelope !== state.identity.envelope) {
    return stopWith(
      state,
      {
        exit: 'incompatible',
        what: `The chair's envelope ${state.identity.envelope} is not the profile's ${score.envelope}: what this computer believes of the chair's limits is wrong.`,
        next: 'Have a technician compare the chair profile with what the board was provisioned with.',
      },
      'host',
      nowMs,
    );
  }
  const queue = score.plan.strokes.flatMap((stroke) => stroke.batches.map((batch) => ({ batch, stroke })));
  const tallies = score.plan.strokes.map(() => EMPTY_TALLY);
  const scored = { ...state, score, queue, tallies, live: liveOf(score) };
  if (kind === 'choosing') return enter(scored, { kind: 'awaiting-start' });
  return prepare(scored, aboutBack(score));
}

/** Begins once the board's state is known: a latched notice is cleared by this Start, which is a person's. */
function tryStart(state: EngineState): Step {
  const { telemetry, counters, score } = state;
  if (telemetry === null || score === null) return stay(state);
  if (telemetry.latched && (counters === null || counters.fault === 'none')) return stay(state);
  const clear: ChairCommand[] =
    telemetry.latched && counters !== null ? [{ kind: 'clear-fault', faultId: counters.faultId }] : [];
  const { stored } = score;
  const chosen: ChairCommand[] = stored === undefined ? [] : [{ kind: 'program', program: stored }];
  return prepare(state, [...clear, ...aboutBack(score), ...chosen, { kind: 'arm' }, { kind: 'reference' }]);
}

function prepare(state: EngineState, commands: readonly ChairCommand[]): Step {
  const [current, ...next] = commands;
  if (current === undefined || current.kind === 'stop') return enter(state, { kind: 'referencing' });
  return command({ ...state, phase: { kind: 'preparing', next, current } }, current);
}

function onChair(state: EngineState, event: ChairEvent, nowMs: number): Step {
  switch (event.kind) {
    case 'identified':
      if (state.phase.kind !== 'greeting') return stay(state);
      return enter(
        { ...state, identity: event.identity, identifiedAtMs: nowMs, telemetryAtMs: nowMs },
        { kind: 'choosing' },
        { kind: 'choose', identity: event.identity },
      );
    case 'waiting':
      return state.phase.kind === 'greeting'
        ? stay({ ...state, phase: { ...state.phase, waitedFor: true } })
        : stay(state);
    case 'telemetry':
      return onTelemetry(state, event.telemetry, nowMs);
    case 'counters':
      return onCounters({ ...state, counters: event.counters });
    case 'comfort':
      return stay({ ...state, comfort: event.comfort });
    case 'cell':
      return stay({ ...state, cell: furthest(state.cell, event.cell) });
    case 'clock':
      return stay({ ...state, roundTripMs: event.roundTripMs });
    case 'felt':
      return onFelt(state, event.point);
    case 'answered':
      return onAnswer(state, event.id, event.code, nowMs);
    case 'lost':
      return onLost(state, event.cause);
    default:
      return event satisfies never;
  }
}

function furthest(before: LoadCell | null, cell: LoadCell): LoadCell {
  return before !== null && Math.abs(before.restN) > Math.abs(cell.restN) ? before : cell;
}

function onLost(state: EngineState, cause: string): Step {
  const letsGo = isArmed(state.phase) || state.phase.kind === 'stopping' || state.phase.kind === 'let-go';
  return finish(state, {
    exit: 'link-lost',
    what: `The line to the chair is gone (${cause}).${letsGo ? ' The chair lets go by itself within 1.3 seconds.' : ''}`,
    next: 'Check the cable and the power of the chair, then start again. Nothing moves until you do.',
  });
}

/** Changes first: what they make of the queue is streamed. */
function keepUp(state: EngineState, nowMs: number): Step {
  const spliced = spliceNow(state, nowMs);
  const streamed = streamBatches(spliced.state, nowMs);
  const comforted = comfortNow(streamed.state, nowMs);
  return {
    state: comforted.state,
    effects: [...spliced.effects, ...streamed.effects, ...comforted.effects],
  };
}

/** After this tick nothing is left to play. */
function endTick({ queue, live }: EngineState): number {
  const queued = queue.at(-1)?.batch.restTick ?? 0;
  return live === null ? queued : Math.max(queued, restTickOf(live.committed));
}

function onAnswer(state: EngineState, id: number, code: string, nowMs: number): Step {
  const { phase } = state;
  const live = onLiveAnswer(state, id, code, nowMs);
  if (live !== null) return keepUp(live, nowMs);
  if (code !== 'ok') {
    if (!isArmed(phase)) return stay(state);
    // The chair writes down that a new program is being tried.
    if (code === 'busy' && phase.kind === 'preparing') return prepare(state, [phase.current, ...phase.next]);
    // A pause or resume that came just before the first batch, or just after the last: nothing is wrong.
    if (code === 'not-playing') return stay(state);
    // It has let go by itself: what comes next says why.
    if (code === 'not-armed') return enter({ ...state, telemetry: null }, { kind: 'let-go', sinceMs: nowMs });
    const what =
      phase.kind === 'preparing' ? phase.current.kind : phase.kind === 'scanning' ? 'scan' : 'motion';
    return stopWith(state, refusalOutcome(what, code, state.cell), 'host', nowMs);
  }
  // Only the answer to the newest command leads to the next.
  if (phase.kind !== 'preparing' || id !== state.nextId - 1) return stay(state);
  // What was latched is cleared: the counters that named it say nothing about a later fault.
  const known = phase.current.kind === 'clear-fault' ? { ...state, counters: null } : state;
  return prepare(known, phase.next);
}

function onCounters(state: EngineState): Step {
  if (state.phase.kind === 'starting') return tryStart(state);
  return state.phase.kind === 'let-go' ? onLetGo(state) : stay(state);
}

function onTelemetry(before: EngineState, telemetry: Telemetry, nowMs: number): Step {
  const state = tally({ ...before, telemetry, telemetryAtMs: nowMs }, telemetry);
  const { phase } = state;
  const stoppedByItself =
    telemetry.state === 'stopping' || telemetry.state === 'faulted' || telemetry.state === 'disarmed';
  switch (phase.kind) {
    case 'starting':
      return tryStart(state);
    case 'referencing':
      if (stoppedByItself) return enter(state, { kind: 'let-go', sinceMs: nowMs });
      if (telemetry.state !== 'ready') return stay(state);
      if (state.score?.scan !== undefined) return beginScan(state, state.score.scan);
      return keepUp({ ...state, phase: { kind: 'playing', sent: 0, paused: false } }, nowMs);
    case 'scanning':
    case 'mapping':
      if (stoppedByItself) return enter(state, { kind: 'let-go', sinceMs: nowMs });
      return onScanTelemetry(state, telemetry);
    case 'playing': {
      if (stoppedByItself) return enter(state, { kind: 'let-go', sinceMs: nowMs });
      // `ready` alone may also mean that the last batch has not arrived yet.
      const restTick = endTick(state);
      if (
        telemetry.state === 'ready' &&
        telemetry.planTick >= restTick &&
        phase.sent === state.queue.length
      ) {
        return command({ ...state, phase: { kind: 'closing', sinceMs: nowMs } }, { kind: 'disarm' });
      }
      // Also what was asked too early. The other way round never: nothing resumes by itself.
      if (phase.paused && telemetry.state === 'playing' && telemetry.rate > 0) {
        return command(state, { kind: 'pause' });
      }
      return keepUp(state, nowMs);
    }
    case 'closing':
      if (telemetry.latched) return onLetGo({ ...state, phase: { kind: 'let-go', sinceMs: nowMs } });
      return isReleased(telemetry) ? finish(state, PLAYED) : stay(state);
    case 'stopping':
      return telemetry.boardMs >= phase.fromBoardMs && isReleased(telemetry)
        ? finish(state, phase.outcome)
        : stay(state);
    case 'let-go':
      return onLetGo(state);
    default:
      return stay(state);
  }
}

function tally(state: EngineState, telemetry: Telemetry): EngineState {
  const { score } = state;
  if (score === null || state.phase.kind !== 'playing') return state;
  const index = score.plan.strokes.findIndex(
    (stroke) => telemetry.planTick >= stroke.startTick && telemetry.planTick < stroke.endTick,
  );
  const stroke = score.plan.strokes[index];
  const sofar = state.tallies[index];
  if (stroke === undefined || sofar === undefined) return state;
  return {
    ...state,
    tallies: state.tallies.with(index, addSample(sofar, stroke, asPlanned(state, telemetry))),
  };
}

function onTime(state: EngineState, nowMs: number): Step {
  const { phase } = state;
  const unheard = onUnheard(state, nowMs);
  if (unheard !== null) return unheard;
  switch (phase.kind) {
    case 'greeting': {
      const patienceMs = phase.waitedFor ? WAITING_PATIENCE_MS : GREETING_PATIENCE_MS;
      if (nowMs - phase.sinceMs < patienceMs) return stay(state);
      return finish(state, phase.waitedFor ? STILL_MOVING : NOBODY);
    }
    case 'playing':
      return keepUp(state, nowMs);
    case 'closing':
      if (nowMs - phase.sinceMs < CLOSING_PATIENCE_MS) return stay(state);
      return stopWith(state, LET_GO_LATE, 'host', nowMs);
    case 'stopping':
      if (nowMs - phase.sinceMs >= STOP_PATIENCE_MS) return finish(state, UNCONFIRMED);
      if (nowMs - phase.askedMs < STOP_REPEAT_MS) return stay(state);
      return enter(state, { ...phase, askedMs: nowMs }, { kind: 'stop', cause: 'host' });
    case 'let-go':
      return nowMs - phase.sinceMs >= LET_GO_PATIENCE_MS ? finish(state, UNCONFIRMED) : stay(state);
    default:
      return stay(state);
  }
}
