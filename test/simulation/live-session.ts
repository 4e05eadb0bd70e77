/**
 * A program played while somebody asks for something else all the time, and what became of it: judged from the truth
 * log, and from the segments the board took, put together again from the lines by other code than host or board.
 */
import type { BoardEvent } from '../../sim/board/events.ts';
import type { TruthSample } from '../../sim/truth.ts';
import type { ChairProfile } from '../../src/chair/profile.ts';
import { Random } from '../../src/units/random.ts';
import { Answers, type Wish } from './live-answers.ts';
import { type Asked, prepare, type World } from './play.ts';
import { stateOf, type Taken, type TakenSegment, takenFrom } from './taken-motion.ts';

/** What was asked, when (board ms), and how many ms passed since anything was asked before. */
export interface AskedAt {
  readonly wish: Wish;
  readonly atMs: number;
  readonly sinceMs: number;
  /** When the board took it; null where nothing that goes on now became another. */
  readonly answer: { readonly ms: number } | { readonly fromTick: number } | null;
  readonly declined: boolean;
  /** The plan clock ran as planned when it was asked: what is asked in a pause waits for its end. */
  readonly running: boolean;
  /** A roller pressed: else no force can change at once. */
  readonly pressing: boolean;
  /** The carriage or the width was on its way: else the rate of the clock changes nothing. */
  readonly travelling: boolean;
}

export interface LiveSession {
  readonly world: World;
  readonly asked: readonly AskedAt[];
  readonly taken: Taken;
}

const LONGEST_MS = 1_900_000;

/** Weights: a person presses a key several times, and seldom all of them. */
const WISHES: readonly (readonly [number, (random: Random) => Wish])[] = [
  [5, (random) => ({ kind: 'nudge', mm: random.integer(0, 1) === 0 ? 20 : -20 })],
  [5, (random) => ({ kind: 'pressure', steps: random.integer(0, 1) === 0 ? 1 : -1 })],
  [4, (random) => ({ kind: 'width', mm: random.integer(0, 1) === 0 ? 10 : -10 })],
  [3, (random) => ({ kind: 'speed', permille: 500 + 100 * random.integer(0, 10) })],
  [1, () => ({ kind: 'pause' })],
  [1, () => ({ kind: 'skip' })],
  [1, () => ({ kind: 'more-here' })],
];

export function anyWish(random: Random): Wish {
  const all = WISHES.reduce((sum, [weight]) => sum + weight, 0);
  let left = random.integer(1, all);
  for (const [weight, make] of WISHES) {
    left -= weight;
    if (left <= 0) return make(random);
  }
  return { kind: 'pause' };
}

/** Milliseconds until the next wish: bursts of five a second, and quiet times in which answers can be timed alone. */
export function anyPause(random: Random): number {
  return random.integer(0, 3) === 0 ? random.integer(1200, 6000) : random.integer(200, 500);
}

export async function playLive(asked: Asked, seed: number): Promise<LiveSession> {
  const random = new Random(seed);
  const world = await prepare(asked);
  const wishes: AskedAt[] = [];
  const answers = new Answers(world.events);
  let nextMs = 0;
  let lastMs = Number.NEGATIVE_INFINITY;
  let resumeMs = Number.POSITIVE_INFINITY;
  const { session } = world.world;
  while (session.outcome === null) {
    if (world.world.nowMs > LONGEST_MS) throw new Error(`${asked.file} did not end`);
    world.world.step();
    const { phase } = session.state;
    const nowMs = world.world.chair.nowMs;
    answers.look(session.state.live, nowMs);
    if (phase.kind !== 'playing') continue;
    if (nowMs >= resumeMs) {
      resumeMs = Number.POSITIVE_INFINITY;
      if (phase.paused) session.togglePause();
      lastMs = nowMs;
      nextMs = nowMs + anyPause(random);
    }
    const { telemetry } = session.state;
    if (phase.paused || nowMs < nextMs || (telemetry?.planTick ?? 0) < 300) continue;
    const pressing = (telemetry?.forceN ?? []).some((forceN) => forceN > 8);
    const running = telemetry?.state === 'playing' && telemetry.rate >= 0.45;
    const wish = anyWish(random);
    const [before, last] = [world.truth.at(-2), world.truth.at(-1)];
    const travelling = before?.toldNm.some((nm, axis) => Math.abs(nm - (last?.toldNm[axis] ?? nm)) > 20_000);
    if (wish.kind === 'pause') {
      session.togglePause();
      resumeMs = nowMs + random.integer(300, 4000);
    } else if (wish.kind !== 'resume') session.intend(wish);
    nextMs = nowMs + anyPause(random);
    const declined = session.state.live?.declined !== null;
    const index = wishes.length;
    const at = { wish, atMs: nowMs, sinceMs: nowMs - lastMs, declined, running, pressing };
    wishes.push({ ...at, travelling: travelling === true, answer: null });
    answers.await({
      wish,
      atMs: nowMs,
      answered: (answer) => {
        const asked = wishes[index];
        if (asked !== undefined) wishes[index] = { ...asked, ...answer };
      },
    });
    lastMs = nowMs;
  }
  return { world, asked: wishes, taken: takenFrom(world.lines) };
}

export interface Steps {
  readonly nm: number;
  readonly nmPerS: number;
  readonly nmPerS2: number;
}

/** The greatest steps anywhere between two segments of one axis. */
export function greatestSteps(lane: readonly TakenSegment[]): Steps {
  const most = { nm: 0, nmPerS: 0, nmPerS2: 0 };
  for (const [index, segment] of lane.entries()) {
    const before = lane[index - 1];
    if (before === undefined) continue;
    const left = stateOf(before, before.untilTick);
    const right = stateOf(segment, segment.startTick);
    const gap = segment.startTick > before.untilTick;
    most.nm = Math.max(most.nm, Math.abs(right.nm - left.nm));
    for (const key of ['nmPerS', 'nmPerS2'] as const) {
      const step = gap
        ? Math.max(Math.abs(left[key]), Math.abs(right[key]))
        : Math.abs(right[key] - left[key]);
      most[key] = Math.max(most[key], step);
    }
  }
  return most;
}

/** Greatest place beyond the track, and speed, acceleration and jerk as shares of the limits; sampled each tick. */
export function greatestShares(lane: readonly TakenSegment[], axis: ChairProfile['carriage']) {
  const most = { beyondNm: 0, speed: 0, accel: 0, jerk: 0 };
  for (const segment of lane) {
    most.jerk = Math.max(most.jerk, Math.abs(segment.jerkNmPerS3) / (axis.maxJerkMmPerS3 * 1e6));
    for (let tick = segment.startTick; tick <= segment.untilTick; tick++) {
      const { nm, nmPerS, nmPerS2 } = stateOf(segment, tick);
      most.beyondNm = Math.max(most.beyondNm, axis.minMm * 1e6 - nm, nm - axis.maxMm * 1e6);
      most.speed = Math.max(most.speed, Math.abs(nmPerS) / (axis.maxSpeedMmPerS * 1e6));
      most.accel = Math.max(most.accel, Math.abs(nmPerS2) / (axis.maxAccelMmPerS2 * 1e6));
    }
  }
  return most;
}

/** Board time at which the plan clock came to `tick`. */
export function atMs(truth: readonly TruthSample[], tick: number): number {
  return truth.find(({ planTick }) => planTick >= tick)?.tMs ?? Number.POSITIVE_INFINITY;
}

/** Faults latched while it played. */
export function faultsOf(events: readonly BoardEvent[]): readonly string[] {
  return events.flatMap((event) => (event.kind === 'latched' ? [event.latched.fault] : []));
}
