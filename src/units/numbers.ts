/** `value` held within [low, high]. */
export function clamp(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value;
}

/** The point `fraction` of the way from `a` to `b`. */
export function lerp(a: number, b: number, fraction: number): number {
  return a + (b - a) * fraction;
}

/** A rate per minute as the wire carries it: whole mHz, rounded to the nearest. */
export function milliHz(perMin: number): number {
  return Math.round((perMin * 1000) / 60);
}
