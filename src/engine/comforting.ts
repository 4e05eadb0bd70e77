/**
 * Air and heat as a person asks for them while a program plays: batches of their own, which name no axis and no roller,
 * so that no stroke changes. What the program says of them is left out from then on (`asWanted`).
 */
import { type AirLevel, airPa, type HeatLevel, heatDeciC } from '../chair/comfort.ts';
import type { ChairProfile } from '../chair/profile.ts';
import type { AirSpan, Batch, HeatSpan } from '../chair/segment.ts';
import type { AirZone } from '../chair/stroke.ts';
import { gateBatch } from '../safety/gate-batch.ts';
import { referencedQueue } from '../safety/queue.ts';
import { type ComfortAsked, type Comforting, isSameComfort } from './comfort-asked.ts';
import type { EngineState, Step } from './engine-state.ts';
import type { Intent } from './intents.ts';
import { carriedMs, spliceTicks } from './lead.ts';
import type { Live } from './live-state.ts';
import { planTickNow } from './plan-tick.ts';
import { command, stay } from './steps.ts';

/** From the feet upwards, one after the other; not behind the back, where the rollers work [D]. */
const WAVE: readonly AirZone[] = ['feet', 'legs', 'seat', 'arms', 'shoulders'];
/** A cushion is held for so long; the pump fills one at a time, and needs 3 to 4 s for it [D]. */
const HELD_TICKS = 12_000;
const TURN_TICKS = 5_000;
/** What was filled before is empty by then; so is everything when the program ends. */
const EMPTYING_TICKS = 2_000;
/** Nothing is filled for less. */
const SHORTEST_TICKS = 5_000;
/** A turn is handed over so long before it begins: longer than a host may stall. */
const AHEAD_TICKS = 600;
const MOST_FAILURES = 5;
/** The greatest rate the plan clock may have until it arrives. */
const FASTEST_RATE = 1.5;

export function wantingComfort(live: Live, intent: Extract<Intent, { kind: 'heat' | 'air' }>): Live {
  const { comfort, limits } = live;
  const has = intent.kind === 'heat' ? limits.profile.heater !== null : hasWave(limits.profile);
  if (!has) return { ...live, declined: 'This chair has none.' };
  const wanted = { ...comfort.wanted, [intent.kind]: intent.level };
  return { ...live, declined: null, comfort: { ...comfort, wanted, failures: 0 } };
}

/** Sends what was asked and is not on the board yet, or fills the next cushion when its turn comes. */
export function comfortNow(state: EngineState, nowMs: number): Step {
  const { live, phase, telemetry } = state;
  if (live === null || phase.kind !== 'playing' || phase.paused) return stay(state);
  if (telemetry === null || telemetry.state !== 'playing' || !(telemetry.rate > 0)) return stay(state);
  const { comfort, splice } = live;
  if (comfort.underWay !== null || splice !== null) return stay(state);
  if (!isSameComfort(comfort.wanted, comfort.told)) return tellAsked(state, live, nowMs);
  return fillNext(state, live, nowMs);
}

function tellAsked(state: EngineState, live: Live, nowMs: number): Step {
  const { comfort, limits } = live;
  const { wanted, told } = comfort;
  const { heater, air } = limits.profile;
  const make = (fromTick: number) => {
    const heats = wanted.heat === told.heat ? [] : heatSpans(wanted.heat, limits.profile, fromTick);
    const cells = wanted.air === told.air ? [] : (air ?? []);
    const airs = cells.map((_, cell): AirSpan => ({ cell, startTick: fromTick, ticks: 1, holdPa: 0 }));
    return batchOf(fromTick, airs, heater === null ? [] : heats);
  };
  const fromTick = startOf(state, live, carriedMs(make(0)), nowMs);
  const turnTick = wanted.air === told.air ? comfort.turnTick : fromTick + EMPTYING_TICKS;
  return send(state, live, make(fromTick), { ...comfort, told: wanted, turnTick }, false, nowMs);
}

function fillNext(state: EngineState, live: Live, nowMs: number): Step {
  const { comfort, limits } = live;
  const level = comfort.told.air;
  if (level === null || level === 'off') return stay(state);
  const soonest = startOf(state, live, 2, nowMs);
  if (soonest + AHEAD_TICKS < comfort.turnTick) return stay(state);
  const startTick = Math.max(soonest, comfort.turnTick);
  const endTick = live.strokes.at(-1)?.endTick ?? 0;
  const ticks = Math.min(HELD_TICKS, endTick - EMPTYING_TICKS - startTick);
  const cells = waveOf(limits.profile);
  const next = cells[comfort.turn % Math.max(1, cells.length)];
  const own = limits.profile.air?.[next ?? -1];
  if (next === undefined || own === undefined || ticks < SHORTEST_TICKS) return stay(state);
  const span: AirSpan = { cell: next, startTick, ticks, holdPa: airPa(level, own) };
  const after = { ...comfort, turn: comfort.turn + 1, turnTick: startTick + TURN_TICKS };
  return send(state, live, batchOf(startTick, [span], []), after, true, nowMs);
}

