/** `value` held within [low, high]. */
export function clamp(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value;
}

/** The point `fraction` of the way from `a` to `b`. */
export function lerp(a: number, b: number, fraction: number): number {
  return a + (b - a) * fraction;
}
