/**
 * Spec §4: a plan with seven tenths of the acceleration and two fifths of the jerk keeps an axis's limits through every
 * change of a rate of 1 and below. Looked at every millisecond with v·r, a·r² + v·ṙ and j·r³ + 3·a·r·ṙ + v·r̈.
 */
import { expect, test } from 'vitest';
import { PlanClock } from '../../../sim/board/plan-clock.ts';
import { clockLaw } from '../../../src/chair/clock-law.ts';
import type { ChairProfile } from '../../../src/chair/profile.ts';
import { stateAt } from '../../../src/motion/solver/profile.ts';
import { Solver } from '../../../src/motion/solver/solver.ts';
import { Random } from '../../../src/units/random.ts';
import { shippedProfile } from './support/profiles.ts';

const DUO = shippedProfile('tsubo-duo');
const QUICK: ChairProfile = { ...DUO, carriage: { ...DUO.carriage, maxSpeedMmPerS: 200 } };

/** Greatest acceleration and jerk as shares of the limits, over many motions and changes. */
function worst(
  profile: ChairProfile,
  accelShare: number,
  jerkShare: number,
): { accel: number; jerk: number } {
  const { maxSpeedMmPerS: vmax, maxAccelMmPerS2, maxJerkMmPerS3 } = profile.carriage;
  const random = new Random(12);
  const solver = new Solver();
  const most = { accel: 0, jerk: 0 };
  for (let play = 0; play < 250; play++) {
    const limits = { amax: maxAccelMmPerS2 * accelShare, jmax: maxJerkMmPerS3 * jerkShare };
    const input = { p0: 0, v0: 0, a0: 0, vf: 0, af: 0, vmax: vmax * random.between(0.3, 1), ...limits };
    solver.run([{ ...input, pf: random.between(5, 300) }], 0);
    const motion = solver.profile(0);
    if (motion === undefined) throw new Error('There is no profile.');
    const clock = new PlanClock(clockLaw(profile));
    clock.start();
    clock.ask(random.integer(100, 1000));
    let changeMs = random.integer(1, 1500);
    let held = false;
    let slewBefore = 0;
    for (let ms = 0; clock.tick < solver.durationS * 1000 && ms < 20_000; ms++) {
      if (ms === changeMs) {
        held = !held;
        if (held) clock.hold();
        else clock.free();
        changeMs += random.integer(30, 900);
      }
      clock.step(clock.askedPermille);
      const { rate: r, slewPerS: w } = clock;
      const before = stateAt(motion, clock.counts / 1_024_000 - 5e-4);
      const { v, a } = stateAt(motion, clock.counts / 1_024_000);
      const j = (a - before.a) / 5e-4;
      most.accel = Math.max(most.accel, Math.abs(a * r * r + v * w) / maxAccelMmPerS2);
      const jerk = j * r ** 3 + 3 * a * r * w + (v * (w - slewBefore)) / 0.001;
      if (clock.counts > 1024) most.jerk = Math.max(most.jerk, Math.abs(jerk) / maxJerkMmPerS3);
      slewBefore = w;
    }
  }
  return most;
}

test.each([
  ['tsubo-duo', DUO],
  ['a carriage of 200 mm/s', QUICK],
] as const)(
  '%s: planned with a share, no limit is exceeded by any pause, resume or slowing down',
  (_, profile) => {
    const { accel, jerk } = worst(profile, 0.7, 0.4);
    expect(accel).toBeLessThan(1);
    expect(jerk).toBeLessThan(1);
    // … and planned at the limits they are.
    expect(worst(profile, 1, 1).jerk).toBeGreaterThan(1.2);
  },
);
