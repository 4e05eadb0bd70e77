import { Socket } from 'node:net';
import { ChairError } from '../units/chair-error.ts';
import type { ByteReceiver } from './byte-link.ts';
import type { Device } from './system-link.ts';

const CONNECT_TIMEOUT_MS = 5_000;

/** TCP: the simulated chair in another process or on another machine, or a serial-to-network box. */
export class TcpDevice implements Device {
  readonly name: string;
  private readonly host: string;
  private readonly port: number;
  private readonly socket = new Socket();

  constructor(host: string, port: number) {
    this.name = `tcp:${host.includes(':') ? `[${host}]` : host}:${port}`;
    this.host = host;
    this.port = port;
  }

  async open(): Promise<void> {
    const failure = await this.connect();
    if (failure === null) return;
    this.socket.destroy();
    throw this.explain(failure);
  }

  listen({ onBytes, onLost }: ByteReceiver): void {
    this.socket.on('data', onBytes);
    this.socket.on('end', () => onLost('closed by the other side'));
    this.socket.on('error', (error) => onLost(error.message));
    this.socket.on('close', () => onLost('closed'));
  }

  /** Written is the most TCP can tell: the bytes are with the system, the peer may not have them yet. */
  send(bytes: Uint8Array, done: () => void): void {
    this.socket.write(bytes, () => done());
  }

  finish(): Promise<void> {
    const gone = new Promise<void>((resolve) => this.socket.once('close', () => resolve()));
    this.socket.end();
    return gone;
  }

  release(): Promise<void> {
    this.socket.destroy();
    return Promise.resolve();
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
}
