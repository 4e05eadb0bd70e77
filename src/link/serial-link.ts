import { SerialPort } from 'serialport';
import { ChairError } from '../units/chair-error.ts';
import type { ByteLink, ByteReceiver } from './byte-link.ts';
import { explainOpenFailure } from './explain-open-failure.ts';
import { keepLineUp } from './keep-line-up.ts';
import { OutQueue } from './out-queue.ts';
import { within } from './within.ts';

const BAUD_RATE = 115_200;
/** 256 bytes take 22 ms; more only where the other side has stopped taking anything. */
const FLUSH_TIMEOUT_MS = 250;

/**
 * A chair on a serial port or a pseudo-terminal. DTR and RTS are left as the system sets them: a pseudo-terminal
 * has none, and a change would reset many boards. For the same reason closing does not hang up.
 */
export class SerialLink implements ByteLink {
  readonly name: string;
  private readonly port: SerialPort;
  private readonly out: OutQueue;
  private receiver: ByteReceiver | null = null;
  private closing: Promise<void> | null = null;

  constructor(path: string) {
    this.name = path;
    this.port = new SerialPort({ path, baudRate: BAUD_RATE, autoOpen: false, hupcl: false, lock: true });
    this.out = new OutQueue((bytes, done) => this.handOver(bytes, done));
  }

  async open(receiver: ByteReceiver): Promise<void> {
    const failure = await new Promise<Error | null>((resolve) =>
      this.port.open((error) => resolve(error ?? null)),
    );
    if (failure !== null) throw await explainOpenFailure(this.name, failure);
    await keepLineUp(this.name);
    if (this.closing !== null) {
      await this.release();
      throw new ChairError(
        'interrupted',
        `${this.name} was closed while it was being opened.`,
        'Open it again.',
      );
    }
    this.receiver = receiver;
    // Reading never pauses: an unplug is noticed only while the port is being read.
    this.port.on('data', (bytes: Uint8Array) => this.receiver?.onBytes(bytes));
    this.port.on('end', () => this.lose('hung up'));
    this.port.on('error', (error) => this.lose(error.message));
    // After a failed write it comes twice, hence `lose` counts once.
    this.port.on('close', (error?: Error | null) => this.lose(error?.message ?? 'closed by the system'));
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

  private handOver(bytes: Uint8Array, done: () => void): void {
    this.port.write(bytes, (error) => {
      if (error) done();
      // Written means in the system's buffer; drained means on the wire.
      else this.port.drain(() => done());
    });
  }

  private async flushAndClose(): Promise<void> {
    const wasOpen = this.receiver !== null;
    this.receiver = null;
    // What was written last may be a stop: closing at once could overtake it.
    if (wasOpen) await within(this.out.whenIdle(), FLUSH_TIMEOUT_MS);
    this.out.drop();
    await this.release();
  }

  /** Resolves when the system has the port back. */
  private release(): Promise<void> {
    return new Promise((resolve) => {
      if (this.port.isOpen) this.port.close(() => resolve());
      else if (this.port.closing) this.port.once('close', () => resolve());
      else resolve();
    });
  }

  private lose(cause: string): void {
    const receiver = this.receiver;
    this.receiver = null;
    this.out.drop();
    void this.release();
    receiver?.onLost(cause);
  }
}
