/**
 * The one fault or notice that is latched (spec.md §8), with number, board time and detail. The first fault stays: what
 * follows it is most often its consequence. A notice gives way to a fault, never the other way round.
 */
import type { FaultName } from '../../src/protocol/messages.ts';

export interface Latched {
  readonly fault: Exclude<FaultName, 'none'>;
  readonly id: number;
  readonly ms: number;
  readonly detail: number;
}

const LAST_ID = 65_535;

export class FaultLatch {
  latched: Latched | null = null;
  private lastId = 0;

  /** True where a fault keeps the board `faulted`: notices tell why it let go, but nothing is broken. */
  get isFault(): boolean {
    return this.latched !== null && !isNotice(this.latched.fault);
  }

  /** Returns what was latched, or null where something else stays latched. */
  latch(fault: Latched['fault'], ms: number, detail: number): Latched | null {
    if (this.isFault || (this.latched !== null && isNotice(fault))) return null;
    this.lastId = this.lastId === LAST_ID ? 1 : this.lastId + 1;
    this.latched = { fault, id: this.lastId, ms, detail };
    return this.latched;
  }

  /** As it was before the power went. */
  restore(latched: Latched | null, lastId: number): void {
    this.latched = latched;
    this.lastId = lastId;
  }

  /** Of the last that was latched, whether it still is or not. */
  get number(): number {
    return this.lastId;
  }

  clear(): void {
    this.latched = null;
  }
}

function isNotice(fault: FaultName): boolean {
  return fault === 'power' || fault === 'silence' || fault === 'time-up' || fault === 'spot-time';
}
