/** What happens to one line on its way, by its number since counting began. */
export const LINE_FAULTS = ['lost', 'doubled', 'swapped', 'broken'] as const;

export type LineFault = (typeof LINE_FAULTS)[number];

export interface FaultAt {
  readonly fault: LineFault;
  readonly direction: 'to-chair' | 'to-host';
  /** The first is 1. */
  readonly line: number;
}

/** Passes lines on, but for one. */
export class LineSpoiler {
  /** Lines so far, each way. */
  readonly seen = { 'to-chair': 0, 'to-host': 0 };
  fault: FaultAt | null = null;
  private held: Uint8Array | null = null;

  pass(direction: FaultAt['direction'], bytes: Uint8Array, write: (bytes: Uint8Array) => void): void {
    this.seen[direction] += 1;
    const { fault, held } = this;
    if (fault === null || direction !== fault.direction || this.seen[direction] !== fault.line) {
      write(bytes);
      if (held === null || direction !== fault?.direction) return;
      this.held = null;
      write(held);
      return;
    }
    switch (fault.fault) {
      case 'lost':
        return;
      case 'doubled':
        write(bytes);
        write(bytes);
        return;
      case 'swapped':
        this.held = bytes.slice();
        return;
      case 'broken':
        write(bytes.map((byte, i) => (i === bytes.length >> 1 ? byte ^ 4 : byte)));
        return;
      default:
        fault.fault satisfies never;
    }
  }
}
