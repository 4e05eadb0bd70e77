/**
 * A whole number that goes to its goal with a bounded slope, the slope changing by a bounded step: no jerk, no
 * overshoot of a goal that stays, and the goal met exactly (spec.md §4).
 */
export class Glide {
  value: number;
  /** Added in the last step. */
  slope = 0;

  constructor(value: number) {
    this.value = value;
  }

  /** Stands at `value` at once. */
  set(value: number): void {
    this.value = value;
    this.slope = 0;
  }

  isAt(goal: number): boolean {
    return this.value === goal && this.slope === 0;
  }

  /** One step towards `goal`: the slope stays within ±`slew` and changes by at most `ease`. */
  step(goal: number, slew: number, ease: number): void {
    const towards = goal < this.value ? -1 : 1;
    const before = this.slope * towards;
    const bearable = Math.min(slew, steepest(Math.abs(goal - this.value), ease));
    const next = Math.max(before - ease, Math.min(before + ease, bearable));
    this.slope = next * towards + 0;
    this.value += this.slope;
  }
}

/**
 * The steepest slope from which what is left of `distance` suffices to come to rest, giving up `ease` a step: with n steps
 * of braking to come, slope + (slope − ease) + … ≤ distance.
 */
function steepest(distance: number, ease: number): number {
  let n = Math.floor((Math.sqrt(1 + (8 * distance) / ease) - 1) / 2);
  while (covered(n + 1, ease) <= distance) n += 1;
  while (covered(n, ease) > distance) n -= 1;
  return Math.floor((distance + covered(n, ease)) / (n + 1));
}

/** ease + 2·ease + … + n·ease. */
function covered(n: number, ease: number): number {
  return (ease * n * (n + 1)) / 2;
}
