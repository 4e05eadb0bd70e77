import { describe, expect, it } from 'vitest';
import type { Score } from '../../src/engine/score.ts';
import { SESSION_MS } from '../../src/safety/dose.ts';
import { DUO } from '../motion/sample-chairs.ts';
import { heard, Runner, scoreOfTwo } from './support.ts';

const ZONES = [
  { zone: 'lowerBack', fromMm: 0, toMm: 310, ceilingN: 40 },
  { zone: 'neck', fromMm: 310, toMm: 780, ceilingN: 20 },
] as const;
const FRAME_MS = 50;

function score(part: Partial<Score> = {}): Score {
  return { ...scoreOfTwo(), zones: ZONES, live: { profile: DUO, personCeilingN: 40, placed: [] }, ...part };
}

class Watched extends Runner {
  boardMs = 1_000;

  begin(played: Score): this {
    this.toAwaitingStart();
    this.state = { ...this.state, phase: { kind: 'choosing' } };
    this.feed({ kind: 'score', score: played }, heard({}), { kind: 'start' });
    this.answer()
      .answer()
      .answer()
      .feed(heard({ state: 'ready' }));
    return this;
  }

  /** So many frames of the same, pressing. */
  press(frames: number, forceN: number, carriageMm = 300, playing = true): this {
    for (let frame = 0; frame < frames; frame += 1) {
      this.boardMs += FRAME_MS;
      this.nowMs += FRAME_MS;
      const state = playing ? 'playing' : 'paused';
      const told = {
        boardMs: this.boardMs,
        planTick: 300,
        state,
        rate: playing ? 1 : 0,
        carriageMm,
      } as const;
      this.feed(heard({ ...told, forceN: [forceN, forceN], contact: [forceN > 2, forceN > 2] }));
    }
    return this;
  }
}

describe('while it plays, the host', () => {
  it('counts how long which zone is touched (H11)', () => {
    const run = new Watched().begin(score()).press(1, 20).press(20, 20).press(10, 0).press(8, 20, 320);
    expect(run.state.contactMs).toMatchObject({ lowerBack: 21 * FRAME_MS, neck: 8 * FRAME_MS });
    expect(run.state.staging.stage).toBe('fine');
  });

  it('goes softer, pauses and stops where it presses above the ceiling, each in words (H08)', () => {
    const run = new Watched().begin(score()).press(12, 42);
    expect(run.state.staging).toMatchObject({ stage: 'degraded', words: expect.stringContaining('softer') });
    expect(run.state.live?.wanted.pressureSteps).toBe(-1);
    run.press(45, 42);
    expect(run.state.phase).toMatchObject({ kind: 'playing', paused: true });
    expect(run.asked.at(-1)).toBe('pause');
    run.press(45, 42, 300, false);
    expect(run.state.phase).toMatchObject({
      kind: 'stopping',
      outcome: { exit: 'fault', what: expect.stringContaining('harder than it should') },
    });
    expect(run.asked.at(-1)).toBe('stop');
  });

  it('judges by the ceiling of the place where the rollers are', () => {
    expect(new Watched().begin(score()).press(20, 30).state.staging.stage).toBe('fine');
    expect(new Watched().begin(score()).press(20, 30, 400).state.staging.stage).toBe('degraded');
  });

  it('goes on softer when a person resumes after such a pause', () => {
    const run = new Watched().begin(score()).press(57, 42);
    expect(run.state.staging.stage).toBe('paused');
    run.feed({ kind: 'resume' });
    expect(run.state).toMatchObject({ staging: { stage: 'degraded' }, phase: { paused: false } });
    run.press(110, 20);
    expect(run.state.staging).toMatchObject({ stage: 'fine', words: null });
  });

  it('stops where a zone had more than enough, and says to rest (H11)', () => {
    const allowedMs = { ...SESSION_MS, lowerBack: 1_000 };
    const run = new Watched().begin(score({ allowedMs })).press(20, 20);
    expect(run.state.staging).toMatchObject({ stage: 'degraded', cause: 'dose' });
    run.press(2, 20);
    expect(run.state.phase).toMatchObject({
      kind: 'stopping',
      outcome: { exit: 'fault', next: expect.stringContaining('Rest') },
    });
  });

  it('leaves a score alone that says nothing of limits', () => {
    const run = new Watched().begin(scoreOfTwo()).press(200, 90);
    expect(run.state.staging.stage).toBe('fine');
    expect(run.state.phase.kind).toBe('playing');
  });
});
