import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createLink } from '../../src/link/create-link.ts';
import { waitUntil } from '../support/wait-until.ts';
import type { Line } from './byte-link-conformance.ts';
import { describeByteLink } from './byte-link-conformance.ts';

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}

async function loopback(): Promise<Line> {
  let listener: (bytes: Uint8Array) => void = () => {};
  let latest: Socket | null = null;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    latest = socket;
    sockets.add(socket);
    socket.on('data', (bytes: Uint8Array) => listener(bytes));
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  const port = await listening(server);
  const cut = async (): Promise<void> => {
    await waitUntil(() => latest !== null);
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    link: () => createLink({ kind: 'tcp', host: '127.0.0.1', port: port }),
    far: {
      write: (bytes) => latest?.write(bytes),
      onBytes: (next) => {
        listener = next;
      },
    },
    until: waitUntil,
    cut,
    end: async () => {
      for (const socket of sockets) socket.destroy();
      await closed(server);
    },
  };
}

describe('TCP on loopback', () => {
  describeByteLink(loopback);

  const deaf = { onBytes: (): void => {}, onLost: (): void => {} };

  it('says that nothing listens, and how to start something', async () => {
    const server = createServer();
    const port = await listening(server);
    await closed(server);
    await expect(createLink({ kind: 'tcp', host: '127.0.0.1', port: port }).open(deaf)).rejects.toMatchObject(
      {
        code: 'no-chair',
        message: `Nothing listens at tcp:127.0.0.1:${port}.`,
        next: expect.stringContaining(`--tcp ${port}`),
      },
    );
  });

  it('names a host that cannot be found', async () => {
    await expect(
      createLink({ kind: 'tcp', host: 'no-such-chair.invalid', port: 7000 }).open(deaf),
    ).rejects.toMatchObject({
      code: 'no-chair',
      message: expect.stringContaining('tcp:no-such-chair.invalid:7000'),
    });
  });

  it('gives the line back when closed while opening', async () => {
    const line = await loopback();
    const link = line.link();
    const opening = link.open(deaf);
    await link.close();
    await expect(opening).rejects.toMatchObject({ code: 'interrupted' });
    await line.end();
  });
});
