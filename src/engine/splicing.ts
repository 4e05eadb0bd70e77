/**
 * What people ask for while a program plays, put on the board: the first change at once, others at least 100 ms apart,
 * the latest wins. One splice is on its way at a time, and until the board has answered it nothing else is sent; one
 * that came late changed nothing, and is made again.
 */
import type { Batch } from '../chair/segment.ts';
import { gateBatch } from '../safety/gate-batch.ts';
import { joined, restTickOf, since } from '../safety/queue.ts';
import { onComfortAnswer } from './comforting.ts';
import type { EngineState, Step } from './engine-state.ts';
import { extended } from './extending.ts';
import { focused } from './focusing.ts';
import type { Adjustment } from './intents.ts';
import { carriedMs, linesOf, spliceTicks } from './lead.ts';
import { isSettled, type Live } from './live-state.ts';
import { planTickNow } from './plan-tick.ts';
import { byTime, requeued, unsent } from './queued.ts';
import type { QueuedBatch } from './score.ts';
import { repeated } from './splice-again.ts';
import { type Spliced, shifted, strokeAt } from './splice-shift.ts';
import { queueOf, skipped } from './splice-skip.ts';
import { command, stay } from './steps.ts';
import { EMPTY_TALLY } from './stroke-tally.ts';
import { onHandedAnswer, takingBack } from './taking-back.ts';
import { replanned, shown } from './told-plan.ts';

const APART_MS = 100;
/** A splice that cannot be had is given up after so many tries. */
const MOST_FAILURES = 15;
/** How long the line carries a splice, at first guess. */
const GUESSED_MS = 50;
/** The plan clock may be so much faster on average until a splice arrives than it was said to be last [D]. */
const MOST_RATE_CHANGE = 0.12;
const LATER = 'There is no time for that here; it comes with the next move.';
/** What is over is forgotten after so long. */
const KEPT_TICKS = 2000;

/** The next change that waits, if it may go now. Call whenever something may have become possible. */
export function spliceNow(before: EngineState, nowMs: number): Step {
  const asked = askRate(before);
  const { state } = asked;
  const { live, phase, telemetry } = state;
  if (live === null || phase.kind !== 'playing' || telemetry === null) return asked;
  const plays = !phase.paused && telemetry.state === 'playing' && telemetry.rate > 0;
  if (!plays || live.splice !== null || isDone(live) || nowMs - live.splicedAtMs < APART_MS) return asked;
  const next =
    takingBack(state, live, greatestRate(state, live), nowMs) ??
    splice({ ...state, live: { ...live, handed: null } }, { ...live, handed: null }, nowMs);
  return { state: next.state, effects: [...asked.effects, ...next.effects] };
}

/** The board applies the override to its clock, and only where the plan bears it (spec §4). */
function askRate(state: EngineState): Step {
  const { live, phase, telemetry } = state;
  if (live === null || phase.kind !== 'playing' || telemetry?.state !== 'playing') return stay(state);
  const { speedPermille: permille } = live.wanted;
  if (permille === live.askedPermille || live.rateCommand !== 0) return stay(state);
  const rated = { ...state, live: { ...live, askedPermille: permille, rateCommand: state.nextId } };
  return command(rated, { kind: 'rate', permille });
}

function isDone({ waiting, wanted, sent }: Live): boolean {
  return waiting === null && isSame(wanted, sent);
}

function isSame(one: Adjustment, other: Adjustment): boolean {
  return (
    one.nudgeMm === other.nudgeMm &&
    one.widthMm === other.widthMm &&
    one.pressureSteps === other.pressureSteps
  );
}

function splice(state: EngineState, live: Live, nowMs: number): Step {
  switch (live.waiting) {
    case 'skip':
      return skip(state, live, nowMs);
    case 'more-here':
      return again(state, live, nowMs);
    case 'extend':
      return extend(state, live, nowMs);
    case 'focus':
      return focus(state, live, nowMs);
    case null:
      return shift(state, live, nowMs);
    default:
      return live.waiting satisfies never;
  }
}

