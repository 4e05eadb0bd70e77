import { describe, expect, it } from 'vitest';
import { PressureLoop, pressureLoopSettings } from '../../src/control/pressure-loop.ts';
import { chair } from '../chair/chairs.ts';
import { newFollowers, press, TOUCH_N } from './pressing.ts';

const SEEDS = [1, 2, 3, 4, 5, 6];
const STIFFNESSES = [1, 3, 5, 10, 15];

/** Softer bodies yield less force within the reach of the drive (design.md §4). */
function askedOn(stiffnessNPerMm: number): number[] {
  return stiffnessNPerMm === 1 ? [25] : [20, 40, 60];
}

describe('pressure loop on a breathing body', () => {
  for (const stiffnessNPerMm of STIFFNESSES) {
    it(`presses as asked on ${stiffnessNPerMm} N/mm`, () => {
      for (const seed of SEEDS) {
        for (const rampNPerS of [5, 15, 25]) {
          for (const askedN of askedOn(stiffnessNPerMm)) {
            const felt = press({ seed, stiffnessNPerMm, askedN, rampNPerS, carriageMm: 120 + 60 * seed });
            const what = `seed ${seed}, ${rampNPerS} N/s to ${askedN} N`;
            expect(Math.min(...felt.contactMs), what).toBeGreaterThan(0);
            // The knee of soft skin met at the very end of a steep ramp costs up to 2 N: more than 5 % of 20 N.
            expect(felt.peakN, what).toBeLessThan(Math.max(askedN * 1.05, askedN + 2));
            for (const meanN of felt.meanN) expect(Math.abs(meanN - askedN), what).toBeLessThan(1);
            expect(felt.rmsErrorN, what).toBeLessThan(2);
            expect(felt.reachedMs, what).toBeLessThan(300);
          }
        }
      }
    });
  }

  it('never presses a quarter above what is asked, also lightly', () => {
    for (const stiffnessNPerMm of STIFFNESSES) {
      for (const seed of SEEDS) {
        for (const askedN of [8, 10, 15]) {
          const felt = press({ seed, stiffnessNPerMm, askedN, rampNPerS: 25, carriageMm: 60 * seed });
          expect(felt.peakN, `${stiffnessNPerMm} N/mm, seed ${seed}, ${askedN} N`).toBeLessThan(askedN / 0.8);
        }
      }
    }
  });

  it('rejects breathing: 2 mm peak to peak on 5 N/mm leaves less than 3 N RMS', () => {
    for (const seed of SEEDS) {
      const felt = press({
        seed,
        stiffnessNPerMm: 5,
        askedN: 40,
        rampNPerS: 20,
        carriageMm: 290,
        plateauMs: 12_000,
      });
      expect(felt.rmsErrorN).toBeLessThan(1);
    }
  });

  it('meets the body gently and touches within the approach window', () => {
    for (const stiffnessNPerMm of STIFFNESSES) {
      for (const seed of SEEDS) {
        const felt = press({
          seed,
          stiffnessNPerMm,
          askedN: 20,
          rampNPerS: 20,
          plateauMs: 10,
          carriageMm: 70 * seed,
        });
        expect(felt.approachPeakN).toBeLessThan(10);
        expect(Math.max(...felt.contactMs)).toBeLessThan(2500);
        for (const forceN of felt.rig.plant.truth.forceN) expect(forceN).toBeGreaterThan(TOUCH_N);
      }
    }
  });

  it('stays calm with drives as slow as 40 ms', () => {
    for (const stiffnessNPerMm of STIFFNESSES) {
      for (const seed of SEEDS) {
        const askedN = stiffnessNPerMm === 1 ? 25 : 40;
        const felt = press({
          seed,
          stiffnessNPerMm,
          askedN,
          rampNPerS: 25,
          extraLagMs: 22,
          carriageMm: 60 * seed,
        });
        expect(felt.peakN).toBeLessThan(askedN * 1.1);
        expect(felt.rmsErrorN).toBeLessThan(2);
      }
    }
  });

  it('holds force within a fifth along a curved back at 5 cm/s, both ways', () => {
    for (const seed of SEEDS) {
      for (const askedN of [20, 30]) {
        for (const [carriageMm, travelMmPerS] of [
          [80, 50],
          [440, -50],
        ] as const) {
          const felt = press({ seed, askedN, rampNPerS: 15, plateauMs: 7000, carriageMm, travelMmPerS });
          const what = `seed ${seed}, ${askedN} N, ${travelMmPerS} mm/s`;
          expect(felt.peakN, what).toBeLessThan(askedN * 1.2);
          expect(felt.lowestN, what).toBeGreaterThan(askedN * 0.8);
          for (const meanN of felt.meanN) expect(Math.abs(meanN - askedN), what).toBeLessThan(2);
        }
      }
    }
  });

  it('holds force while the rollers knead', () => {
    for (const seed of SEEDS) {
      const felt = press({ seed, askedN: 30, rampNPerS: 15, kneadHz: 0.8, carriageMm: 60 * seed });
      expect(felt.peakN).toBeLessThan(36);
      expect(felt.rmsErrorN).toBeLessThan(3);
    }
  });

  it('tells soft from stiff within a factor of 2.5, breathing or not', () => {
    for (const stiffnessNPerMm of STIFFNESSES) {
      const askedN = stiffnessNPerMm === 1 ? 25 : 60;
      for (const seed of SEEDS) {
        for (const loop of press({ seed, stiffnessNPerMm, askedN, rampNPerS: 25 }).loops) {
          expect(loop.stiffnessNPerMm()).toBeGreaterThan(stiffnessNPerMm / 2.5);
          expect(loop.stiffnessNPerMm()).toBeLessThan(stiffnessNPerMm * 2.5);
        }
      }
    }
  });
});

