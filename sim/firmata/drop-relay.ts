/** A normally open relay behind a retriggerable monostable: it feeds the motors only while its pin keeps changing. */

export class DropRelay {
  private readonly dropsAfterMs: number;
  private level = false;
  private sinceEdgeMs: number;

  constructor(dropsAfterMs: number) {
    this.dropsAfterMs = dropsAfterMs;
    this.sinceEdgeMs = dropsAfterMs;
  }

  get closed(): boolean {
    return this.sinceEdgeMs < this.dropsAfterMs;
  }

  /** The pin was written; only a change counts, and a pin that stands still at either level drops it. */
  write(high: boolean): void {
    if (high !== this.level) this.sinceEdgeMs = 0;
    this.level = high;
  }

  /** One millisecond. */
  step(): void {
    this.sinceEdgeMs += 1;
  }
}
