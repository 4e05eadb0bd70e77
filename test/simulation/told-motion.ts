/**
 * How fast, how hard and with what jerk carriage and width were told to go on the board's own clock, whatever its rate did:
 * by differences of the places in the truth log. From the first motion until the board lets go; braking then has a law
 * of its own.
 */
import type { BoardEvent } from '../../sim/board/events.ts';
import type { TruthSample } from '../../sim/truth.ts';
import type { ChairProfile } from '../../src/chair/profile.ts';

/** As shares of the axis's limits. */
export interface Shares {
  readonly speed: number;
  readonly accel: number;
  readonly jerk: number;
}

const PLAYING = new Set(['playing', 'pausing', 'paused', 'resuming', 'ready']);

/** 10 ms apart: the counts of the plan clock make 100 nm of 100 mm/s, which is half a percent of an acceleration here. */
export function toldMotion(
  truth: readonly TruthSample[],
  events: readonly BoardEvent[],
  { carriage, width }: ChairProfile,
): Shares {
  const phases = events.filter((event) => event.kind === 'phase');
  const first = phases.find(({ to }) => to === 'playing')?.ms ?? Number.POSITIVE_INFINITY;
  const last = phases.find(({ ms, to }) => ms > first && !PLAYING.has(to))?.ms ?? Number.POSITIVE_INFINITY;
  const most = { speed: 0, accel: 0, jerk: 0 };
  const samples = truth.filter(({ tMs }) => tMs >= first && tMs < last);
  for (const [axis, limits] of [carriage, width].entries()) {
    for (let i = 3; i < samples.length; i++) {
      const [p0 = 0, p1 = 0, p2 = 0, p3 = 0] = [3, 2, 1, 0].map(
        (back) => samples[i - back]?.toldNm[axis] ?? 0,
      );
      const speed = (p3 - p2) / 1e4;
      const accel = (p3 - 2 * p2 + p1) / 1e2;
      const jerk = p3 - 3 * p2 + 3 * p1 - p0;
      most.speed = Math.max(most.speed, Math.abs(speed) / limits.maxSpeedMmPerS);
      most.accel = Math.max(most.accel, Math.abs(accel) / limits.maxAccelMmPerS2);
      most.jerk = Math.max(most.jerk, Math.abs(jerk) / limits.maxJerkMmPerS3);
    }
  }
  return most;
}
