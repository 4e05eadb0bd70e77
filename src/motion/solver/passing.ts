/** Bisections that halve the bracket at worst: enough for every bit of a double, whatever the magnitude. */
const MAX_STEPS = 200;

/**
 * Where a monotone function passes from below 0 at `from` to 0 or above at `to`: false position with the Illinois
 * rule, and bisection whenever that fails to halve the bracket in three steps. Returns the upper end of the bracket.
 */
export function passing(valueAt: (x: number) => number, from: number, to: number): number {
  let low = from;
  let high = to;
  let below = valueAt(low);
  let above = valueAt(high);
  let side = 0;
  let width = high - low;
  for (let step = 0; step < MAX_STEPS && above > 0; step++) {
    let x = high - (above * (high - low)) / (above - below);
    if (step % 3 === 2) {
      if (!(high - low < 0.5 * width)) x = 0.5 * (low + high);
      width = high - low;
    }
    if (!(x > low && x < high)) x = 0.5 * (low + high);
    if (!(x > low && x < high)) return high;
    const value = valueAt(x);
    if (value >= 0) {
      high = x;
      above = value;
      if (side > 0) below *= 0.5;
      side = 1;
    } else {
      low = x;
      below = value;
      if (side < 0) above *= 0.5;
      side = -1;
    }
  }
  return high;
}
