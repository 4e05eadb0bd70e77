/**
 * The plan clock (spec.md §4): whole counts, 1024 to a tick of one millisecond at rate 1. Segments and spans are timed
 * on it and on nothing else; safety never is.
 *
 *     each board millisecond:  rate moves ≤ 2 ‰ towards its goal,  counts += ⌊1024 · rate‰ / 1000⌋
 */

export const COUNTS_PER_TICK = 1024;

/** Twice a second from 0 to 1. */
const SLEW_PERMILLE_PER_MS = 2;

export class PlanClock {
  counts = 0;
  running = false;
  /** What runs now, and where it goes. */
  ratePermille = 1000;
  /** How fast the rate changes, per second: for what the drives must anticipate. */
  slewPerS = 0;
  private askedPermille = 1000;
  private held = false;

  /** `arm`: back to 0, standing, at rate 1. */
  reset(): void {
    this.counts = 0;
    this.running = false;
    this.ratePermille = 1000;
    this.slewPerS = 0;
    this.askedPermille = 1000;
    this.held = false;
  }

  /** The first committed batch; of no effect later. */
  start(): void {
    this.running = true;
  }

  /** The speed override; while held it is only remembered. */
  ask(ratePermille: number): void {
    this.askedPermille = ratePermille;
  }

  /** Pause: towards 0. */
  hold(): void {
    this.held = true;
  }

  /** Resume: back to what is asked. */
  free(): void {
    this.held = false;
  }

  /** The greatest rate the clock has now or is on its way to: what a new batch must bear. */
  greatestPermille(): number {
    return Math.max(this.ratePermille, this.askedPermille);
  }

  get tick(): number {
    return Math.floor(this.counts / COUNTS_PER_TICK);
  }

  step(): void {
    if (!this.running) return;
    const goal = this.held ? 0 : this.askedPermille;
    const rate = this.ratePermille;
    if (rate === 1000 && goal === 1000) {
      this.slewPerS = 0;
      this.counts += COUNTS_PER_TICK;
      return;
    }
    this.slewPerS = Math.sign(goal - rate) * SLEW_PERMILLE_PER_MS;
    if (rate < goal) this.ratePermille = Math.min(goal, rate + SLEW_PERMILLE_PER_MS);
    else if (rate > goal) this.ratePermille = Math.max(goal, rate - SLEW_PERMILLE_PER_MS);
    this.counts += Math.floor((COUNTS_PER_TICK * this.ratePermille) / 1000);
  }
}
