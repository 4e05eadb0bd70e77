/**
 * Spec §4: what is planned with half of the acceleration and three tenths of the jerk keeps an axis's limits
 * through every change of the rate, at any rate the board gives it. Looked at every millisecond, on the board's own
 * clock: a·r² + v·ṙ, and how that changes.
 */
import { expect, test } from 'vitest';
import { plannedLimits, strokeLimits } from '../../../src/chair/clock-law.ts';
import type { ChairProfile, LinearAxis } from '../../../src/chair/profile.ts';
import type { Segment } from '../../../src/chair/segment.ts';
import { toSegments } from '../../../src/motion/quantise.ts';
import { Solver } from '../../../src/motion/solver/solver.ts';
import { onWholeTicks } from '../../../src/motion/whole-ticks.ts';
import { Random } from '../../../src/units/random.ts';
import { PlanDriver } from './support/plan-driver.ts';
import { shippedProfile } from './support/profiles.ts';

const DUO = shippedProfile('tsubo-duo');
const QUICK: ChairProfile = { ...DUO, carriage: { ...DUO.carriage, maxSpeedMmPerS: 200 } };

type Limits = { readonly speed: number; readonly accel: number; readonly jerk: number };
type LimitsOf = (axis: LinearAxis) => Limits;
const AT_LIMITS: LimitsOf = ({ maxSpeedMmPerS, maxAccelMmPerS2, maxJerkMmPerS3 }) => ({
  speed: maxSpeedMmPerS,
  accel: maxAccelMmPerS2,
  jerk: maxJerkMmPerS3,
});

/** From place to place, with or without a stand between; every way within some share of the speed. */
function ways(axis: LinearAxis, random: Random, limitsOf: readonly LimitsOf[]): Segment[] {
  const segments: Segment[] = [];
  let [tick, fromNm] = [100, 0];
  while (segments.length < 60) {
    const toNm = Math.round(random.between(axis.minMm, axis.maxMm)) * 1_000_000;
    const limits = limitsOf[random.integer(0, limitsOf.length - 1)]?.(axis) ?? AT_LIMITS(axis);
    const still = { p0: 0, v0: 0, a0: 0, pf: toNm - fromNm, vf: 0, af: 0 };
    const speed = limits.speed * random.between(0.3, 1) * 1e6;
    const motion = onWholeTicks(new Solver(), {
      ...still,
      vmax: speed,
      amax: limits.accel * 1e6,
      jmax: limits.jerk * 1e6,
    });
    if (motion === null || motion.ticks === 0) continue;
    const from = { nm: fromNm, nmPerS: 0, nmPerS2: 0 };
    segments.push(...toSegments(0, tick, from, motion.pieces, { nm: toNm, nmPerS: 0, nmPerS2: 0 }));
    tick += motion.ticks;
    const stands = random.integer(0, 2) * random.integer(1, 300);
    const rest = { endNm: toNm, endNmPerS: 0, endNmPerS2: 0, jerkNmPerS3: 0 };
    if (stands > 0) segments.push({ axis: 0, startTick: tick, ticks: stands, ...rest });
    tick += stands;
    fromNm = toNm;
  }
  return segments;
}

interface Worst {
  speed: number;
  accel: number;
  jerk: number;
  fastest: number;
  pauseMs: number;
}

/** Greatest speed, acceleration and jerk as shares of the limits; rates up to `topPermille`, and pauses, asked at random. */
function worst(profile: ChairProfile, topPermille: number, ...limitsOf: readonly LimitsOf[]): Worst {
  const { carriage } = profile;
  const random = new Random(12);
  const most = { speed: 0, accel: 0, jerk: 0, fastest: 0, pauseMs: 0 };
  for (let play = 0; play < 6; play++) {
    const board = new PlanDriver(profile);
    const segments = ways(carriage, random, limitsOf);
    const last = segments.at(-1);
    if (last === undefined) throw new Error('There is nothing to play.');
    board.commit(
      0,
      segments.map((s) => [0, s.startTick, s.ticks, s.endNm, s.endNmPerS, s.endNmPerS2, s.jerkNmPerS3]),
    );
    const { clock } = board.motion;
    const { commanded } = board.motion.carriage;
    let [changeMs, held, heldMs, before] = [0, false, 0, 0];
    for (let ms = 0; clock.tick < last.startTick && ms < 200_000; ms++) {
      if (ms >= changeMs) {
        held = !held && random.integer(0, 2) === 0;
        if (held) board.pause();
        else board.resume();
        board.ask(random.integer(0, 3) === 0 ? topPermille : random.integer(100, topPermille));
        changeMs = ms + random.integer(30, 1500);
        heldMs = 0;
      }
      board.step();
      heldMs += 1;
      const { rate: r, slewPerS: w } = clock;
      const [v, a] = [commanded.nmPerS / 1e6, commanded.nmPerS2 / 1e6];
      const accel = a * r * r + v * w;
      if (held && Math.abs(v * r) > 1) most.pauseMs = Math.max(most.pauseMs, heldMs);
      most.fastest = Math.max(most.fastest, r);
      most.speed = Math.max(most.speed, Math.abs(v * r) / carriage.maxSpeedMmPerS);
      most.accel = Math.max(most.accel, Math.abs(accel) / carriage.maxAccelMmPerS2);
      most.jerk = Math.max(most.jerk, Math.abs(accel - before) / 0.001 / carriage.maxJerkMmPerS3);
      before = accel;
    }
  }
  return most;
}

const FREE: LimitsOf = (axis) => plannedLimits(axis, 1);

// Until a carriage stands that was told to pause at any moment, also while its clock is getting faster.
test.each([
  ['tsubo-duo', DUO, 600, 600],
  ['a carriage of 200 mm/s', QUICK, 800, 850],
] as const)(
  '%s: planned with a share, no limit is exceeded by any change of the rate',
  (_, profile, ms, fastMs) => {
    const cases: readonly (readonly [number, ...LimitsOf[]])[] = [
      [1000, FREE],
      [1500, FREE],
      [1500, strokeLimits],
      [1500, FREE, strokeLimits],
    ];
    for (const [index, [top, ...limitsOf]] of cases.entries()) {
      const { speed, accel, jerk, fastest, pauseMs } = worst(profile, top, ...limitsOf);
      // A thousandth is what rounding may exceed a limit by.
      expect(speed, `case ${index}`).toBeLessThan(1.001);
      expect(accel, `case ${index}`).toBeLessThan(1.001);
      expect(jerk, `case ${index}`).toBeLessThan(1.001);
      expect(pauseMs, `case ${index}`).toBeLessThanOrEqual(top === 1000 ? ms : fastMs);
      expect(fastest).toBe(top / 1000);
    }
    // … and planned at the limits they are.
    expect(worst(profile, 1000, AT_LIMITS).jerk).toBeGreaterThan(1.2);
  },
  60_000,
);
