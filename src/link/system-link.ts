import { ChairError } from '../units/chair-error.ts';
import type { ByteLink, ByteReceiver } from './byte-link.ts';
import { OutQueue } from './out-queue.ts';
import { within } from './within.ts';

/** 256 bytes take 22 ms; more only where the other side has stopped taking anything. */
const FLUSH_TIMEOUT_MS = 250;

/** What differs between lines of the system. */
export interface Device {
  readonly name: string;
  /** Rejects with a `ChairError`. */
  open(): Promise<void>;
  /** From now on: every byte, and the end of the line, which may be told more than once. */
  listen(receiver: ByteReceiver): void;
  /** Calls `done` once the bytes are on the wire, or as close as the system can tell. */
  send(bytes: Uint8Array, done: () => void): void;
  /** Says goodbye to the other side, which may stay out. Called with everything sent. */
  finish(): Promise<void>;
  /** Resolves when the line is free for others, also where it never was open. */
  release(): Promise<void>;
}

/** A device as a `ByteLink`: open once, lost once, closed once. */
export class SystemLink implements ByteLink {
  readonly name: string;
  private readonly device: Device;
  private readonly out: OutQueue;
  private receiver: ByteReceiver | null = null;
  private closing: Promise<void> | null = null;

  constructor(device: Device) {
    this.name = device.name;
    this.device = device;
    this.out = new OutQueue((bytes, done) => device.send(bytes, done));
  }

  async open(receiver: ByteReceiver): Promise<void> {
    await this.device.open();
    if (this.closing !== null) {
      await this.device.release();
      throw new ChairError(
        'interrupted',
        `${this.name} was closed while it was being opened.`,
        'Open it again.',
      );
    }
    this.receiver = receiver;
    this.device.listen({
      onBytes: (bytes) => this.receiver?.onBytes(bytes),
      onLost: (cause) => this.lose(cause),
    });
  }

  write(bytes: Uint8Array): void {
    if (this.receiver !== null) this.out.write(bytes);
  }

  room(): number {
    return this.receiver === null ? 0 : this.out.room();
  }

  urgent(bytes: Uint8Array): void {
    if (this.receiver !== null) this.out.urgent(bytes);
  }

  close(): Promise<void> {
    this.closing ??= this.flushAndClose();
    return this.closing;
  }

  private async flushAndClose(): Promise<void> {
    const wasOpen = this.receiver !== null;
    this.receiver = null;
    if (wasOpen) {
      // What was written last may be a stop: closing at once could overtake it.
      await within(this.out.whenIdle(), FLUSH_TIMEOUT_MS);
      await within(this.device.finish(), FLUSH_TIMEOUT_MS);
    }
    this.out.drop();
    await this.device.release();
  }

  private lose(cause: string): void {
    const receiver = this.receiver;
    this.receiver = null;
    this.out.drop();
    void this.device.release();
    receiver?.onLost(cause);
  }
}
