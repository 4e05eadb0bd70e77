/**
 * What one axis has to do, in jerk units (`extremal.ts`) and brought inside the limits by a brake where it is not.
 * `unit` is 1 but for extraordinary magnitudes: then all times are divided by it (a power of two), velocities by its
 * square and lengths by its cube, so that no product overflows.
 */
import type { AxisInput, VelocityInput } from './axis-input.ts';
import { Brake } from './brake.ts';

/** Magnitudes in jerk units, and of the jerk itself, up to which no product of a solve overflows. */
const LARGE = 1e50;
const SMALL = 1e-50;

export class AxisTask {
  jerk = Number.NaN;
  unit = 1;
  v0 = Number.NaN;
  a0 = Number.NaN;
  vf = Number.NaN;
  af = Number.NaN;
  length = Number.NaN;
  /** Limits, all positive. */
  top = Number.NaN;
  bottom = Number.NaN;
  vTop = Number.NaN;
  vBottom = Number.NaN;
  readonly brake = new Brake();
  brakeTime = 0;

  /** Takes a checked input. */
  set(input: AxisInput): void {
    const { amax, vmax, jmax } = input;
    const amin = input.amin === undefined ? amax : -input.amin;
    const vmin = input.vmin === undefined ? vmax : -input.vmin;
    const way = input.pf - input.p0;
    if (ordinary(jmax) && Math.abs(way) < LARGE && Math.abs(input.v0) < LARGE && Math.abs(input.a0) < LARGE) {
      const scale = 1 / jmax;
      this.unit = 1;
      this.jerk = jmax;
      this.top = amax * scale;
      this.bottom = amin * scale;
      this.vTop = vmax * scale;
      this.vBottom = vmin * scale;
      this.v0 = input.v0 * scale;
      this.a0 = input.a0 * scale;
      this.vf = input.vf * scale;
      this.af = input.af * scale;
      this.length = way * scale;
    } else {
      this.setExtraordinary(input, amin, vmin);
    }
    this.getInside();
  }

  /** Takes a checked velocity target: no velocity limit, and no length to make. */
  setVelocity(input: VelocityInput): void {
    const endless = Number.POSITIVE_INFINITY;
    const { p0, v0, a0, vf, af, amax, amin = -amax, jmax } = input;
    if (ordinary(jmax)) {
      this.set({ p0, v0, a0, pf: p0, vf, af, amax, amin, jmax, vmax: endless });
      return;
    }
    this.setExtraordinary({ p0, v0, a0, pf: p0, vf, af, amax, jmax, vmax: endless }, -amin, endless);
    this.getInside();
  }

  private getInside(): void {
    const { brake } = this;
    brake.solve(this.v0, this.a0, this.top, this.bottom, this.vTop, this.vBottom);
    this.brakeTime = 0;
    if (brake.count === 0) return;
    this.v0 = brake.v;
    this.a0 = brake.a;
    this.length -= brake.p;
    for (let i = 0; i < brake.count; i++) this.brakeTime += brake.durations[i] ?? 0;
  }

  private setExtraordinary(input: AxisInput, amin: number, vmin: number): void {
    const { p0, pf, v0, a0, vf, af, amax, vmax, jmax } = input;
    // Half of each position, so that their difference is finite.
    const half = 0.5 * pf - 0.5 * p0;
    const jerkLog = Math.log2(jmax);
    const logOf = (value: number, power: number): number =>
      value === 0 ? Number.NEGATIVE_INFINITY : (Math.log2(Math.abs(value)) - jerkLog) / power;
    const states = Math.max(logOf(a0, 1), logOf(af, 1), logOf(v0, 2), logOf(vf, 2), logOf(half, 3));
    // With nothing to do any unit will.
    const log = Number.isFinite(states) ? Math.round(states) : 0;
    const over = (value: number, power: number): number => divided(value, jmax, -power * log);
    this.unit = 2 ** log;
    this.jerk = jmax;
    this.top = over(amax, 1);
    this.bottom = over(amin, 1);
    this.vTop = over(vmax, 2);
    this.vBottom = over(vmin, 2);
    this.v0 = over(v0, 2);
    this.a0 = over(a0, 1);
    this.vf = over(vf, 2);
    this.af = over(af, 1);
    this.length = 2 * over(half, 3);
  }
}

function ordinary(jmax: number): boolean {
  return jmax < LARGE && jmax > SMALL;
}

/** value / by · 2^power, without an overflow on the way. */
function divided(value: number, by: number, power: number): number {
  const exponent = Math.floor(Math.log2(by));
  let left = power - exponent;
  // by / 2^exponent, in two steps: 2^-exponent itself may overflow.
  const firstStep = Math.trunc(exponent / 2);
  let result = value / (by * 2 ** -firstStep * 2 ** (firstStep - exponent));
  while (left !== 0 && result !== 0 && Number.isFinite(result)) {
    const step = Math.max(-500, Math.min(500, left));
    result *= 2 ** step;
    left -= step;
  }
  return result;
}
