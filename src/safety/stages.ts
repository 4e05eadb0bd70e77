/**
 * The host's own steps where a massage is not as it should be, before the board has to end it: softer, then a pause,
 * then a stop, each told in words. The board's guards are quicker and harder, and know nothing of this.
 *
 *     fine ── sign ──▶ degraded ── still, after 2 s ──▶ paused ── still, after 2 s ──▶ fault
 *       ◀── 5 s without ──┘                               (a person resumes: degraded again)
 */
import type { Zone } from '../chair/landmarks.ts';
import { ZONE_WORDS, type ZoneMs } from './dose.ts';

export type Stage = 'fine' | 'degraded' | 'paused' | 'fault';
export type StageCause = 'force' | 'dose';

export interface Staging {
  readonly stage: Stage;
  readonly cause: StageCause | null;
  /** When this stage began, and when its sign was last there. Milliseconds. */
  readonly sinceMs: number;
  readonly seenMs: number;
  /** Force over the ceiling, as a mean over about a quarter of a second. Newtons. */
  readonly overN: number;
  /** What the person is told; null where everything is fine. */
  readonly words: string | null;
}

export const FINE: Staging = { stage: 'fine', cause: null, sinceMs: 0, seenMs: 0, overN: 0, words: null };

export interface StageSample {
  readonly nowMs: number;
  /** The rollers' greatest force, and the lowest ceiling where they are. */
  readonly forceN: number;
  readonly ceilingN: number;
  /** Contact so far, and what each zone may have, both of this session. Null: nothing is known of the person's day. */
  readonly contactMs: ZoneMs;
  readonly allowedMs: ZoneMs | null;
}

/** Between two stages of force [D]: time enough for a softer press to be felt, and for a person to say stop. */
const STEP_MS = 2_000;
const CALM_MS = 5_000;
const MEAN_MS = 250;
const SAMPLE_MS = 50;
/** A cell's noise and a breath. The board lets go at a tenth above. */
const OVER_N = 0.5;
/** Shares of a zone's dose at which a session becomes softer, pauses, and ends [D]. */
const DOSE_SHARES = { degraded: 1, paused: 1.05, fault: 1.1 } as const;

/** The staging after one more look; the same object where nothing changed but time. */
export function stepStages(before: Staging, sample: StageSample): Staging {
  if (before.stage === 'fault') return before;
  const overN = before.overN + ((sample.forceN - sample.ceilingN - before.overN) * SAMPLE_MS) / MEAN_MS;
  const staging = { ...before, overN };
  const byDose = doseStage(sample);
  if (byDose !== null && rank(byDose.stage) > rank(before.stage))
    return { ...staging, ...byDose, sinceMs: sample.nowMs, seenMs: sample.nowMs };
  if (before.cause === 'dose') return staging;
  return forceStage(staging, sample);
}

/**
 * After a pause that this has asked for a person goes on: softer, and watched from the beginning. A zone that had enough
 * stays so: what is left until the stop is all there is.
 */
export function resumed(staging: Staging, nowMs: number): Staging {
  if (staging.stage !== 'paused' || staging.cause === 'dose') return staging;
  return { ...staging, stage: 'degraded', sinceMs: nowMs, seenMs: nowMs, overN: 0 };
}

function forceStage(staging: Staging, { nowMs }: StageSample): Staging {
  const over = staging.overN > OVER_N;
  const seenMs = over ? nowMs : staging.seenMs;
  const forMs = nowMs - staging.sinceMs;
  const next = (stage: Stage, words: string | null): Staging => ({
    ...staging,
    stage,
    cause: stage === 'fine' ? null : 'force',
    sinceMs: nowMs,
    seenMs,
    words,
  });
  switch (staging.stage) {
    case 'fine':
      return over ? next('degraded', 'It presses harder than it should, so it goes on softer.') : staging;
    case 'degraded':
      if (over && forMs >= STEP_MS)
        return next('paused', 'It still presses harder than it should, so it has paused.');
      return nowMs - seenMs >= CALM_MS ? next('fine', null) : { ...staging, seenMs };
    case 'paused':
      if (over && forMs >= STEP_MS)
        return next('fault', 'It pressed harder than it should, also in a pause.');
      return { ...staging, seenMs };
    default:
      return staging;
  }
}

function doseStage({ contactMs, allowedMs }: StageSample): Pick<Staging, 'stage' | 'cause' | 'words'> | null {
  if (allowedMs === null) return null;
  let worst: { readonly zone: Zone; readonly share: number } | null = null;
  for (const [zone, ms] of Object.entries(contactMs) as [Zone, number][]) {
    const share = ms === 0 ? 0 : ms / Math.max(1, allowedMs[zone]);
    if (worst === null || share > worst.share) worst = { zone, share };
  }
  if (worst === null || worst.share < DOSE_SHARES.degraded) return null;
  const zone = ZONE_WORDS[worst.zone];
  if (worst.share >= DOSE_SHARES.fault)
    return { stage: 'fault', cause: 'dose', words: `${zone} had more than enough for now.` };
  if (worst.share >= DOSE_SHARES.paused)
    return { stage: 'paused', cause: 'dose', words: `${zone} had enough for now, so it has paused.` };
  return { stage: 'degraded', cause: 'dose', words: `${zone} had enough for now, so it goes on softer.` };
}

function rank(stage: Stage): number {
  return ['fine', 'degraded', 'paused', 'fault'].indexOf(stage);
}