/** The greatest rate the plan clock may come to have: what a splice must bear. */
function greatestRate({ telemetry }: EngineState, { wanted, askedPermille }: Live): number {
  return Math.max(1, wanted.speedPermille / 1000, askedPermille / 1000, telemetry?.rate ?? 1);
}

function startOf(state: EngineState, live: Live, lineMs: number, nowMs: number): number {
  const soonest = (state.telemetry?.rate ?? 1) + MOST_RATE_CHANGE;
  const waitMs = Math.max(0, live.lineBusyUntilMs - nowMs);
  const ahead = spliceTicks(lineMs, waitMs, state.roundTripMs, Math.min(soonest, greatestRate(state, live)));
  return Math.ceil(planTickNow(state, nowMs)) + ahead;
}

function shift(state: EngineState, live: Live, nowMs: number): Step {
  const { wanted } = live;
  const left = unsent(state).filter(({ isFinal }) => isFinal === true);
  const rate = greatestRate(state, live);
  const make = (lineMs: number): Spliced | null =>
    shifted(live, startOf(state, live, lineMs, nowMs), wanted, left, rate);
  const guessed = make(GUESSED_MS);
  const made = guessed === null ? null : make(carriedMs(guessed.batch));
  if (made === null || !mayFollow(live, made)) return decline(state, live, 'There is no room for that now.');
  const rest = unsent(state).filter(({ isFinal }) => isFinal !== true);
  const queue = byTime([...made.followers, ...made.kept, ...rest]);
  const sent = { ...live, sent: wanted, declined: made.waits ? LATER : live.declined };
  if (linesOf(made.batch) === 1) {
    return stay(requeued({ ...state, live: sent, score: shown(state, sent, made.batch.fromTick) }, queue));
  }
  return send(
    state,
    live,
    made.batch,
    { ...state, live: sent, score: shown(state, sent, made.batch.fromTick) },
    queue,
    nowMs,
  );
}

/** What follows a splice must pass the gate as well: later it would be too late to say no. */
function mayFollow({ limits, committed }: Live, { batch, followers }: Spliced): boolean {
  let told = linesOf(batch) === 1 ? committed : joined(committed, batch);
  return followers.every((follower) => {
    const gated = gateBatch(follower.batch, limits, told);
    if (gated.ok) told = joined(told, gated.value.batch);
    return gated.ok;
  });
}

function skip(state: EngineState, live: Live, nowMs: number): Step {
  const rate = greatestRate(state, live);
  const make = (lineMs: number) => skipped(live, startOf(state, live, lineMs, nowMs), rate);
  const guessed = make(GUESSED_MS);
  const made = guessed === null ? null : make(carriedMs(guessed.batch));
  if (made === null) return decline(state, live, 'It is over already.');
  const next = { ...made.live, waiting: null };
  const after = { ...state, live: next, score: replanned(state, next, made.batch.fromTick) };
  return send(state, live, made.batch, after, made.queue, nowMs);
}

function again(state: EngineState, live: Live, nowMs: number): Step {
  const nowTick = planTickNow(state, nowMs);
  const current = strokeAt(live, nowTick);
  const lastTick = since(live.planned, nowTick);
  const sentLater = current !== undefined && restTickOf(lastTick) > current.endTick;
  const made = repeated(
    live,
    nowTick,
    sentLater && current !== undefined ? current.endTick : Number.POSITIVE_INFINITY,
  );
  if (typeof made === 'string') return decline(state, live, made);
  const own = unsent(state).filter(({ stroke }) => stroke.index <= made.afterIndex);
  const next = { ...made.live, waiting: null };
  const tallies = state.tallies.toSpliced(made.afterIndex + 1, 0, EMPTY_TALLY);
  const score = replanned(state, next, nowTick);
  return stay(requeued({ ...state, live: next, tallies, score }, byTime([...own, ...made.queue])));
}

