/** The board's eyes on a roller without a load cell (spec.md §8): the current says too much, or nothing at all. */
import type { DepthChannel } from './depth-channel.ts';
import { RULES } from './rules.ts';
import { countedMs, type Finding } from './watch.ts';

export class CurrentWatch {
  private overMs = 0;
  private silentMs = 0;

  step({ forceN, motorN, driveMmPerS }: DepthChannel, ceilingN: number): Finding | null {
    if (!(forceN <= RULES.cellMostN)) return { fault: 'force-implausible', detail: 0 };
    // A motor that turns takes current also where it meets nobody; one that seems not to would go on into the body.
    const silent = driveMmPerS >= RULES.notMovingMmPerS && motorN < RULES.currentSilentN;
    this.silentMs = silent ? this.silentMs + 1 : 0;
    if (this.silentMs >= RULES.currentSilentMs) return { fault: 'force-implausible', detail: 0 };

    const most = RULES.currentReadsAtLeast * ceilingN * RULES.forceOverShare;
    this.overMs = countedMs(this.overMs, forceN > RULES.pressingN && forceN > most);
    if (this.overMs < RULES.forceOverMs) return null;
    return { fault: 'force-over', detail: Math.round(forceN * 1000) };
  }

  reset(): void {
    this.overMs = 0;
    this.silentMs = 0;
  }
}
