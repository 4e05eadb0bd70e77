import { Random } from '../units/random.ts';
import type { ByteLink, ByteReceiver } from './byte-link.ts';
import type { FarEnd } from './far-end.ts';
import type { Impairments } from './impairments.ts';
import { MemoryWire } from './memory-wire.ts';
import { MOST_UNDER_WAY_BYTES } from './out-queue.ts';

/** 115200 baud, 8N1: ten bits a byte. */
const BYTES_PER_MS = 11.52;

export interface MemoryPairOptions {
  /** Seed of everything that impairments do to the bytes. */
  readonly seed: number;
  /** Default 11.52 (115200 baud); Infinity for no pacing. */
  readonly bytesPerMs?: number;
}

/**
 * A line inside one process and in virtual time: the same writes at the same times give the same bytes at the same times.
 * It has no timer; nothing moves but in `deliver`.
 */
export class MemoryPair {
  readonly host: ByteLink;
  readonly chair: FarEnd;
  private readonly toChair: MemoryWire;
  private readonly toHost: MemoryWire;
  private receiver: ByteReceiver | null = null;
  private listener: (bytes: Uint8Array) => void = () => {};
  private readonly reachedChair = (bytes: Uint8Array): void => this.listener(bytes);
  private readonly reachedHost = (bytes: Uint8Array): void => this.receiver?.onBytes(bytes);

  constructor(options: MemoryPairOptions) {
    const bytesPerMs = options.bytesPerMs ?? BYTES_PER_MS;
    const random = new Random(options.seed);
    // Chance of its own for each direction: traffic one way does not change the noise on the other.
    this.toChair = new MemoryWire(bytesPerMs, new Random(random.uint32()));
    this.toHost = new MemoryWire(bytesPerMs, new Random(random.uint32()));
    this.host = this.makeHost();
    this.chair = {
      write: (bytes) => this.toHost.write(bytes),
      onBytes: (listener) => {
        this.listener = listener;
      },
    };
  }

  /** Moves time on to `nowMs` (never backwards): first what the host sent arrives, then what the chair sent. */
  deliver(nowMs: number): void {
    this.toChair.advance(nowMs, this.reachedChair);
    this.toHost.advance(nowMs, this.reachedHost);
  }

  /** When `deliver` has something to do again, should nobody write; Infinity when the line is silent. */
  nextMs(): number {
    return Math.min(this.toChair.nextMs(), this.toHost.nextMs());
  }

  impair(direction: 'to-chair' | 'to-host', line: Impairments): void {
    const wire = direction === 'to-chair' ? this.toChair : this.toHost;
    wire.setImpairments(line);
  }

  /** The cable comes out: what is on it is gone, and the host is told. Open the host's end again to put it back. */
  cut(cause: string): void {
    const receiver = this.receiver;
    this.receiver = null;
    this.toChair.clear();
    this.toHost.clear();
    receiver?.onLost(cause);
  }

  private makeHost(): ByteLink {
    return {
      name: 'memory',
      open: (receiver) => {
        // What the chair said while nobody listened is not kept, as on a port that was closed.
        this.toHost.clear();
        this.receiver = receiver;
        return Promise.resolve();
      },
      write: (bytes) => {
        if (this.receiver !== null) this.toChair.write(bytes.slice());
      },
      room: () => (this.receiver === null ? 0 : Math.max(0, MOST_UNDER_WAY_BYTES - this.toChair.underWay())),
      urgent: (bytes) => {
        if (this.receiver !== null) this.toChair.urgent(bytes.slice());
      },
      close: () => {
        this.receiver = null;
        return Promise.resolve();
      },
    };
  }
}
