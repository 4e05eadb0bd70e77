import { describe, expect, it } from 'vitest';
import { Rhythm } from '../../src/control/rhythm.ts';
import { press } from './pressing.ts';

const DT_S = 0.001;

/** A skin that comes and goes by 0.5 mm as the eccentric turns; what is not fed forward is left to be learned from. */
function leftAfter(rhythm: Rhythm, turnsMade: number, hz: number): number {
  const speedAt = (turns: number): number => 0.5 * 2 * Math.PI * hz * Math.sin(2 * Math.PI * turns + 1);
  let [turns, fed, most] = [0, 0, 0];
  for (let ms = 0; ms < (turnsMade / hz) * 1000; ms++) {
    turns += hz * DT_S;
    const rest = speedAt(turns) - fed;
    fed = rhythm.step(turns, hz, rest, DT_S);
    if (turns > turnsMade - 1) most = Math.max(most, Math.abs(rest));
  }
  return most / (0.5 * 2 * Math.PI * hz);
}

describe('what comes and goes with the eccentric', () => {
  it('is found within a few turns, at any rate of kneading', () => {
    for (const hz of [0.25, 0.5, 0.8]) {
      expect(leftAfter(new Rhythm(), 1, hz)).toBeGreaterThan(0.4);
      expect(leftAfter(new Rhythm(), 8, hz), `${hz} Hz`).toBeLessThan(0.15);
    }
  });

  it('is nothing while nobody kneads, and after a new approach', () => {
    const rhythm = new Rhythm();
    leftAfter(rhythm, 8, 0.5);
    expect(rhythm.step(0.3, 0.05, 4, DT_S)).toBe(0);
    expect(Math.abs(rhythm.step(0.3, 0.5, 0, DT_S))).toBeGreaterThan(0.1);
    rhythm.begin();
    expect(rhythm.step(0.3, 0.5, 0, DT_S)).toBe(0);
  });

  it('never goes in and out farther than 3 mm, whatever it is told', () => {
    const rhythm = new Rhythm();
    let most = 0;
    for (let ms = 0; ms < 60_000; ms++)
      most = Math.max(
        most,
        Math.abs(rhythm.step(ms * 0.0005, 0.5, 100 * Math.cos(ms * 0.001 * Math.PI), DT_S)),
      );
    expect(most).toBeLessThan(3 * Math.SQRT2 * 2 * Math.PI * 0.5);
  });

  it('takes nobody who leans back for a rhythm', () => {
    const rhythm = new Rhythm();
    let most = 0;
    // 25 mm/s for half a second, and back: the speed of the roller that gives way.
    for (let ms = 0; ms < 3_000; ms++) {
      const restMmPerS = ms < 500 ? -25 : ms >= 1_500 && ms < 2_000 ? 25 : 0;
      most = Math.max(most, Math.abs(rhythm.step(ms * 0.0009, 0.9, restMmPerS, DT_S)));
    }
    expect(most).toBeLessThan(3);
  });

  it('leaves kneaded bodies half as restless as they would be', () => {
    let [told, untold] = [0, 0];
    for (const seed of [1, 2, 3, 4]) {
      const options = {
        seed,
        stiffnessNPerMm: 10,
        breathing: false,
        askedN: 20,
        rampNPerS: 10,
        kneadHz: 0.8,
      };
      told += press({ ...options, plateauMs: 20_000 }).rmsErrorN;
      untold += press({ ...options, plateauMs: 20_000, kneadsUntold: true }).rmsErrorN;
    }
    expect(untold).toBeGreaterThan(1.5);
    expect(told).toBeLessThan(untold / 2);
  });
});