/** Ramps as `motion/plan-hold.ts` makes them, from a touch of 5 N. */
function holdRampNPerS(askedN: number): number {
  return Math.max((askedN - TOUCH_N) / 2, askedN / 4);
}

describe('a hold as it is planned', () => {
  const HELD_N = [8, 10, 20, 32];
  const bodies = [1, 3, 5, 10, 15].flatMap((stiffnessNPerMm) =>
    [31, 32].map((seed) => ({ stiffnessNPerMm, seed, carriageMm: 120 * (seed - 30) })),
  );

  it.each(HELD_N)('%d N: on a still body 5 % of overshoot, 1 N RMS, and a mean within 2 N', (askedN) => {
    for (const body of bodies) {
      const felt = press({ ...body, askedN, rampNPerS: holdRampNPerS(askedN), breathing: false });
      const what = JSON.stringify(body);
      expect(felt.overshootN / askedN, what).toBeLessThan(0.05);
      expect(felt.rmsErrorN, what).toBeLessThan(1);
      for (const meanN of felt.meanN) expect(Math.abs(meanN - askedN), what).toBeLessThan(2);
      expect(felt.riseNPerS, what).toBeLessThan(40);
      expect(felt.reachedMs, what).toBeLessThan(1000);
    }
  });

  it.each(HELD_N)('%d N: who breathes feels 5 % or 1 N more at most, and less than 3 N RMS', (askedN) => {
    for (const body of bodies) {
      const felt = press({ ...body, askedN, rampNPerS: holdRampNPerS(askedN) });
      const what = JSON.stringify(body);
      expect(felt.overshootN, what).toBeLessThan(Math.max(0.05 * askedN, 1));
      expect(felt.rmsErrorN, what).toBeLessThan(1);
      expect(felt.riseNPerS, what).toBeLessThan(40);
    }
  });

  it('rises by less than 40 N/s where 18 N/s are asked, the most a plan asks', () => {
    for (const body of bodies) {
      for (const askedN of [20, 32, 60]) {
        if (askedN > 30 * body.stiffnessNPerMm) continue;
        const felt = press({ ...body, askedN, rampNPerS: 18, plateauMs: 1200 });
        expect(felt.riseNPerS, JSON.stringify({ ...body, askedN })).toBeLessThan(40);
      }
    }
  });
});

describe('a sweep over a back that was rolled over before', () => {
  it.each([1, 2, 5, 15])(
    'on %d N/mm at 5 cm/s stays within a fifth of what is asked, both ways',
    (stiffnessNPerMm) => {
      for (const seed of [31, 32, 33]) {
        const known = newFollowers();
        const body = { seed, stiffnessNPerMm, followers: known };
        press({ ...body, askedN: 8, rampNPerS: 8, carriageMm: 60, travelMmPerS: 40, plateauMs: 12_000 });
        for (const askedN of [15, 30]) {
          for (const [carriageMm, travelMmPerS] of [
            [80, 50],
            [480, -50],
          ] as const) {
            const felt = press({ ...body, askedN, rampNPerS: 15, plateauMs: 7000, carriageMm, travelMmPerS });
            const what = `seed ${seed}, ${askedN} N, ${travelMmPerS} mm/s`;
            expect(felt.peakN, what).toBeLessThan(askedN * 1.2);
            expect(felt.lowestN, what).toBeGreaterThan(askedN * 0.8);
          }
        }
      }
    },
  );

  it('is nearer to what is asked at its worst than over an unknown back', () => {
    const worstN = (known: boolean): number => {
      let sumN = 0;
      for (const seed of [31, 32, 33, 34]) {
        const more = known ? { followers: newFollowers() } : {};
        const sweep = { seed, stiffnessNPerMm: 5, askedN: 15, rampNPerS: 15, ...more };
        press({ ...sweep, carriageMm: 80, travelMmPerS: 50, plateauMs: 9000 });
        const { peakN, lowestN } = press({ ...sweep, carriageMm: 480, travelMmPerS: -100, plateauMs: 3500 });
        sumN += Math.max(peakN - 15, 15 - lowestN);
      }
      return sumN;
    };
    expect(worstN(true)).toBeLessThan(0.6 * worstN(false));
  });
});

