import { describe, expect, it } from 'vitest';
import { DriveFollows } from '../../src/control/drive-follows.ts';
import { Random } from '../../src/units/random.ts';

const DT_S = 0.001;
const LAG_S = 0.018;
const COUNT_MM = 0.05;

/** How many of 3 s, in ms, a drive that turns at `share` of what a kneading loop asks seems not to follow. */
function missedMs(share: number, mmPerS: number, hz: number): number {
  const random = new Random(5);
  const follows = new DriveFollows();
  follows.begin();
  let [mm, speed, asked, missed] = [20, 0, 0, 0];
  for (let ms = 0; ms < 3000; ms++) {
    speed += (asked * share - speed) * (DT_S / LAG_S);
    mm += speed * DT_S;
    const readMm = Math.round(mm / COUNT_MM) * COUNT_MM;
    if (!follows.step(asked, readMm, DT_S)) missed += 1;
    asked = mmPerS * Math.sin(2 * Math.PI * hz * ms * DT_S) + random.between(-1, 1);
  }
  return missed;
}

describe('a drive that does what it is asked', () => {
  it.each([
    [2, 0.5],
    [5, 1],
    [15, 1],
    [25, 0.5],
  ])('is not doubted: %d mm/s, %d Hz', (mmPerS, hz) => {
    expect(missedMs(1, mmPerS, hz)).toBeLessThan(60);
    expect(missedMs(0.9, mmPerS, hz)).toBeLessThan(60);
  });

  it.each([0.1, 0.3, 0.5])('is not one that turns at %d of its speed', (share) => {
    expect(missedMs(share, 10, 0.83)).toBeGreaterThan(1500);
  });
});
