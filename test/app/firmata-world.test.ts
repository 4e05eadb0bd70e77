import { describe, expect, it } from 'vitest';
import { firmataWorld, judgeForce, playOut } from './firmata-play.ts';

const SHORT = `title: { en: Test, id: Uji }
about: { en: One hold and one sweep., id: Satu tekan dan satu usap. }
strokes:
  - hold: { at: T7, pressure: 22N, for: 4s }
  - sweep: { from: L3, to: T5, pressure: 15N, speed: 4cm/s }
`;

describe('a program on a simulated Firmata chair', () => {
  it('H08 plays to the end, with the force it asks for, and lets go', async () => {
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

describe('a Firmata chair, simulated', () => {
  it('says the same bytes for the same seed', async () => {
    const bytes = async (seed: number): Promise<string> => {
      const said: string[] = [];
      const { world } = firmataWorld(SHORT, { seed, onLine: (_, text) => said.push(text) });
      await world.open();
      while (world.nowMs < 6_000) world.step();
      return said.join('\n');
    };
    const first = await bytes(3);
    expect(first.length).toBeGreaterThan(10_000);
    expect(await bytes(3)).toBe(first);
    expect(await bytes(4)).not.toBe(first);
  });
});

describe('the same program on a massage cushion', () => {
  it('shakes where the rollers would have pressed, and says what it cannot do for every stroke', async () => {
    const play = firmataWorld(SHORT, { chair: 'massage-cushion' });
    expect(play.composed.approximations).toEqual([
      {
        line: 4,
        what: 'Hold at T7: this cushion has no rollers; it cannot press or travel.',
        instead: 'Shake the upper back, 68.8 %, 4 s.',
      },
      {
        line: 5,
        what: 'Sweep from L3 to T5: this cushion has no rollers; it cannot press or travel.',
        instead: expect.stringMatching(
          /^Shake the upper back and lower back, 46.9 %, \d+(\.\d)? s\.$/,
        ) as string,
      },
    ]);
    const { world } = play;
    const shares: (readonly number[])[] = [];
    await world.open();
    for (let i = 0; i < 30_000 && !world.runToEnd(world.nowMs + 1); i += 1) {
      if (i % 1000 === 0) shares.push([...world.chair.wires.padShare]);
    }
    expect(world.session.outcome).toMatchObject({ exit: 'ok' });
    expect(shares.some(([upper, lower]) => (upper ?? 0) > 0.65 && lower === 0)).toBe(true);
    expect(shares.some(([upper, lower]) => (upper ?? 0) > 0.4 && (lower ?? 0) > 0.4)).toBe(true);
    expect(world.chair.wires.padShare).toEqual([0, 0]);
  });
});
