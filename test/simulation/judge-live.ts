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

/** What was asked longer ago than this is over. */
const ALONE_MS = 1000;
const STAND_MM_PER_S = 2;
const RELEASED_N = 5;

export interface Answers {
  readonly count: number;
  readonly medianMs: number;
  readonly p90Ms: number;
  readonly mostMs: number;
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
  readonly speedShare: number;
  readonly accelShare: number;
  readonly jerkShare: number;
  /** From an intent to the first tick of the motion it led to, on the board's clock. */
  readonly answers: { readonly alone: Answers; readonly busy: Answers };
  /** The longest until everything that travels stood, and until no roller pressed. */
  readonly pauses: { readonly count: number; readonly restMs: number; readonly releasedMs: number };
  readonly skips: { readonly count: number; readonly releasedMs: number };
}

export function judgeLive({ world, asked, lanes }: LiveSession, seed: number): JudgedLive {
  const { truth, profile, events } = world;
  const steps = lanes.map(greatestSteps);
  const shares = [greatestShares(lanes[0], profile.carriage), greatestShares(lanes[1], profile.width)];
  const outcome = world.world.session.outcome?.exit;
  const faults = faultsOf(events).filter((fault) => fault !== 'spot-time');
  const answered = asked.filter(isTimed).map((one) => ({
    isAlone: one.sinceMs > ALONE_MS,
    ms: atMs(truth, one.fromTick ?? 0) - one.atMs,
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
    answers: {
      alone: answersOf(answered.filter(({ isAlone }) => isAlone).map(({ ms }) => ms)),
      busy: answersOf(answered.filter(({ isAlone }) => !isAlone).map(({ ms }) => ms)),
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

/** What leads to other motion at once. A change of force while nothing presses, or of speed where nothing travels, does not. */
function isTimed({ wish, declined, running, pressing, fromTick }: AskedAt): boolean {
  if (declined || !running || fromTick === null) return false;
  return wish.kind === 'nudge' || wish.kind === 'skip' || (wish.kind === 'pressure' && pressing);
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

function answersOf(ms: readonly number[]): Answers {
  const sorted = [...ms].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { count: sorted.length, medianMs: at(0.5), p90Ms: at(0.9), mostMs: sorted.at(-1) ?? 0 };
}
