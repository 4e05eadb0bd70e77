import { describe, expect, it } from 'vitest';
import { BackFollower } from '../../src/control/back-follower.ts';
import { PressureLoop, pressureLoopSettings } from '../../src/control/pressure-loop.ts';
import { chair } from '../chair/chairs.ts';
import { press } from './pressing.ts';

const DT_S = 0.001;
const FAST_MM_PER_S = 100;
/** A back that goes away from the rollers by a tenth of the way. */
const SLOPE = 0.1;

function pressed(): PressureLoop {
  const loop = new PressureLoop(pressureLoopSettings(chair('tsubo-duo'), 0));
  loop.beginApproach(5);
  for (let ms = 0; ms < 100; ms++) loop.step('press', 20, 20, 30, DT_S);
  return loop;
}

/** Rolls with a force that stays, so the depth is the back. */
function roll(follower: BackFollower, loop: PressureLoop, fromMm: number, toMm: number): void {
  const mmPerS = fromMm < toMm ? FAST_MM_PER_S : -FAST_MM_PER_S;
  for (let at = fromMm; Math.abs(at - toMm) > 0.2; at += mmPerS * DT_S)
    follower.step(loop, true, at, 30 + SLOPE * at, mmPerS, DT_S);
}

describe('a roller that goes along with the back', () => {
  it('keeps force free for a back that nobody knows, the more the faster it goes, and less once it is found', () => {
    const loop = pressed();
    const follower = new BackFollower({ minMm: 0, maxMm: 780 });
    const aheadN = (mmPerS: number): number => {
      follower.step(loop, true, 300, 60, mmPerS, DT_S);
      return follower.aheadN;
    };
    expect(aheadN(0)).toBe(0);
    const slowlyN = aheadN(20);
    const fastN = aheadN(FAST_MM_PER_S);
    expect(slowlyN).toBeGreaterThan(0);
    expect(fastN).toBeGreaterThan(4 * slowlyN);
    // A back of 0.14 against the track, as the loop meets it before it has answered.
    expect(fastN).toBeGreaterThan(0.14 * loop.pushedN(FAST_MM_PER_S));
    roll(follower, loop, 300, 400);
    // Its slope is found, but it may turn.
    expect(follower.aheadN).toBeLessThan(0.7 * fastN);
    expect(follower.aheadN).toBeGreaterThan(0.09 * loop.pushedN(FAST_MM_PER_S));
    roll(follower, loop, 400, 320);
    expect(follower.aheadN).toBeLessThan(0.2 * fastN);
  });

  it('keeps more free over the neck, known or not, and says where no roller can be carried along', () => {
    const loop = pressed();
    const follower = new BackFollower({ minMm: 0, maxMm: 780 });
    roll(follower, loop, 300, 400);
    const at = (overNeck: boolean, mmPerS: number): { aheadN: number; tooFast: boolean } => {
      follower.overNeck = overNeck;
      for (let ms = 0; ms < 2; ms++) follower.step(loop, true, 350, 60, mmPerS, DT_S);
      return { aheadN: follower.aheadN, tooFast: follower.tooFast };
    };
    expect(at(false, 15).aheadN).toBeLessThan(0.1 * loop.pushedN(15));
    // A back as steep as it runs up.
    expect(at(true, -15)).toEqual({ aheadN: loop.pushedN(15), tooFast: false });
    expect(at(true, 90).tooFast).toBe(true);
    expect(at(false, 90).tooFast).toBe(false);
    expect(at(true, 0)).toEqual({ aheadN: 0, tooFast: false });
    // Setting off with 100 mm/s²: in a tenth of a second it goes 10 mm/s.
    follower.step(loop, true, 350, 60, 100 * DT_S, DT_S);
    expect(follower.aheadN).toBeCloseTo(loop.pushedN(10.1), 6);
  });

  it('goes out with a known back at once, both ways, and stands when the carriage does', () => {
    const loop = pressed();
    const follower = new BackFollower({ minMm: 0, maxMm: 780 });
    roll(follower, loop, 100, 500);
    loop.skin.begin();
    follower.step(loop, true, 300, 60, 50, DT_S);
    expect(loop.carriedMmPerS).toBeCloseTo(5, 1);
    follower.step(loop, true, 300, 60, -50, DT_S);
    expect(loop.carriedMmPerS).toBeCloseTo(-5, 1);
    follower.step(loop, true, 300, 60, 0, DT_S);
    expect(loop.carriedMmPerS).toBe(0);
    follower.forget();
    follower.step(loop, false, 300, 60, 50, DT_S);
    expect(loop.carriedMmPerS).toBe(0);
  });

  it('passes from known to unknown back and again to known without a jump', () => {
    const loop = pressed();
    const follower = new BackFollower({ minMm: 0, maxMm: 780 });
    roll(follower, loop, 100, 300);
    const goes = (): number => loop.carriedMmPerS + loop.skin.along(FAST_MM_PER_S) + loop.skin.at(0);
    loop.skin.begin();
    follower.step(loop, false, 250, 0, 0, DT_S);
    let last = Number.NaN;
    for (let at = 250; at < 360; at += FAST_MM_PER_S * DT_S) {
      follower.step(loop, true, at, 30 + SLOPE * at, FAST_MM_PER_S, DT_S);
      if (!Number.isNaN(last)) expect(Math.abs(goes() - last)).toBeLessThan(0.5);
      last = goes();
    }
    expect(last).toBeCloseTo(SLOPE * FAST_MM_PER_S, 0);
  });

  it.each([
    ['in', 0.35],
    ['out', -0.35],
  ])('a slope that is not there takes a roller %s no longer than the body lets it', (_, slope) => {
    const fooled = (): BackFollower => {
      const follower = new BackFollower({ minMm: 0, maxMm: 780 });
      const loop = pressed();
      for (let at = 345; at < 375; at += FAST_MM_PER_S * DT_S)
        follower.step(loop, true, at, 30 + slope * at, FAST_MM_PER_S, DT_S);
      return follower;
    };
    for (const seed of [1, 2, 3]) {
      const asked = {
        seed,
        stiffnessNPerMm: 10,
        askedN: 55,
        rampNPerS: 20,
        carriageMm: 300,
        plateauMs: 2000,
      };
      const felt = press({ ...asked, travelMmPerS: 60, followers: [fooled(), fooled()] });
      // Followed to the end it would be 70 N and more, or 41 and less.
      expect(felt.peakN, `seed ${seed}`).toBeLessThan(64);
      expect(felt.lowestN, `seed ${seed}`).toBeGreaterThan(44);
    }
  });
});
