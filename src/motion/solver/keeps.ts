import type { AxisProfile } from './profile.ts';

/** Share of the way, and of the greatest velocity and acceleration on it, by which the end may be missed. */
const MISS = 1e-10;
/** Rounding of a value, relative; the longer the motion, the farther it carries. */
const ROUNDING = 1e-15;
/** Share of a limit by which it may be exceeded. */
const EXCESS = 5e-10;

/** What a profile has to keep, in jerk units (`extremal.ts`): the state after the brake, the target, the limits. */
export interface Task {
  readonly v0: number;
  readonly a0: number;
  readonly vf: number;
  readonly af: number;
  readonly length: number;
  readonly top: number;
  readonly bottom: number;
  readonly vTop: number;
  readonly vBottom: number;
  readonly brakeTime: number;
}

/**
 * Whether the pieces of a profile from `from` on, still in jerk units, end at the target and keep the limits everywhere
 * (the velocity is extreme where a = 0, the acceleration between pieces). False for anything NaN.
 */
export function keeps(profile: AxisProfile, from: number, task: Task): boolean {
  const { top, bottom, vTop, vBottom, vf, af, length } = task;
  const { durations, jerks, count } = profile;
  let p = 0;
  let time = 0;
  let v = task.v0;
  let a = task.a0;
  let way = length < 0 ? -length : length;
  let fastest = v < 0 ? -v : v;
  // The brake before came from an acceleration as much harder as it lasted.
  let hardest = (a < 0 ? -a : a) + task.brakeTime;
  let highest = v;
  let lowest = v;
  for (let i = from; i < count; i++) {
    const t = durations[i] ?? 0;
    const j = jerks[i] ?? 0;
    const before = a;
    const step = t * (v + t * (0.5 * a + (t * j) / 6));
    a += t * j;
    if (before * a < 0) {
      const turn = v - (0.5 * before * before) / j;
      if (turn > highest) highest = turn;
      if (turn < lowest) lowest = turn;
    }
    v += 0.5 * t * (before + a);
    p += step;
    time += t;
    way += step < 0 ? -step : step;
    if (v > highest) highest = v;
    if (v < lowest) lowest = v;
    if (a > hardest) hardest = a;
    if (-a > hardest) hardest = -a;
    if (!(a <= top * (1 + EXCESS) && -a <= bottom * (1 + EXCESS))) return false;
  }
  if (highest > fastest) fastest = highest;
  if (-lowest > fastest) fastest = -lowest;
  const missP = p - length;
  const missV = v - vf;
  const missA = a - af;
  const drift = ROUNDING * hardest * time;
  const roomP = MISS * way + (drift + ROUNDING * fastest) * time + Number.MIN_VALUE;
  const roomV = MISS * (fastest + hardest * hardest) + drift;
  const roomA = MISS * (hardest + Math.sqrt(fastest));
  const slack = EXCESS * (vTop + vBottom);
  return (
    missP <= roomP &&
    -missP <= roomP &&
    missV <= roomV &&
    -missV <= roomV &&
    missA <= roomA &&
    -missA <= roomA &&
    highest <= vTop + slack &&
    lowest >= -vBottom - slack
  );
}
