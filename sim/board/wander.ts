/** A back or leg rest that moves while nobody holds its control. */
import { RULES } from './rules.ts';

const SETTLE_MS = 400;

export class Wander {
  private forMs = 0;
  private placeDeg = 0;

  /** The place is taken once it had time to come to rest. */
  step(held: boolean, deg: number): boolean {
    if (held) {
      this.forMs = 0;
      return false;
    }
    if (this.forMs < SETTLE_MS) {
      this.forMs += 1;
      this.placeDeg = deg;
      return false;
    }
    if (Math.abs(deg - this.placeDeg) <= RULES.postureWanderDeg) return false;
    this.forMs = 0;
    return true;
  }
}
