import { createServer, type Socket } from 'node:net';
import type { FarEnd } from '../link/far-end.ts';
import { ChairError } from '../units/chair-error.ts';

/** A host that does not read loses bytes, as on a cable, rather than filling memory. */
const MOST_WAITING_BYTES = 16_384;

export interface TcpFarEnd {
  readonly port: number;
  readonly far: FarEnd;
  close(): Promise<void>;
}

/**
 * The chair's end of a line as a TCP port on this machine only. One host at a time, as on a cable: a second is hung up on.
 * Port 0 lets the system choose. Rejects with a `ChairError` where the port is taken.
 */
export async function openTcpFarEnd(port: number): Promise<TcpFarEnd> {
  let host: Socket | null = null;
  let listener: (bytes: Uint8Array) => void = () => {};
  const server = createServer({ noDelay: true }, (socket) => {
    if (host !== null) {
      socket.destroy();
      return;
    }
    host = socket;
    socket.on('data', (bytes) => listener(bytes));
    // A host that resets the connection is a host that is gone; `close` follows.
    socket.on('error', () => {});
    socket.on('close', () => {
      host = null;
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(
        new ChairError(
          cause.code === 'EADDRINUSE' ? 'busy' : 'failed',
          `Cannot open TCP port ${port}: ${cause.message}.`,
          'Choose another port, or 0 for any free one.',
          { cause },
        ),
      );
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    far: {
      write: (bytes) => {
        if (host !== null && host.writableLength < MOST_WAITING_BYTES) host.write(bytes);
      },
      onBytes: (next) => {
        listener = next;
      },
    },
    close: () =>
      new Promise((resolve) => {
        host?.destroy();
        server.close(() => resolve());
      }),
  };
}
