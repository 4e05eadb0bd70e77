/** The plan clock of a host that is the board: milliseconds of plan, slowed to a stand by a pause. */

/** From running to standing in half a second: 50 mm/s then brake with 100 mm/s². */
const SLEW_PER_S = 2;

export class PlanClock {
  tick = 0;
  rate = 1;
  private running = false;
  private held = false;

  reset(): void {
    this.tick = 0;
    this.rate = 1;
    this.running = false;
    this.held = false;
  }

  /** The first batch starts it. */
  start(): void {
    this.running = true;
  }

  hold(held: boolean): void {
    this.held = held;
  }

  get isRunning(): boolean {
    return this.running;
  }

  get stands(): boolean {
    return this.rate === 0;
  }

  /** `mostRate`: slower than planned, where the place asks for it. */
  step(dtS: number, mostRate: number): void {
    if (!this.running) return;
    const goal = this.held ? 0 : mostRate;
    const change = SLEW_PER_S * dtS;
    this.rate = goal < this.rate ? Math.max(goal, this.rate - change) : Math.min(goal, this.rate + change);
    this.tick += dtS * 1000 * this.rate;
  }
}
