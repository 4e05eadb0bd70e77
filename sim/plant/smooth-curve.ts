/** A curve through points, flat at each of them, so that its extremes are exactly the points given. */
export interface CurvePoint {
  readonly at: number;
  readonly value: number;
}

/** Value at `at` of the half-cosine curve through `points` (rising `at`); beyond the ends it stays level. */
export function smoothCurve(points: readonly CurvePoint[], at: number): number {
  let before: CurvePoint | undefined;
  for (const point of points) {
    if (at < point.at) {
      if (before === undefined) return point.value;
      const share = (at - before.at) / (point.at - before.at);
      return before.value + (point.value - before.value) * 0.5 * (1 - Math.cos(Math.PI * share));
    }
    before = point;
  }
  return before === undefined ? 0 : before.value;
}
