/**
 * More than an hour of massages changed at random while they play, on both chairs. The figures of one run are in
 * `live-figures.jsonl`, a session a line; `TSUBO_FIGURES=FILE` writes those of this one.
 */
import { appendFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judgeLive } from '../simulation/judge-live.ts';
import { playLive } from '../simulation/live-session.ts';

const FILES = ['swedish-back', 'kneading', 'shiatsu-back-line', 'demo'];
const CHAIRS = ['tsubo-duo', 'tsubo-mono'] as const;
const SESSIONS = Array.from({ length: 16 }, (_, index) => ({
  file: `programs/${FILES[index % FILES.length]}.yaml`,
  chair: CHAIRS[Math.floor(index / FILES.length) % 2] ?? 'tsubo-duo',
  statureMm: [1550, 1700, 1850][index % 3] ?? 1700,
  seed: 7100 + index,
}));

let minutes = 0;
let answered = 0;

describe('live changes for an hour', () => {
  it.each(SESSIONS)('$file on $chair, seed $seed', async (asked) => {
    await new Promise((resolve) => setImmediate(resolve));
    const judged = judgeLive(await playLive(asked, asked.seed), asked.seed);
    const { TSUBO_FIGURES: figures } = process.env;
    if (figures !== undefined) {
      appendFileSync(figures, `${JSON.stringify({ ...asked, ...judged })}\n`);
    }
    minutes += judged.minutes;
    answered += judged.answers.alone.count + judged.answers.busy.count;
    expect(['played', 'spot']).toContain(judged.ended);
    expect(judged.faults).toEqual([]);
    expect(judged.aboveCeiling).toBe(0);
    expect(judged.stepNm).toBeLessThan(1000);
    expect(judged.stepNmPerS).toBeLessThan(1000);
    expect(judged.stepNmPerS2).toBeLessThan(1000);
    expect(judged.beyondNm).toBeLessThan(1000);
    expect(Math.max(judged.speedShare, judged.accelShare, judged.jerkShare)).toBeLessThanOrEqual(1);
    // On the board's clock, through every pause and change of rate; a hundredth is what differences of whole counts are worth.
    expect(judged.told.speed).toBeLessThanOrEqual(1.01);
    expect(judged.told.accel).toBeLessThanOrEqual(1.01);
    expect(judged.told.jerk).toBeLessThanOrEqual(1.01);
    expect(judged.pauses.restMs).toBeLessThanOrEqual(600);
    expect(judged.pauses.releasedMs).toBeLessThanOrEqual(1000);
    expect(judged.skips.releasedMs).toBeLessThanOrEqual(1000);
    expect(judged.answers.alone.mostMs).toBeLessThanOrEqual(150);
    expect(judged.answers.busy.mostMs).toBeLessThanOrEqual(300);
  });

  it('that is an hour, and hundreds of answers', () => {
    expect(minutes).toBeGreaterThan(60);
    expect(answered).toBeGreaterThan(500);
  });
});