describe('pressure loop by itself', () => {
  const settings = pressureLoopSettings(chair('tsubo-duo'), 0);

  it('comes up at 25 mm/s at most, slows down where it suspects a body, and speeds up again where that is soft', () => {
    const loop = new PressureLoop(settings);
    loop.beginApproach(TOUCH_N);
    expect(loop.step('approach', TOUCH_N, 0, 10, 0.001)).toBe(25);
    const suspects = (ms: number): number => {
      for (let i = 1; i < ms; i++) loop.step('approach', TOUCH_N, 1.2, 10, 0.001);
      return loop.step('approach', TOUCH_N, 1.2, 10, 0.001);
    };
    expect(suspects(10)).toBeLessThan(5.5);
    expect(suspects(100)).toBeLessThan(10.5);
    expect(suspects(1000)).toBe(15);
    expect(loop.inContact).toBe(false);
    for (let i = 0; i < 50; i++) loop.step('approach', TOUCH_N, 4, 10, 0.001);
    expect(loop.inContact).toBe(true);
  });

  it('changes from approach to press without a bump', () => {
    const loop = new PressureLoop(settings);
    loop.beginApproach(TOUCH_N);
    for (let i = 0; i < 400; i++) loop.step('approach', TOUCH_N, 4, 30, 0.001);
    const before = loop.step('approach', TOUCH_N, 4, 30, 0.001);
    const after = loop.step('press', TOUCH_N + 0.025, 4, 30, 0.001);
    // The start of a 25 N/s ramp may be felt as such: its speed on the stiffness estimated, and no more.
    expect(after - before).toBeGreaterThanOrEqual(0);
    expect(after - before).toBeLessThan((25 + 1) / loop.stiffnessNPerMm());
    expect(Math.abs(loop.step('press', TOUCH_N + 0.025, 4, 30, 0.001) - before)).toBeLessThan(0.1);
  });

  it('asks for no more than its speeds, whatever the cell says', () => {
    const loop = new PressureLoop(settings);
    loop.beginApproach(TOUCH_N);
    for (let i = 0; i < 5000; i++) {
      const speed = loop.step('press', 80, i % 200 < 100 ? 150 : 0, 20 + (i % 7) * 0.05, 0.001);
      expect(speed).toBeLessThanOrEqual(25);
      expect(speed).toBeGreaterThanOrEqual(-150);
    }
  });

  it('looks for the body again when it has lost it', () => {
    const loop = new PressureLoop(settings);
    loop.beginApproach(TOUCH_N);
    for (let i = 0; i < 100; i++) loop.step('press', 30, 30, 30, 0.001);
    expect(loop.inContact).toBe(true);
    for (let i = 0; i < 100; i++) loop.step('press', 30, 0, 30, 0.001);
    expect(loop.inContact).toBe(false);
    expect(loop.step('press', 30, 0, 30, 0.001)).toBe(25);
  });

  it('releases at 150 mm/s, lets go within a second and comes to rest at its end', () => {
    for (const stiffnessNPerMm of STIFFNESSES) {
      const { loops, rig } = press({
        seed: 1,
        stiffnessNPerMm,
        askedN: stiffnessNPerMm === 1 ? 25 : 60,
        rampNPerS: 25,
      });
      const { drives, sensors, truth } = rig.plant;
      let letGoMs = -1;
      for (let ms = 0; ms < 1500; ms++) {
        for (const side of [0, 1] as const) {
          const depthMm = sensors.depthMm[side] - rig.depthZeroMm[side];
          drives.depthMmPerS[side] = loops[side].step('release', 0, sensors.forceN[side], depthMm, 0.001);
          expect(drives.depthMmPerS[side]).toBeGreaterThanOrEqual(-150);
        }
        rig.plant.step();
        if (letGoMs < 0 && Math.max(...truth.forceN) < 5) letGoMs = ms;
      }
      expect(letGoMs).toBeGreaterThan(0);
      expect(letGoMs).toBeLessThan(600);
      for (const depthMm of truth.depthMm) expect(Math.abs(depthMm)).toBeLessThan(0.5);
      expect(loops[0].inContact).toBe(false);
    }
  });

  it('refuses a channel the chair does not have', () => {
    expect(() => pressureLoopSettings(chair('tsubo-mono'), 1)).toThrow(/channel 1/);
  });
});
