import { describe, expect, it } from 'vitest';
import { judgeLive } from './judge-live.ts';
import { playLive } from './live-session.ts';

describe('a massage changed while it plays, up to five times a second (H06, H08)', () => {
  const cases = [
    { file: 'programs/demo.yaml', statureMm: 1700, chair: 'tsubo-duo', seed: 43 },
    { file: 'programs/demo.yaml', statureMm: 1600, chair: 'tsubo-mono', seed: 14 },
    { file: 'programs/kneading.yaml', statureMm: 1850, chair: 'tsubo-duo', seed: 5 },
  ] as const;

  it.each(cases)('$file on $chair, seed $seed', async (asked) => {
    const judged = judgeLive(await playLive(asked, asked.seed), asked.seed);
    expect(judged.ended).toBe('played');
    expect(judged.faults).toEqual([]);
    expect(judged.aboveCeiling).toBe(0);
    // Nanometres, and as many a second: rounding of whole numbers, which grows with the cube of a segment's time; a fiftieth of what a board bears.
    expect(judged.stepNm).toBeLessThan(400);
    expect(judged.stepNmPerS).toBeLessThan(100);
    expect(judged.stepNmPerS2).toBeLessThan(100);
    expect(judged.beyondNm).toBeLessThan(1000);
    // As planned: with room for the rate to change.
    expect(judged.speedShare).toBeLessThanOrEqual(1);
    expect(judged.accelShare).toBeLessThanOrEqual(0.5);
    expect(judged.jerkShare).toBeLessThanOrEqual(0.3);
    expect(Math.min(judged.told.speed, judged.told.accel, judged.told.jerk)).toBeGreaterThan(0.4);
    expect(judged.answers.alone.count + judged.answers.busy.count).toBeGreaterThan(10);
    expect(judged.answers.alone.mostMs).toBeLessThanOrEqual(150);
    expect(judged.answers.busy.mostMs).toBeLessThanOrEqual(300);
    // On the board's clock, through every pause and change of rate; a hundredth is what differences of whole counts are worth.
    expect(judged.told.speed).toBeLessThanOrEqual(1.01);
    expect(judged.told.accel).toBeLessThanOrEqual(1.01);
    expect(judged.told.jerk).toBeLessThanOrEqual(1.01);
    expect(judged.pauses.restMs).toBeLessThanOrEqual(600);
    expect(judged.pauses.releasedMs).toBeLessThanOrEqual(1000);
    expect(judged.skips.releasedMs).toBeLessThanOrEqual(1000);
  });
});
