import { SerialPort } from 'serialport';
import type { ByteReceiver } from './byte-link.ts';
import { explainOpenFailure } from './explain-open-failure.ts';
import { keepLineUp } from './keep-line-up.ts';
import type { Device } from './system-link.ts';

const BAUD_RATE = 115_200;

/**
 * A serial port or a pseudo-terminal. DTR and RTS are left as the system sets them: a pseudo-terminal has none, and a
 * change would reset many boards. For the same reason closing does not hang up.
 */
export class SerialDevice implements Device {
  readonly name: string;
  private readonly port: SerialPort;

  /** `baudRate`: left out, that of chair-link. */
  constructor(path: string, baudRate: number = BAUD_RATE) {
    this.name = path;
    this.port = new SerialPort({ path, baudRate, autoOpen: false, hupcl: false, lock: true });
  }

  async open(): Promise<void> {
    const failure = await new Promise<Error | null>((resolve) =>
      this.port.open((error) => resolve(error ?? null)),
    );
    if (failure !== null) throw await explainOpenFailure(this.name, failure);
    await keepLineUp(this.name);
  }

  /** Reading never pauses: an unplug is noticed only while the port is being read. */
  listen({ onBytes, onLost }: ByteReceiver): void {
    this.port.on('data', onBytes);
    this.port.on('end', () => onLost('hung up'));
    this.port.on('error', (error) => onLost(error.message));
    // After a failed write it comes twice.
    this.port.on('close', (error?: Error | null) => onLost(error?.message ?? 'closed by the system'));
  }

  /** Written means in the system's buffer; drained means on the wire. */
  send(bytes: Uint8Array, done: () => void): void {
    this.port.write(bytes, (error) => {
      if (error) done();
      else this.port.drain(() => done());
    });
  }

  finish(): Promise<void> {
    return Promise.resolve();
  }

  release(): Promise<void> {
    return new Promise((resolve) => {
      if (this.port.isOpen) this.port.close(() => resolve());
      else if (this.port.closing) this.port.once('close', () => resolve());
      else resolve();
    });
  }
}
