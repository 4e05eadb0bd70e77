/** Whoever leans back comes nearer to the rollers, at most as near as the padding lets them; whoever leans forward leaves them. Gently begun, gently ended. */

/** The back is nowhere nearer to a retracted roller than 15 mm; a breath and the eccentric take 3. */
export const NEAREST_LEAN_MM = 12;
/** Farther forward no roller reaches. */
export const FARTHEST_LEAN_MM = 80;

export class Leaning {
  /** How much nearer than they sat down; negative: farther. */
  mm = 0;
  private fromMm = 0;
  private toMm = 0;
  private forMs = 0;
  private ms = 0;

  /** From where the person is now to `toMm` within `forMs`, at π/2 of the mean speed in the middle. */
  to(toMm: number, forMs: number): void {
    if (!(toMm >= -FARTHEST_LEAN_MM && toMm <= NEAREST_LEAN_MM))
      throw new RangeError(`Nobody leans ${toMm} mm back: ${-FARTHEST_LEAN_MM} to ${NEAREST_LEAN_MM} mm.`);
    if (!(forMs >= 1)) throw new RangeError(`Nobody leans within ${forMs} ms: 1 ms at least.`);
    this.fromMm = this.mm;
    this.toMm = toMm;
    this.forMs = forMs;
    this.ms = 0;
  }

  /** One millisecond. */
  step(): void {
    if (this.mm === this.toMm) return;
    this.ms += 1;
    if (this.ms >= this.forMs) {
      this.mm = this.toMm;
      return;
    }
    const share = (1 - Math.cos((Math.PI * this.ms) / this.forMs)) / 2;
    this.mm = this.fromMm + (this.toMm - this.fromMm) * share;
  }
}
