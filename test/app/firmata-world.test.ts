import { describe, expect, it } from 'vitest';
import { firmataWorld, judgeForce, playOut } from './firmata-play.ts';

const SHORT = `title: { en: Test, id: Uji }
about: { en: One hold and one sweep., id: Satu tekan dan satu usap. }
strokes:
  - hold: { at: T7, pressure: 22N, for: 4s }
  - sweep: { from: L3, to: T5, pressure: 15N, speed: 4cm/s }
`;

describe('a program on a simulated Firmata chair', () => {
  it('plays to the end, with the force it asks for, and lets go', async () => {
    const play = firmataWorld(SHORT, { stiffnessNPerMm: 10 });
    await playOut(play, 120_000);
    expect(play.world.session.outcome).toMatchObject({ exit: 'ok' });
    const { rmsN, peakN, count } = judgeForce(play);
    expect(count).toBeGreaterThan(1000);
    expect(rmsN).toBeLessThan(6);
    expect(peakN).toBeLessThan(30);
    // The relay has not been toggled since, and drops.
    for (let i = 0; i < 500; i += 1) play.world.step();
    expect(play.world.chair.powered).toBe(false);
    expect(play.world.chair.truth.forceN).toEqual([0, 0]);
  });
});
