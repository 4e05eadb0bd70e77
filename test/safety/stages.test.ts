import { describe, expect, it } from 'vitest';
import { NO_DOSE, SESSION_MS } from '../../src/safety/dose.ts';
import { FINE, resumed, type StageSample, type Staging, stepStages } from '../../src/safety/stages.ts';

const BEAT_MS = 50;

function sample(nowMs: number, part: Partial<StageSample> = {}): StageSample {
  return { nowMs, forceN: 20, ceilingN: 40, contactMs: NO_DOSE, allowedMs: SESSION_MS, ...part };
}

/** The staging after `forMs` of the same, and when each stage was entered. */
function run(from: Staging, startMs: number, forMs: number, part: Partial<StageSample>) {
  let staging = from;
  const entered: Partial<Record<Staging['stage'], number>> = {};
  for (let ms = startMs; ms <= startMs + forMs; ms += BEAT_MS) {
    const next = stepStages(staging, sample(ms, part));
    if (next.stage !== staging.stage) entered[next.stage] = ms - startMs;
    staging = next;
  }
  return { staging, entered };
}

describe('a press above the ceiling (H08)', () => {
  const OVER = { forceN: 42 };

  it('is softer first, then pauses, then stops, with words for each', () => {
    const { staging, entered } = run(FINE, 0, 10_000, OVER);
    expect(staging.stage).toBe('fault');
    const { degraded = NaN, paused = NaN, fault = NaN } = entered;
    expect(degraded).toBeLessThanOrEqual(500);
    expect(paused - degraded).toBe(2_000);
    expect(fault - paused).toBe(2_000);
    for (const [ms, words] of [
      [degraded, 'softer'],
      [paused, 'has paused'],
      [fault, 'also in a pause'],
    ] as const)
      expect(run(FINE, 0, ms, OVER).staging).toMatchObject({
        cause: 'force',
        words: expect.stringContaining(words),
      });
  });

  it('is forgotten after five seconds without', () => {
    const degraded = run(FINE, 0, 500, OVER).staging;
    expect(degraded.stage).toBe('degraded');
    expect(run(degraded, 550, 4_000, {}).staging.stage).toBe('degraded');
    const calm = run(degraded, 550, 6_500, {}).staging;
    expect(calm).toMatchObject({ stage: 'fine', cause: null, words: null });
  });

  it('is no moment, no noise and no breath', () => {
    expect(run(FINE, 0, 10_000, { forceN: 40.4 }).staging.stage).toBe('fine');
    const moment = stepStages(run(FINE, 0, 1_000, {}).staging, sample(1_050, { forceN: 60 }));
    expect(moment.stage).toBe('fine');
  });

  it('stays paused where the pause has helped, until a person goes on; then it is watched anew', () => {
    const { paused: pausedMs = 0 } = run(FINE, 0, 10_000, OVER).entered;
    const paused = run(FINE, 0, pausedMs, OVER).staging;
    const waiting = run(paused, pausedMs + BEAT_MS, 60_000, { forceN: 0 }).staging;
    expect(waiting.stage).toBe('paused');
    const on = resumed(waiting, 70_000);
    expect(on).toMatchObject({ stage: 'degraded', sinceMs: 70_000 });
    expect(run(on, 70_050, 6_000, {}).staging.stage).toBe('fine');
    expect(run(on, 70_050, 3_000, OVER).staging.stage).toBe('paused');
  });

  it('is calm for five seconds to the millisecond', () => {
    const degraded = { ...run(FINE, 0, 500, OVER).staging, overN: -10, seenMs: 1_000 };
    expect(stepStages(degraded, sample(5_999)).stage).toBe('degraded');
    expect(stepStages(degraded, sample(6_000)).stage).toBe('fine');
  });

  it('ends for good', () => {
    const { staging } = run(FINE, 0, 10_000, OVER);
    expect(stepStages(staging, sample(20_000))).toBe(staging);
    expect(resumed(staging, 20_000)).toBe(staging);
    expect(resumed(FINE, 20_000)).toBe(FINE);
  });
});

describe('a zone that had enough (H11)', () => {
  const neck = (share: number): Partial<StageSample> => ({
    contactMs: { ...NO_DOSE, neck: SESSION_MS.neck * share, seat: SESSION_MS.seat / 2 },
  });

  it('is told and softer, pauses at 5 % more, and ends at 10 % more', () => {
    expect(stepStages(FINE, sample(0, neck(0.999))).stage).toBe('fine');
    const softer = stepStages(FINE, sample(0, neck(1)));
    expect(softer).toMatchObject({
      stage: 'degraded',
      cause: 'dose',
      words: 'The neck had enough for now, so it goes on softer.',
    });
    expect(run(softer, 50, 20_000, neck(1.04)).staging.stage).toBe('degraded');
    const paused = stepStages(softer, sample(50, neck(1.05)));
    expect(paused).toMatchObject({ stage: 'paused', words: expect.stringContaining('The neck had enough') });
    // A person who goes on has what is left until the end, and is not paused again.
    const on = run(resumed(paused, 100), 100, 20_000, neck(1.09)).staging;
    expect(on.stage).toBe('paused');
    expect(stepStages(on, sample(30_000, neck(1.1)))).toMatchObject({
      stage: 'fault',
      words: 'The neck had more than enough for now.',
    });
  });

  it('is paused for its dose, whatever force does meanwhile, and never softer again', () => {
    const paused = stepStages(FINE, sample(0, neck(1.05)));
    const pressed = run(paused, 50, 20_000, { ...neck(1.06), forceN: 60 }).staging;
    expect(pressed).toMatchObject({ stage: 'paused', cause: 'dose' });
    expect(resumed(pressed, 30_000)).toBe(pressed);
    const less = run(paused, 50, 20_000, neck(1.01)).staging;
    expect(less).toMatchObject({ stage: 'paused', cause: 'dose', words: paused.words, sinceMs: 0 });
    const softer = stepStages(FINE, sample(0, neck(1)));
    expect(run(softer, 50, 20_000, neck(1.01)).staging).toMatchObject({ stage: 'degraded', sinceMs: 0 });
  });

  it('is the one with the greatest share, and the first of two', () => {
    const of = (contactMs: Partial<typeof NO_DOSE>) =>
      stepStages(FINE, sample(0, { contactMs: { ...NO_DOSE, ...contactMs } })).words;
    expect(of({ neck: SESSION_MS.neck, seat: SESSION_MS.seat * 1.01 })).toMatch(/^The seat/);
    expect(of({ neck: SESSION_MS.neck, seat: SESSION_MS.seat })).toMatch(/^The neck/);
    expect(stepStages(FINE, sample(0)).words).toBeNull();
  });

  it('ends at the first touch where nothing was left, and is not watched where nothing is known', () => {
    const allowedMs = { ...SESSION_MS, neck: 0 };
    const touch = { contactMs: { ...NO_DOSE, neck: 50 } };
    expect(stepStages(FINE, sample(0, { ...touch, allowedMs })).stage).toBe('fault');
    expect(stepStages(FINE, sample(0, { allowedMs })).stage).toBe('fine');
    expect(stepStages(FINE, sample(0, { ...neck(3), allowedMs: null })).stage).toBe('fine');
  });
});
