/** Open, as hold-to-run: while a person holds the control the chair is told to retract, and nothing else can be told. */
import type { ChairPort } from '../../backend/chair-port.ts';
import type { Telemetry } from '../../engine/chair-events.ts';

/** One `opn` holds for 200 ms on the board; a control that was not felt for this long is let go. */
const HELD_MS = 300;
const AGAIN_MS = 80;
/** How long the line stays open for the next touch. */
const LINGER_MS = 3_000;

export class ReleaseRun {
  readonly port: ChairPort;
  private readonly now: () => number;
  private known = false;
  private gone = false;
  private heldMs: number;
  private saidMs = Number.NEGATIVE_INFINITY;
  private latest: Telemetry | null = null;

  constructor(port: ChairPort, now: () => number) {
    this.port = port;
    this.now = now;
    this.heldMs = now();
  }

  get telemetry(): Telemetry | null {
    return this.latest;
  }

  get lost(): boolean {
    return this.gone;
  }

  get held(): boolean {
    return this.now() - this.heldMs < HELD_MS;
  }

  get over(): boolean {
    return this.gone || this.now() - this.heldMs > LINGER_MS;
  }

  async open(): Promise<void> {
    await this.port.open((event) => {
      if (event.kind === 'identified') this.known = true;
      if (event.kind === 'telemetry') this.latest = event.telemetry;
      if (event.kind === 'lost') this.gone = true;
    });
  }

  hold(): void {
    this.heldMs = this.now();
  }

  /** The person said Stop: from now on nothing is told to retract any more. */
  stop(): void {
    this.letGo();
    this.port.stop('person');
  }

  /** The control is not held any more. */
  letGo(): void {
    this.heldMs = Math.min(this.heldMs, this.now() - HELD_MS);
  }

  tick(nowMs: number): void {
    this.port.tick(nowMs);
    if (!this.known || !this.held || nowMs - this.saidMs < AGAIN_MS) return;
    this.saidMs = nowMs;
    this.port.retract();
  }
}
