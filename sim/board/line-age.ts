/**
 * How long what is heard now has been on its way (spec.md §4): a line that stood still may deliver a Start that nobody
 * means any more. The two clocks are compared by their differences alone, so neither has to be right.
 */
import { RULES } from './rules.ts';

export class LineAge {
  /** The smallest difference of the two clocks in this session: a line that was as quick as it can be. */
  private leastMs = Number.POSITIVE_INFINITY;
  private lagMs = 0;

  /** A new session: another host, perhaps. */
  forget(): void {
    this.leastMs = Number.POSITIVE_INFINITY;
    this.lagMs = 0;
  }

  /** A `syn`, when it came. */
  hear(hostMs: number, boardMs: number): void {
    const differenceMs = boardMs - hostMs;
    this.leastMs = Math.min(this.leastMs, differenceMs);
    this.lagMs = differenceMs - this.leastMs;
  }

  /** What comes behind the newest `syn` was sent too long ago to begin anything. */
  get isOld(): boolean {
    return this.lagMs > RULES.oldCommandMs;
  }
}
