/** What the panel draws twenty times a second, read off the engine's state. */
import { askedForceN } from '../chair/asked-force.ts';
import type { Telemetry } from '../engine/chair-events.ts';
import { airNow, heatAt } from '../engine/comforting.ts';
import type { EngineState } from '../engine/engine-state.ts';
import { mostMoreTicks } from '../engine/extending.ts';
import { isSettled, type Live } from '../engine/live-state.ts';
import type { Outcome } from '../engine/outcome.ts';
import { planTickNow } from '../engine/plan-tick.ts';
import { momentOf } from '../engine/session-moment.ts';
import type { LiveChanges } from './changes-wire.ts';
import type { Playing, Watched } from './panel-door.ts';
import type { Ending, LinkQuality, LivePhase, LiveRollers, LiveScan, LiveState } from './wire.ts';

/** Telemetry comes every 50 ms; the chair lets go after 300 ms of silence. */
const SLOW_MS = 150;
const LOST_MS = 300;

export function liveState(watched: Watched): LiveState {
  const { state, playing, play, nowMs } = watched;
  const phase = phaseOf(watched);
  const still: LiveState = {
    kind: 'state',
    phase,
    link: 'none',
    roundTripMs: 0,
    play,
    atS: 0,
    stroke: null,
    rollers: null,
    changes: null,
    scan: null,
    stepIn: null,
    ending: null,
  };
  if (state === null || playing === null) return still;
  const moment = momentOf(state, nowMs);
  const { stroke } = moment;
  const index = stroke === null ? -1 : (state.score?.plan.strokes.indexOf(stroke) ?? -1);
  return {
    ...still,
    link: linkOf(state, nowMs),
    roundTripMs: Math.round(state.roundTripMs),
    atS: rounded(moment.tick / 1000, 10),
    stroke: index < 0 ? null : index,
    rollers: state.telemetry === null ? null : rollersOf(state, state.telemetry, playing, nowMs),
    changes:
      state.phase.kind === 'playing' && state.live !== null ? changesOf(state, state.live, nowMs) : null,
    scan: scanOf(watched, playing),
    stepIn: state.phase.kind === 'playing' ? state.staging.words : null,
    ending: state.phase.kind === 'done' ? endingOf(state, state.phase.outcome, playing) : null,
  };
}

function phaseOf({ state, opening, question }: Watched): LivePhase {
  if (opening) return 'opening';
  if (state === null) return 'idle';
  const { phase, telemetry } = state;
  switch (phase.kind) {
    case 'choosing':
      return question === null ? 'connecting' : 'asking';
    case 'greeting':
    case 'awaiting-start':
      return 'connecting';
    case 'starting':
    case 'preparing':
      return 'preparing';
    case 'playing':
      if (phase.paused) return telemetry?.state === 'paused' ? 'paused' : 'pausing';
      return telemetry?.state === 'paused' || telemetry?.state === 'pausing' ? 'resuming' : 'playing';
    case 'mapping':
      return question === null ? 'scanning' : 'asking';
    case 'done':
      return 'ended';
    default:
      return phase.kind;
  }
}

function linkOf(state: EngineState, nowMs: number): LinkQuality {
  if (state.phase.kind === 'done' || state.telemetry === null) return 'none';
  const silentMs = nowMs - state.telemetryAtMs;
  if (silentMs > LOST_MS) return 'lost';
  return silentMs > SLOW_MS ? 'slow' : 'live';
}

/** The rollers stand as deep as the back is far: the same curve as it looks from the side. */
function scanOf({ state, question }: Watched, { c7Mm, l5Mm }: Playing): LiveScan | null {
  const feels = state?.phase.kind === 'scanning' || state?.phase.kind === 'mapping';
  if (state === null || (!feels && question === null)) return null;
  const shareOf = (trackMm: number): number => rounded((c7Mm - trackMm) / (c7Mm - l5Mm), 1000);
  const points = state.phase.kind === 'scanning' ? state.phase.points : [];
  return {
    felt: points.flatMap(({ step, carriageMm, depthMm }) =>
      step === 'on' ? [[shareOf(carriageMm), rounded((depthMm[0] + depthMm[1]) / 2, 10)] as const] : [],
    ),
    question:
      question === null
        ? null
        : {
            shoulder: question.shoulderMm === null ? null : shareOf(question.shoulderMm),
            sureMm: question.sureMm,
            doubts: question.doubts,
          },
  };
}

function rollersOf(
  state: EngineState,
  telemetry: Telemetry,
  { c7Mm, l5Mm, channels }: Playing,
  nowMs: number,
): LiveRollers {
  const { stroke, tick } = momentOf(state, nowMs);
  const asks = state.phase.kind === 'playing' && !state.phase.paused ? stroke : null;
  const askedN = (side: 'left' | 'right'): number => {
    if (asks === null || (asks.side !== 'both' && asks.side !== side)) return 0;
    return rounded(askedForceN(asks, channels[side], tick), 10);
  };
  return {
    share: rounded((c7Mm - telemetry.carriageMm) / (c7Mm - l5Mm), 1000),
    widthMm: Math.round(telemetry.widthMm),
    leftN: rounded(telemetry.forceN[channels.left], 10),
    rightN: rounded(telemetry.forceN[channels.right], 10),
    leftAskedN: askedN('left'),
    rightAskedN: askedN('right'),
    moving: telemetry.moving,
    pressing: telemetry.pressing,
  };
}

function changesOf(state: EngineState, live: Live, nowMs: number): LiveChanges {
  const { pressureSteps, nudgeMm, widthMm, speedPermille } = live.wanted;
  const { heat, air } = live.comfort.wanted;
  return {
    pressureSteps,
    nudgeMm,
    widthMm,
    speedPercent: Math.round(speedPermille / 10),
    waiting: live.waiting,
    focus: live.focusWanted,
    heat: heatAt(live, planTickNow(state, nowMs)),
    air: airNow(live),
    heatAsked: heat !== null,
    airAsked: air !== null,
    extendedS: Math.round(live.extendedTicks / 1000),
    mostMoreS: Math.floor(mostMoreTicks(state, live, nowMs) / 1000),
    acknowledged: isSettled(live),
    declined: live.declined,
  };
}

function endingOf(state: EngineState, outcome: Outcome, { from, count }: Playing): Ending {
  const { counters, telemetry, score, live } = state;
  const latched = telemetry?.latched === true && counters !== null && counters.fault !== 'none';
  const tick = telemetry?.planTick ?? 0;
  const whole = score?.plan.strokes ?? [];
  // What was put on at the end, or in for a focus, is not gone on with: it was played before.
  const strokes = whole.slice(0, whole.length - (live?.extendedStrokes ?? 0));
  const at = strokes.findIndex((stroke) => stroke.endTick > tick);
  const left = strokes.slice(at).filter(({ index }) => {
    const placed = live?.placed[index];
    return placed === undefined || live?.copies.has(placed) !== true;
  });
  // What a person had played once more lies before; what is still to come is the end of what there was.
  const began = strokes.length > 0 && tick > 0;
  return {
    exit: outcome.exit,
    what: outcome.what,
    next: outcome.next,
    code: latched ? counters.fault : null,
    resumeFrom:
      outcome.exit === 'interrupted' && began && at >= 0 ? from + Math.max(0, count - left.length) : null,
  };
}

function rounded(value: number, per: number): number {
  return Math.round(value * per) / per;
}
