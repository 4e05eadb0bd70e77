/** A line between host and chair that the test owns, so that it can be pulled out and put back in. */
import { connect, createServer, type Socket } from 'node:net';
import { openPseudoTerminal } from '../../src/app/pseudo-terminal.ts';

export interface Relay {
  /** What a host writes after `--chair`. */
  readonly address: string;
  /** The cable comes out, at once. Idempotent. */
  cut(): Promise<void>;
}

/** Sample address: "tcp:127.0.0.1:40123". */
function toChair(address: string): Socket {
  const port = Number(/:(\d+)$/.exec(address)?.[1]);
  return connect({ port, host: '127.0.0.1', noDelay: true }).on('error', () => {});
}

/** A proxy in front of the chair at `chair`. */
export async function openTcpRelay(chair: string): Promise<Relay> {
  const sockets = new Set<Socket>();
  let closed: Promise<void> | null = null;
  const server = createServer({ noDelay: true }, (host) => {
    const there = toChair(chair);
    for (const socket of [host, there]) sockets.add(socket.on('error', () => {}));
    host.pipe(there);
    there.pipe(host);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    address: `tcp:127.0.0.1:${address.port}`,
    cut: () => {
      for (const socket of sockets) socket.destroy();
      closed ??= new Promise((resolve) => server.close(() => resolve()));
      return closed;
    },
  };
}

/** A pseudo-terminal whose far end is the chair at `chair`. */
export async function openPtyRelay(chair: string): Promise<Relay> {
  const terminal = await openPseudoTerminal();
  if (terminal === null) throw new Error('this test should have been skipped');
  const there = toChair(chair);
  there.on('data', (bytes) => terminal.far.write(bytes));
  terminal.far.onBytes((bytes) => there.write(bytes));
  return {
    address: terminal.path,
    cut: async () => {
      await terminal.hangUp();
      there.destroy();
    },
  };
}