function send(
  state: EngineState,
  live: Live,
  batch: Batch,
  after: Comforting,
  isTurn: boolean,
  nowMs: number,
): Step {
  // It touches no axis and no roller: what they do meanwhile was judged when it was sent.
  const gated = gateBatch(batch, live.limits, referencedQueue(live.limits.profile));
  if (!gated.ok) return stay({ ...state, live: givenUp(live, 'The chair may not do that here.') });
  const { told, turn, turnTick } = live.comfort;
  const comfort = {
    ...after,
    underWay: { command: state.nextId, isTurn, before: { told, turn, turnTick } },
  };
  const lineBusyUntilMs = Math.max(nowMs, live.lineBusyUntilMs) + carriedMs(batch);
  return command(
    { ...state, live: { ...live, comfort, lineBusyUntilMs } },
    { kind: 'batch', batch: gated.value.batch },
  );
}

/** The board's answer; null where it was to something else. One that came late is sent again. */
export function onComfortAnswer(live: Live, id: number, code: string): Live | null {
  const { comfort } = live;
  const { underWay } = comfort;
  if (underWay === null || underWay.command !== id) return null;
  if (code === 'ok') return { ...live, comfort: { ...comfort, underWay: null, failures: 0 } };
  const failures = comfort.failures + 1;
  const back: Live = { ...live, comfort: { ...comfort, ...underWay.before, underWay: null, failures } };
  return failures < MOST_FAILURES ? back : givenUp(back, `The chair says ${code}.`);
}

/** What the board has stays; the person is told why it is not more. */
function givenUp(live: Live, declined: string): Live {
  const { comfort } = live;
  const isTurn = isSameComfort(comfort.wanted, comfort.told);
  const told = isTurn ? { ...comfort.told, air: 'off' as const } : comfort.told;
  return { ...live, declined, comfort: { ...comfort, told, wanted: told, underWay: null, failures: 0 } };
}

/** A batch of the program without what a person has taken into their own hands. */
export function asWanted(batch: Batch, { wanted }: Comforting): Batch {
  const { airs, heats, ...rest } = batch;
  const dropsAir = airs !== undefined && wanted.air !== null;
  const dropsHeat = heats !== undefined && wanted.heat !== null;
  if (!dropsAir && !dropsHeat) return batch;
  return {
    ...rest,
    ...(airs === undefined || dropsAir ? {} : { airs }),
    ...(heats === undefined || dropsHeat ? {} : { heats }),
  };
}

/** What the pad is asked for at `tick`; null on a chair without one. */
export function heatAt({ comfort, strokes, limits }: Live, tick: number): HeatLevel | null {
  const { heater } = limits.profile;
  if (heater === null) return null;
  if (comfort.wanted.heat !== null) return comfort.wanted.heat;
  const began = strokes.flatMap(({ batches }) => batches).filter(({ fromTick }) => fromTick <= tick);
  const written = began.findLast(({ heats }) => heats !== undefined)?.heats?.at(-1)?.holdDeciC ?? 0;
  if (written === 0) return 'off';
  return written <= heatDeciC('low', heater) ? 'low' : 'high';
}

/** What the cushions do: as asked, or `written` where that is for the program to say; null on a chair without any. */
export function airNow({ comfort, strokes, limits }: Live): AirLevel | 'written' | null {
  if (!hasWave(limits.profile)) return null;
  if (comfort.wanted.air !== null) return comfort.wanted.air;
  const isWritten = strokes.some(({ batches }) => batches.some(({ airs = [] }) => airs.length > 0));
  return isWritten ? 'written' : 'off';
}

function heatSpans(level: ComfortAsked['heat'], { heater }: ChairProfile, startTick: number): HeatSpan[] {
  if (level === null || heater === null) return [];
  const ticks = level === 'off' ? 1 : Math.max(1, (heater.maxOnS - 1) * 1000);
  return [{ startTick, ticks, holdDeciC: heatDeciC(level, heater) }];
}

function waveOf({ air }: ChairProfile): readonly number[] {
  return WAVE.flatMap((zone) => (air ?? []).flatMap((cell, number) => (cell.zone === zone ? [number] : [])));
}

function hasWave(profile: ChairProfile): boolean {
  return waveOf(profile).length > 0;
}

function batchOf(fromTick: number, airs: readonly AirSpan[], heats: readonly HeatSpan[]): Batch {
  return {
    fromTick,
    restTick: fromTick,
    segments: [],
    forces: [],
    kneads: [],
    ...(airs.length === 0 ? {} : { airs }),
    ...(heats.length === 0 ? {} : { heats }),
  };
}

function startOf(state: EngineState, live: Live, lineMs: number, nowMs: number): number {
  const waitMs = Math.max(0, live.lineBusyUntilMs - nowMs);
  return Math.ceil(planTickNow(state, nowMs)) + spliceTicks(lineMs, waitMs, state.roundTripMs, FASTEST_RATE);
}
