/**
 * Getting a start state inside the limits first: |a| and then the velocity, as fast as the jerk allows, ending where a
 * motion inside the limits can go on. Units of `extremal.ts` (jerk 1).
 *
 * Inside means: amin <= a <= amax, vmin <= v <= vmax, and the velocity that is still to come while a falls to 0,
 * v + a²/2 for a > 0 and v - a²/2 for a < 0, inside too.
 */

/** Share of the limits by which a state may be outside and still count as inside: rounding of whoever computed it. */
const ROUNDING = 1e-12;

/** Two pieces at most until a is inside, three until the velocity is; of jerk -1, 0 or 1. */
export class Brake {
  count = 0;
  readonly durations = new Float64Array(5);
  readonly jerks = new Float64Array(5);
  /** State after the pieces, with p counted from the start of the brake. */
  p = 0;
  v = 0;
  a = 0;

  /** All limits positive: acceleration up and down, velocity up and down. */
  solve(v: number, a: number, top: number, bottom: number, vTop: number, vBottom: number): void {
    this.count = 0;
    this.p = 0;
    this.v = v;
    this.a = a;
    if (this.inside(top, bottom, vTop, vBottom)) return;
    if (a > top * (1 + ROUNDING)) this.slacken(1, top, vTop, vBottom);
    else if (-a > bottom * (1 + ROUNDING)) this.slacken(-1, bottom, vBottom, vTop);
    const slack = ROUNDING * (vTop + vBottom);
    const swing = 0.5 * this.a * Math.abs(this.a);
    const tooHigh = this.v > vTop + slack || (swing > 0 && this.v + swing > vTop + slack);
    const tooLow = this.v < -vBottom - slack || (swing < 0 && this.v + swing < -vBottom - slack);
    // Outside on both sides: the velocity still to come decides.
    if (tooHigh && !(tooLow && this.v + swing < -vBottom)) this.slow(1, bottom, vTop, vBottom);
    else if (tooLow) this.slow(-1, top, vBottom, vTop);
  }

  private inside(top: number, bottom: number, vTop: number, vBottom: number): boolean {
    const { v, a } = this;
    const swing = v + 0.5 * a * Math.abs(a);
    const slack = ROUNDING * (vTop + vBottom);
    const high = vTop + slack;
    const low = -vBottom - slack;
    return (
      a <= top * (1 + ROUNDING) &&
      -a <= bottom * (1 + ROUNDING) &&
      v <= high &&
      v >= low &&
      swing <= high &&
      swing >= low
    );
  }

  /** a above its limit (`sign` 1; -1 mirrored): straight down, and at the limit until the velocity is inside. */
  private slacken(sign: number, top: number, vTop: number, vBottom: number): void {
    const a = sign * this.a;
    const v = sign * this.v;
    // Already so fast that a must go on down to 0 and under: that is the work of `slow`, of the same jerk.
    if (v + 0.5 * a * a > vTop + ROUNDING * (vTop + vBottom)) return;
    this.piece(a - top, -sign);
    const lacking = -vBottom - sign * this.v;
    if (lacking > 0) {
      // Not longer than what leaves room for the velocity to come.
      const room = vTop - sign * this.v - 0.5 * top * top;
      const gain = lacking < room ? lacking : room;
      if (gain > 0) this.piece(gain / top, 0);
    }
  }

  /** v above its limit, now or soon (`sign` 1; -1 mirrored): as fast as can be to vTop. */
  private slow(sign: number, bottom: number, vTop: number, vBottom: number): void {
    const v = sign * this.v;
    const a = sign * this.a;
    // On the way down v + a²/2 stays, so v is at vTop where a² = a0² + 2(v0 - vTop).
    const square = a * a + 2 * (v - vTop);
    // The hardest deceleration from which the other limit can still be kept.
    const reach = Math.sqrt(2 * (vTop + vBottom));
    if (square <= (bottom < reach ? bottom * bottom : reach * reach)) {
      this.piece(a + Math.sqrt(square > 0 ? square : 0), -sign);
      return;
    }
    if (bottom <= reach) {
      this.piece(a + bottom, -sign);
      this.piece((sign * this.v - vTop) / bottom, 0);
      return;
    }
    // Harder than that for a while, and back to it when vTop is reached.
    const deepest = 0.5 * (square + reach * reach);
    if (deepest <= bottom * bottom) {
      const deep = Math.sqrt(deepest);
      this.piece(a + deep, -sign);
      this.piece(deep - reach, sign);
      return;
    }
    this.piece(a + bottom, -sign);
    this.piece((deepest - bottom * bottom) / bottom, 0);
    this.piece(bottom - reach, sign);
  }

  private piece(duration: number, jerk: number): void {
    if (!(duration > 0)) return;
    const t = duration;
    this.p += t * (this.v + t * (this.a / 2 + (t * jerk) / 6));
    this.v += t * (this.a + (t * jerk) / 2);
    this.a += t * jerk;
    this.durations[this.count] = t;
    this.jerks[this.count] = jerk;
    this.count++;
  }
}