/** Nothing of what is on the board changes, so there is nothing to wait for. */
function extend(state: EngineState, live: Live, nowMs: number): Step {
  const made = extended(state, live, nowMs);
  if (typeof made === 'string') return decline(state, live, made);
  const next = { ...made.live, waiting: null };
  const tallies = [...state.tallies, ...made.added.map(() => EMPTY_TALLY)];
  const queue = byTime([...unsent(state), ...queueOf(made.added)]);
  const score = replanned(state, next, planTickNow(state, nowMs));
  return stay(requeued({ ...state, live: next, tallies, score }, queue));
}

function focus(state: EngineState, live: Live, nowMs: number): Step {
  const made = focused(state, live, nowMs);
  if (typeof made === 'string') return decline(state, { ...live, focusWanted: live.focus }, made);
  const next = { ...made.live, waiting: null };
  const tallies = next.strokes.map(({ index }) =>
    index < made.fromIndex ? (state.tallies[index] ?? EMPTY_TALLY) : EMPTY_TALLY,
  );
  const own = unsent(state).filter(({ stroke }) => stroke.index < made.fromIndex);
  const queue = byTime([...own, ...queueOf(next.strokes.slice(made.fromIndex))]);
  const score = replanned(state, next, planTickNow(state, nowMs));
  return stay(requeued({ ...state, live: next, tallies, score }, queue));
}

/** Sends a splice that the gate lets through. */
function send(
  state: EngineState,
  live: Live,
  batch: Batch,
  after: EngineState,
  queue: readonly QueuedBatch[],
  nowMs: number,
): Step {
  const gated = gateBatch(batch, live.limits, since(live.committed, batch.fromTick));
  if (!gated.ok || state.score === null || after.live === null)
    return decline(state, live, 'The chair may not do that here.');
  const passed = gated.value.batch;
  const keptTick = Math.max(0, planTickNow(state, nowMs) - KEPT_TICKS);
  const next: Live = {
    ...after.live,
    committed: since(joined(live.committed, passed), Math.floor(keptTick)),
    splicedAtMs: nowMs,
    splice: { command: state.nextId, before: { score: state.score, queue: unsent(state), live } },
  };
  return command(requeued({ ...after, live: next }, queue), { kind: 'batch', batch: passed });
}

/** The person is told why, and nothing else changes. */
function decline(state: EngineState, live: Live, declined: string): Step {
  return stay({
    ...state,
    live: {
      ...live,
      wanted: { ...live.sent, speedPermille: live.wanted.speedPermille },
      waiting: null,
      failures: 0,
      declined,
    },
  });
}

/** The board's answer to a splice or an override; null where it was to something else. */
export function onLiveAnswer(
  state: EngineState,
  id: number,
  code: string,
  nowMs: number,
): EngineState | null {
  const { live, phase } = state;
  if (live === null || phase.kind !== 'playing' || code === 'not-armed') return null;
  const handed = onHandedAnswer(state, live, id, code, nowMs);
  if (handed !== null) return handed;
  const comforted = onComfortAnswer(live, id, code);
  if (comforted !== null) return { ...state, live: comforted };
  if (live.rateCommand === id) {
    if (code === 'ok') return { ...state, live: { ...live, rateCommand: 0 } };
    const wanted = { ...live.wanted, speedPermille: 1000 };
    const declined = 'The chair cannot change its speed now.';
    return { ...state, live: { ...live, rateCommand: 0, wanted, askedPermille: 1000, declined } };
  }
  if (live.splice?.command !== id) return null;
  if (code === 'ok') return { ...state, live: { ...live, splice: null, failures: 0 } };
  const { before } = live.splice;
  const failures = live.failures + 1;
  const { wanted, askedPermille, rateCommand, comfort } = live;
  const back: Live = { ...before.live, wanted, askedPermille, rateCommand, comfort, splice: null, failures };
  const restored = requeued({ ...state, score: before.score, live: back }, before.queue);
  return failures < MOST_FAILURES ? restored : decline(restored, back, `The chair says ${code}.`).state;
}

/** What the view says of it: asked, then acknowledged. */
export function isAcknowledged(live: Live): boolean {
  return isSettled(live) || (isDone(live) && live.splice === null && live.rateCommand === 0);
}
