/** Why a line is of no use any more: nothing was heard on it for too long, or the time that says so cannot be trusted. */

/** A line that said nothing for this long is not there. */
const SILENT_AFTER_MS = 1_000;
/** Every wait would last as much longer; less of it harms nobody. */
const WENT_BACK_MS = 1_000;

export class LineWatch {
  /** When something was heard last; before anything is expected, not a number. */
  heardMs = Number.NaN;
  private tickedMs = Number.NEGATIVE_INFINITY;

  /** Once a tick: the cause, or null where all is well. `who` should speak. */
  goneBecause(nowMs: number, who: 'chair' | 'board'): string | null {
    const wentBack = nowMs <= this.tickedMs - WENT_BACK_MS;
    this.tickedMs = nowMs;
    if (wentBack) return 'the clock of this computer went back';
    return nowMs - this.heardMs >= SILENT_AFTER_MS ? `the ${who} went silent` : null;
  }
}
