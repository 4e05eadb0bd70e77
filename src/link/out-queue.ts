/**
 * What goes out on a line of the system, and what we still hold.
 *
 *     write ──▶ held ──▶ handed (≤ 128 bytes, until the wire has them) ──▶ wire
 *     urgent ───────────▶
 *
 * 128 bytes are 11 ms at 115200 baud: a stop byte handed over now is on the wire within that time,
 * whatever else is waiting (design: call to outputs safe within 50 ms).
 */
export const MOST_UNDER_WAY_BYTES = 256;
const MOST_HANDED_BYTES = 128;

/** Hands bytes to the system; calls `done` once they are on the wire, or as close as the system can tell. */
export type HandOver = (bytes: Uint8Array, done: () => void) => void;

export class OutQueue {
  private readonly handOver: HandOver;
  private held: Uint8Array[] = [];
  private heldBytes = 0;
  private handedBytes = 0;
  private idleWaiters: (() => void)[] = [];

  constructor(handOver: HandOver) {
    this.handOver = handOver;
  }

  /** Bytes that `write` would take now, 0 … 256. */
  room(): number {
    return Math.max(0, MOST_UNDER_WAY_BYTES - this.heldBytes - this.handedBytes);
  }

  write(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    // A copy: the caller may reuse its array before the system has taken the bytes.
    this.held.push(bytes.slice());
    this.heldBytes += bytes.length;
    this.pump();
  }

  urgent(bytes: Uint8Array): void {
    this.hand(bytes.slice());
  }

  /** Nothing held and nothing handed over is left. */
  whenIdle(): Promise<void> {
    if (this.isIdle()) return Promise.resolve();
    return new Promise((resolve) => this.idleWaiters.push(resolve));
  }

  /** The line is gone: forgets everything still held. */
  drop(): void {
    this.held = [];
    this.heldBytes = 0;
    this.settle();
  }

  private pump(): void {
    let first = this.held[0];
    while (first !== undefined && this.handedBytes < MOST_HANDED_BYTES) {
      const take = Math.min(first.length, MOST_HANDED_BYTES - this.handedBytes);
      const piece = first.subarray(0, take);
      if (take === first.length) this.held.shift();
      else this.held[0] = first.subarray(take);
      this.heldBytes -= take;
      this.hand(piece);
      first = this.held[0];
    }
    this.settle();
  }

  private hand(piece: Uint8Array): void {
    this.handedBytes += piece.length;
    this.handOver(piece, () => {
      this.handedBytes -= piece.length;
      this.pump();
    });
  }

  private isIdle(): boolean {
    return this.heldBytes === 0 && this.handedBytes === 0;
  }

  private settle(): void {
    if (!this.isIdle()) return;
    const waiters = this.idleWaiters;
    this.idleWaiters = [];
    for (const resolve of waiters) resolve();
  }
}
