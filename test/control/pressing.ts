/** One press from approach to plateau, both rollers, and what the body felt of it. */
import { BackFollower } from '../../src/control/back-follower.ts';
import { PressureLoop, pressureLoopSettings } from '../../src/control/pressure-loop.ts';
import { clamp } from '../../src/units/numbers.ts';
import { Rig, type RigOptions } from '../sim/plant/rig.ts';

export type Followers = readonly [BackFollower, BackFollower];

export interface Press extends RigOptions {
  readonly askedN: number;
  readonly rampNPerS: number;
  readonly plateauMs?: number;
  readonly carriageMm?: number;
  /** The carriage travels so fast during the plateau, after the speed-up of a real one. */
  readonly travelMmPerS?: number;
  readonly kneadHz?: number;
  /** The loop does not hear of the kneading. */
  readonly kneadsUntold?: boolean;
  /** Makes the drives slower: so much more first-order lag. */
  readonly extraLagMs?: number;
  /** What is known of this back, each side; learned on. Left out, nothing is known at first. */
  readonly followers?: Followers;
}

export interface Felt {
  /** When each roller touched, ms after the approach began. */
  readonly contactMs: readonly [number, number];
  readonly approachPeakN: number;
  readonly peakN: number;
  /** Of ramp and first second after it, above what is asked. */
  readonly overshootN: number;
  /** Steepest rise of the 250 ms mean where that is above 8 N. */
  readonly riseNPerS: number;
  /** Of the plateau, both rollers. */
  readonly lowestN: number;
  readonly meanN: readonly [number, number];
  readonly rmsErrorN: number;
  /** How long after the end of the ramp both rollers had 90 % of what was asked. */
  readonly reachedMs: number;
  readonly rig: Rig;
  readonly loops: readonly [PressureLoop, PressureLoop];
}

export const TOUCH_N = 5;
const APPROACH_MS = 3000;
const DT_S = 0.001;
const SIDES = [0, 1] as const;
const MEAN_MS = 250;

/** The steepest rise of one roller's 250 ms mean above 8 N. */
class Rise {
  nPerS = 0;
  private readonly last = new Float64Array(MEAN_MS);
  private sumN = 0;

  step(ms: number, forceN: number): void {
    const before = this.last[ms % MEAN_MS] ?? 0;
    this.last[ms % MEAN_MS] = forceN;
    this.sumN += forceN - before;
    if (this.sumN / MEAN_MS > 8) this.nPerS = Math.max(this.nPerS, ((forceN - before) / MEAN_MS) * 1000);
  }
}

export function press(options: Press): Felt {
  const { askedN, rampNPerS, plateauMs = 5000, carriageMm = 300, travelMmPerS = 0, extraLagMs = 0 } = options;
  const rig = new Rig(options);
  rig.place(carriageMm);
  const { drives, sensors, truth } = rig.plant;
  drives.kneadHz = options.kneadHz ?? 0;
  const loopOf = (side: 0 | 1): PressureLoop => new PressureLoop(pressureLoopSettings(rig.profile, side));
  const loops = [loopOf(0), loopOf(1)] as const;
  for (const loop of loops) loop.beginApproach(TOUCH_N);

  const followers = options.followers ?? newFollowers();
  const contactMs: [number, number] = [-1, -1];
  const sumN: [number, number] = [0, 0];
  const rampMs = Math.round(((askedN - TOUCH_N) / rampNPerS) * 1000);
  const rises = [new Rise(), new Rise()] as const;
  let overshootN = 0;
  let [approachPeakN, peakN, squares, lowestN, reachedMs] = [0, 0, 0, Number.POSITIVE_INFINITY, -1];
  for (let ms = 0; ms < APPROACH_MS + rampMs + plateauMs; ms++) {
    const pressing = ms >= APPROACH_MS;
    const plateau = ms >= APPROACH_MS + rampMs;
    const targetN = pressing ? Math.min(askedN, TOUCH_N + ((ms - APPROACH_MS) / 1000) * rampNPerS) : TOUCH_N;
    if (plateau) drives.carriageMmPerS += clamp(travelMmPerS - drives.carriageMmPerS, -0.5, 0.5);
    for (const side of SIDES) {
      const depthMm = sensors.depthMm[side] - rig.depthZeroMm[side];
      const mode = pressing ? 'press' : 'approach';
      const { carriageMm: placeMm, carriageMmPerS } = truth;
      followers[side].step(loops[side], true, placeMm, depthMm, carriageMmPerS, DT_S);
      if (options.kneadsUntold !== true) {
        loops[side].kneadTurns = sensors.kneadTurns;
        loops[side].kneadHz = truth.kneadHz;
      }
      const speed = loops[side].step(mode, targetN, sensors.forceN[side], depthMm, DT_S);
      drives.depthMmPerS[side] += (speed - drives.depthMmPerS[side]) / (1 + extraLagMs);
      if (loops[side].inContact && contactMs[side] < 0) contactMs[side] = ms;
    }
    rig.plant.step();
    for (const side of SIDES) {
      const forceN = truth.forceN[side];
      rises[side].step(ms, forceN);
      if (pressing && ms < APPROACH_MS + rampMs + 1000) overshootN = Math.max(overshootN, forceN - askedN);
      if (!pressing) approachPeakN = Math.max(approachPeakN, forceN);
      else peakN = Math.max(peakN, forceN);
      if (!plateau) continue;
      sumN[side] += forceN;
      squares += (forceN - askedN) ** 2;
      lowestN = Math.min(lowestN, forceN);
    }
    if (pressing && reachedMs < 0 && Math.min(...truth.forceN) >= 0.9 * askedN) {
      reachedMs = Math.max(0, ms - APPROACH_MS - rampMs);
    }
  }
  return {
    contactMs,
    approachPeakN,
    peakN,
    overshootN,
    riseNPerS: Math.max(rises[0].nPerS, rises[1].nPerS),
    lowestN,
    meanN: [sumN[0] / plateauMs, sumN[1] / plateauMs],
    rmsErrorN: Math.sqrt(squares / plateauMs / 2),
    reachedMs,
    rig,
    loops,
  };
}

export function newFollowers(): Followers {
  const track = { minMm: 0, maxMm: 780 };
  return [new BackFollower(track), new BackFollower(track)];
}
