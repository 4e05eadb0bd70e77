/** Keeps the relay closed that lets go of the person when nobody does. */
import type { Wiring } from '../../chair/wiring.ts';
import type { Outputs } from './outputs.ts';

/** So long before it drops a toggle may come too late: whatever was played is over, and stays over. */
const NEARLY_MS = 50;

export class RelayFeed {
  private readonly guard: NonNullable<Wiring['powerRelay']> | null;
  private readonly outputs: Outputs;
  private toggledMs = 0;

  constructor(guard: NonNullable<Wiring['powerRelay']> | null, outputs: Outputs) {
    this.guard = guard;
    this.outputs = outputs;
  }

  /** It may have been open until now. */
  begin(nowMs: number): void {
    this.toggledMs = nowMs;
  }

  mayHaveDropped(nowMs: number): boolean {
    return this.guard !== null && nowMs - this.toggledMs > this.guard.dropsAfterMs - NEARLY_MS;
  }

  /** Call at every step in which the drives are to have current. */
  feed(nowMs: number): void {
    if (this.guard === null || nowMs - this.toggledMs < this.guard.toggleMs) return;
    this.toggledMs = nowMs;
    this.outputs.toggleGuard();
  }
}
