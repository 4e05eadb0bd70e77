import { Socket } from 'node:net';
import { ChairError } from '../units/chair-error.ts';
import type { ByteLink, ByteReceiver } from './byte-link.ts';
import { OutQueue } from './out-queue.ts';
import { within } from './within.ts';

const CONNECT_TIMEOUT_MS = 5_000;
const FLUSH_TIMEOUT_MS = 250;

/** A chair behind TCP: the simulated one in another process or on another machine, or a serial-to-network box. */
export class TcpLink implements ByteLink {
  readonly name: string;
  private readonly host: string;
  private readonly port: number;
  private readonly socket = new Socket();
  private readonly out: OutQueue;
  private receiver: ByteReceiver | null = null;
  private closing: Promise<void> | null = null;

  constructor(host: string, port: number) {
    this.name = `tcp:${host.includes(':') ? `[${host}]` : host}:${port}`;
    this.host = host;
    this.port = port;
    // Written is the most TCP can tell: the bytes are with the system, the peer may not have them yet.
    this.out = new OutQueue((bytes, done) => this.socket.write(bytes, () => done()));
  }

  async open(receiver: ByteReceiver): Promise<void> {
    const failure = await this.connect();
    if (failure !== null) {
      this.socket.destroy();
      throw this.explain(failure);
    }
    if (this.closing !== null) {
      this.socket.destroy();
      throw new ChairError(
        'interrupted',
        `${this.name} was closed while it was being opened.`,
        'Open it again.',
      );
    }
    this.receiver = receiver;
    this.socket.on('data', (bytes: Uint8Array) => this.receiver?.onBytes(bytes));
    this.socket.on('end', () => this.lose('closed by the other side'));
    this.socket.on('error', (error) => this.lose(error.message));
    this.socket.on('close', () => this.lose('closed'));
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

  private connect(): Promise<Error | null> {
    return new Promise((resolve) => {
      const settle = (failure: Error | null): void => {
        clearTimeout(timer);
        resolve(failure);
      };
      const timer = setTimeout(() => settle(new Error('no answer')), CONNECT_TIMEOUT_MS);
      this.socket.once('error', settle);
      this.socket.once('close', () => settle(null));
      this.socket.setNoDelay(true);
      this.socket.connect(this.port, this.host, () => settle(null));
    });
  }

  private explain(cause: Error): ChairError {
    const refused = /ECONNREFUSED/.test(cause.message);
    return new ChairError(
      'no-chair',
      refused ? `Nothing listens at ${this.name}.` : `${this.name} cannot be reached: ${cause.message}.`,
      refused
        ? `Start the chair there first, for instance: tsubo sim --tcp ${this.port}`
        : "Check the host name, the network and the chair's power.",
      { cause },
    );
  }

  private async flushAndClose(): Promise<void> {
    const wasOpen = this.receiver !== null;
    this.receiver = null;
    if (wasOpen) {
      await within(this.out.whenIdle(), FLUSH_TIMEOUT_MS);
      const gone = new Promise<void>((resolve) => this.socket.once('close', () => resolve()));
      this.socket.end();
      await within(gone, FLUSH_TIMEOUT_MS);
    }
    this.out.drop();
    this.socket.destroy();
  }

  private lose(cause: string): void {
    const receiver = this.receiver;
    this.receiver = null;
    this.out.drop();
    this.socket.destroy();
    receiver?.onLost(cause);
  }
}
