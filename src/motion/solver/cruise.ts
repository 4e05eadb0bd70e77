/**
 * A motion of exactly the asked duration that spends what time is left at one steady velocity: to (u, 0), cruise, and
 * on to (vf, af). The gentlest choice for an axis that has time; step 2 of Berscheid & Kröger (2021).
 *
 * With both transfers prolonged to a = 0 as in `extremal.ts` and w = |u - V| the velocity each has to make up, a
 * transfer with acceleration limit A takes 2·sqrt(w), or w/A + A where A is held, at the mean of its two velocities. So
 *
 *     length = u·T - h(u - V0) - h(u - Vf),   h(w) = w·(time of the transfer)/2.
 *
 * Three forms: u above what both ends tend to (speed up, slow down), below (the mirror image), between (h of the
 * second counts the other way). Where the cruise is not negative, the length grows with u: its derivative is T less
 * 3/4 to 1 times the transfers. Units of `extremal.ts`.
 */
import { transferTime } from './extremal.ts';

const MAX_STEPS = 60;
/** Share of the duration by which a cruise may come out negative and count as none. */
const ROUNDING = 1e-13;

/** Length made up in a transfer, and its derivative. */
function lag(w: number, top: number): number {
  if (w > top * top) return 0.5 * w * (w / top + top);
  return w > 0 ? w * Math.sqrt(w) : 0;
}

function lagSlope(w: number, top: number): number {
  if (w > top * top) return w / top + 0.5 * top;
  return w > 0 ? 1.5 * Math.sqrt(w) : 0;
}

/** Signs of the seven parts are + 0 - 0 ∓ 0 ±; `turnsBack`: the second transfer slows down (- 0 +). */
export class Cruise {
  /** Lengths of the parts in order: up, hold, down, cruise, and the three of the second transfer. */
  readonly parts = new Float64Array(7);
  turnsBack = true;
  /** 1, or -1 where the whole motion is mirrored. */
  sign = 1;

  /**
   * Up to u >= both ends and back. Returns 0 where the length is under what the lowest such u makes, 1 where it was
   * found, -1 where there is no time for it.
   */
  peak(
    sign: number,
    v0: number,
    a0: number,
    vf: number,
    af: number,
    length: number,
    time: number,
    top: number,
    bottom: number,
    vTop: number,
  ): number {
    const first = v0 - 0.5 * a0 * a0;
    const last = vf - 0.5 * af * af;
    const t = time - af + a0;
    const d = length + a0 * (first + (a0 * a0) / 6) - af * (last + (af * af) / 6);
    const low0 = a0 > 0 ? v0 + 0.5 * a0 * a0 : first;
    const low1 = af < 0 ? vf + 0.5 * af * af : last;
    let u = low0 > low1 ? low0 : low1;
    if (t - transferTime(u - first, top) - transferTime(u - last, bottom) < 0) return -1;
    let value = u * t - lag(u - first, top) - lag(u - last, bottom) - d;
    if (value > 0) return 0;
    // Concave and growing: Newton's method from the left stays on the left.
    for (let step = 0; step < MAX_STEPS; step++) {
      const slope = t - lagSlope(u - first, top) - lagSlope(u - last, bottom);
      if (!(slope > 0)) return -1;
      const next = u - value / slope;
      const moved = next - u;
      if (next > vTop) {
        // By rounding only, unless the length is out of reach: a tangent of a concave function never oversteps a root.
        u = vTop;
        value = u * t - lag(u - first, top) - lag(u - last, bottom) - d;
        if (value < -ROUNDING * (Math.abs(d) + vTop * t)) return -1;
        break;
      }
      u = next;
      if (!(moved > 1e-16 * (Math.abs(u) + Math.abs(first)))) break;
      value = u * t - lag(u - first, top) - lag(u - last, bottom) - d;
    }
    const up = u - first;
    const down = u - last;
    const rest = t - transferTime(up, top) - transferTime(down, bottom);
    if (rest < -ROUNDING * time) return -1;
    this.sign = sign;
    this.turnsBack = true;
    this.fill(0, up, top, a0, 0);
    this.parts[3] = rest > 0 ? rest : 0;
    this.fill(4, down, bottom, 0, -af);
    return 1;
  }

  /** Up to u and on up to vf. Returns as `peak`. Needs v0 + a0|a0|/2 < vf - af|af|/2, and u comes out between. */
  between(
    sign: number,
    v0: number,
    a0: number,
    vf: number,
    af: number,
    length: number,
    time: number,
    top: number,
  ): number {
    const first = v0 - 0.5 * a0 * a0;
    const last = vf + 0.5 * af * af;
    const t = time + a0 + af;
    const d = length + a0 * (first + (a0 * a0) / 6) + af * (last - (af * af) / 6);
    let low = v0 + 0.5 * a0 * Math.abs(a0);
    let high = vf - 0.5 * af * Math.abs(af);
    let u = 0.5 * (low + high);
    const tiny = 1e-16 * (Math.abs(low) + Math.abs(high));
    for (let step = 0; step < MAX_STEPS; step++) {
      const value = u * t - lag(u - first, top) + lag(last - u, top) - d;
      if (value > 0) high = u;
      else low = u;
      const slope = t - lagSlope(u - first, top) - lagSlope(last - u, top);
      let next = u - value / slope;
      if (!(next >= low && next <= high)) next = 0.5 * (low + high);
      const moved = next - u;
      u = next;
      if (moved <= tiny && moved >= -tiny) break;
    }
    const up = u - first;
    const on = last - u;
    const rest = t - transferTime(up, top) - transferTime(on, top);
    if (rest < -ROUNDING * time) return -1;
    this.sign = sign;
    this.turnsBack = false;
    this.fill(0, up, top, a0, 0);
    this.parts[3] = rest > 0 ? rest : 0;
    this.fill(4, on, top, 0, af);
    return 1;
  }

  /** Three parts of a transfer that makes up `w`, its outer ends cut by `cutStart` and `cutEnd` of acceleration. */
  private fill(from: number, w: number, top: number, cutStart: number, cutEnd: number): void {
    const { parts } = this;
    let peak = top;
    let hold = 0;
    if (w > top * top) hold = w / top - top;
    else peak = w > 0 ? Math.sqrt(w) : 0;
    const start = peak - cutStart;
    const end = peak - cutEnd;
    // Below 0 by rounding only, or where the state was a hair outside: the other end makes up for it.
    parts[from] = start > 0 ? (end < 0 ? start - end : start) : 0;
    parts[from + 1] = hold;
    parts[from + 2] = end > 0 ? (start < 0 ? end - start : end) : 0;
  }
}
