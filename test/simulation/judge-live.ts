/** A session full of live changes in figures: limits, steps, and how long the chair took to answer. */
import type { TruthSample } from '../../sim/truth.ts';
import { aboveCeiling } from './judge.ts';
import {
  type AskedAt,
  atMs,
  faultsOf,
  greatestShares,
  greatestSteps,
  type LiveSession,
} from './live-session.ts';
import { PERSON_CEILING_N } from './play.ts';
import type { Changes, Taken } from './taken-motion.ts';
import { toldMotion } from './told-motion.ts';

/** What was asked longer ago than this is over. */
const ALONE_MS = 1000;
const STAND_MM_PER_S = 2;
const RELEASED_N = 5;

const NOTHING: Changes = {
  carriage: Number.POSITIVE_INFINITY,
  width: Number.POSITIVE_INFINITY,
  force: Number.POSITIVE_INFINITY,
  moved: false,
  pressed: false,
};

export interface Answers {
  readonly count: number;
  readonly medianMs: number;
  readonly p90Ms: number;
  readonly mostMs: number;
  /** Of these, ways that are what would have come anyway for the next three seconds. */
  readonly same: number;
}

export interface JudgedLive {
  readonly seed: number;
  readonly minutes: number;
  /** `spot`: the board let go of a spot that had had enough, as it must. */
  readonly ended: 'played' | 'spot' | 'otherwise';
  readonly asked: number;
  readonly faults: readonly string[];
  readonly aboveCeiling: number;
  readonly stepNm: number;
  readonly stepNmPerS: number;
  readonly stepNmPerS2: number;
  readonly beyondNm: number;
  /** Of what the segments are at rate 1, and of what carriage and width were told on the board's clock. */
  readonly speedShare: number;
  readonly accelShare: number;
  readonly jerkShare: number;
  readonly told: { readonly speed: number; readonly accel: number; readonly jerk: number };
  /** From an intent to the first ms in which motion, force or the rate of the clock is another, on the board's clock. */
  readonly answers: { readonly alone: Answers; readonly busy: Answers };
  /** The longest until everything that travels stood, and until no roller pressed. */
  readonly pauses: { readonly count: number; readonly restMs: number; readonly releasedMs: number };
  readonly skips: { readonly count: number; readonly releasedMs: number };
}

export function judgeLive({ world, asked, taken }: LiveSession, seed: number): JudgedLive {
  const { truth, profile, events } = world;
  const { lanes } = taken;
  const steps = lanes.map(greatestSteps);
  const shares = [greatestShares(lanes[0], profile.carriage), greatestShares(lanes[1], profile.width)];
  const outcome = world.world.session.outcome?.exit;
  const faults = faultsOf(events).filter((fault) => fault !== 'spot-time');
  const answered = asked
    .filter((one) => isTimed(one, taken))
    .map((one) => ({
      among: one.sinceMs <= ALONE_MS ? 'busy' : 'alone',
      ms: answerMs(one, truth) - one.atMs,
      same: isSame(one, taken),
    }));
  const pauses = asked.filter(({ wish, running }) => wish.kind === 'pause' && running);
  const skips = asked.filter(
    ({ wish, declined, running, pressing }) => wish.kind === 'skip' && !declined && running && pressing,
  );
  const most = (values: readonly number[]): number => values.reduce((one, two) => Math.max(one, two), 0);
  return {
    seed,
    minutes: Math.round(world.world.nowMs / 6000) / 10,
    ended: outcome === 'ok' ? 'played' : faultsOf(events).includes('spot-time') ? 'spot' : 'otherwise',
    asked: asked.length,
    faults,
    aboveCeiling: aboveCeiling(truth, profile, PERSON_CEILING_N).length,
    stepNm: most(steps.map(({ nm }) => nm)),
    stepNmPerS: most(steps.map(({ nmPerS }) => nmPerS)),
    stepNmPerS2: most(steps.map(({ nmPerS2 }) => nmPerS2)),
    beyondNm: most(shares.map(({ beyondNm }) => beyondNm)),
    speedShare: most(shares.map(({ speed }) => speed)),
    accelShare: most(shares.map(({ accel }) => accel)),
    jerkShare: most(shares.map(({ jerk }) => jerk)),
    told: toldMotion(truth, events, profile),
    answers: {
      alone: answersOf(answered, 'alone'),
      busy: answersOf(answered, 'busy'),
    },
    pauses: {
      count: pauses.length,
      restMs: most(pauses.map(({ atMs: at }) => firstMs(truth, at, isStanding))),
      releasedMs: most(pauses.map(({ atMs: at }) => firstMs(truth, at, isReleased))),
    },
    skips: {
      count: skips.length,
      releasedMs: most(skips.map(({ atMs: at }) => firstMs(truth, at, isReleased))),
    },
  };
}

/**
 * What leads to other motion at once. A change of force while nothing presses, of speed where nothing travels, or a skip
 * where there is nothing to let go of and nothing to brake, does not.
 */
export function isTimed(
  { wish, declined, running, travelling, answer }: AskedAt,
  { changes }: Taken,
): boolean {
  if (declined || !running || answer === null || wish.kind === 'more-here') return false;
  if ('ms' in answer) return wish.kind !== 'speed' || travelling;
  const { moved, pressed } = changes.get(answer.fromTick) ?? NOTHING;
  return wish.kind === 'pressure' ? pressed : wish.kind !== 'skip' || moved || pressed;
}

/** Board ms of the first tick of the motion or force it led to. */
export function answerMs({ answer }: AskedAt, truth: readonly TruthSample[]): number {
  if (answer === null) return Number.NEGATIVE_INFINITY;
  return 'ms' in answer ? answer.ms : atMs(truth, answer.fromTick);
}

/** The new way is the one that would have come anyway for a long while: a nudge further along a long pass. */
function isSame({ wish, answer }: AskedAt, { changes }: Taken): boolean {
  if (answer === null || 'ms' in answer) return false;
  const { carriage, width, force } = changes.get(answer.fromTick) ?? NOTHING;
  const parts = { nudge: carriage, width, pressure: force, skip: Math.min(carriage, width, force) };
  return wish.kind in parts && parts[wish.kind as keyof typeof parts] === Number.POSITIVE_INFINITY;
}

/** Milliseconds from `fromMs` to the first sample of which `is` holds. */
function firstMs(
  truth: readonly TruthSample[],
  fromMs: number,
  is: (sample: TruthSample) => boolean,
): number {
  const found = truth.find((sample) => sample.tMs > fromMs && is(sample));
  return found === undefined ? 0 : found.tMs - fromMs;
}

function isStanding({ carriageMmPerS }: TruthSample): boolean {
  return Math.abs(carriageMmPerS) < STAND_MM_PER_S;
}

function isReleased({ peakN }: TruthSample): boolean {
  return Math.max(...peakN) < RELEASED_N;
}

interface Answered {
  readonly among: string;
  readonly ms: number;
  readonly same: boolean;
}

function answersOf(all: readonly Answered[], of: string): Answers {
  const own = all.filter(({ among }) => among === of);
  const sorted = own.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const same = own.filter((one) => one.same).length;
  return { count: sorted.length, medianMs: at(0.5), p90Ms: at(0.9), mostMs: sorted.at(-1) ?? 0, same };
}
