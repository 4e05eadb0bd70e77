import type { AxisProfile } from './profile.ts';

export interface Range {
  readonly least: number;
  readonly most: number;
}

/** Extreme values over a whole profile, its start and end included, in the unit of its input. Exact, no samples. */
export interface Extrema {
  readonly p: Range;
  readonly v: Range;
  readonly a: Range;
}

/** The position turns where v = 0, at most twice a piece; the velocity where a = 0; the acceleration between pieces. */
export function extremaOf(profile: AxisProfile): Extrema {
  let { p0: p, v0: v, a0: a } = profile;
  const places = [p];
  const speeds = [v];
  const accelerations = [a];
  for (let i = 0; i < profile.count; i++) {
    const duration = profile.durations[i] ?? 0;
    const jerk = profile.jerks[i] ?? 0;
    const placeAfter = (t: number): number => p + t * (v + t * (a / 2 + (t * jerk) / 6));
    for (const t of standstills(v, a, jerk)) {
      if (t > 0 && t < duration) places.push(placeAfter(t));
    }
    const turn = -a / jerk;
    if (turn > 0 && turn < duration) speeds.push(v + (turn * a) / 2);
    p = placeAfter(duration);
    v += duration * (a + (duration * jerk) / 2);
    a += duration * jerk;
    places.push(p);
    speeds.push(v);
    accelerations.push(a);
  }
  return { p: rangeOf(places), v: rangeOf(speeds), a: rangeOf(accelerations) };
}

/** The real roots of v + a·t + jerk·t²/2 = 0, in the form without cancellation. */
function standstills(v: number, a: number, jerk: number): readonly number[] {
  if (jerk === 0) return a === 0 ? [] : [-v / a];
  const under = a * a - 2 * v * jerk;
  if (under < 0) return [];
  const sum = -(a + (a < 0 ? -1 : 1) * Math.sqrt(under));
  return sum === 0 ? [0] : [sum / jerk, (2 * v) / sum];
}

function rangeOf(values: readonly number[]): Range {
  return {
    least: values.reduce((one, two) => (two < one ? two : one)),
    most: values.reduce((one, two) => (two > one ? two : one)),
  };
}
