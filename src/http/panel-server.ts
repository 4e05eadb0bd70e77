/**
 * The panel's one port. Stop is answered here, before hosts, origins, logins and limits are looked at, and a new
 * connection always finds room: when there are too many, the one that has been idle longest goes.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { ChairError } from '../units/chair-error.ts';
import { MOST_MESSAGE_BYTES } from './client-message.ts';
import type { FrontDesk } from './front-desk.ts';
import type { Doorplate } from './guard.ts';
import type { PanelFile } from './panel-files.ts';
import { panelRoutes } from './panel-routes.ts';
import { PanelSockets } from './panel-sockets.ts';

const MOST_CONNECTIONS = 256;
const HEADERS_MS = 4_000;
const REQUEST_MS = 8_000;
const IDLE_MS = 5_000;

export interface PanelServerOptions {
  readonly desk: FrontDesk;
  readonly files: ReadonlyMap<string, PanelFile>;
  /** Names and addresses by which browsers may call this computer. */
  readonly names: ReadonlySet<string>;
  /** Where to listen. */
  readonly address: string;
  /** 0: any free one. */
  readonly port: number;
}

export interface PanelServer {
  readonly port: number;
  /** Call about twenty times a second. */
  broadcast(nowMs: number): void;
  close(): Promise<void>;
}

/** Rejects with a `ChairError` where the port cannot be had. */
export async function openPanelServer(options: PanelServerOptions): Promise<PanelServer> {
  const { desk, files, names, address } = options;
  const server = createServer({
    // Stop is for whoever can speak at all; the guard asks all others.
    requireHostHeader: false,
    headersTimeout: HEADERS_MS,
    requestTimeout: REQUEST_MS,
    keepAliveTimeout: IDLE_MS,
  });
  const port = await listen(server, address, options.port);
  const doorplate: Doorplate = { names, port };
  const sockets = new PanelSockets(desk, doorplate);
  const answer = getRequestListener(panelRoutes({ desk, files, doorplate }).fetch);
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (request.method === 'POST' && pathOf(request) === '/stop') stop(desk, request, response);
    else if (isTooLarge(request)) hangUp(response);
    else void answer(request, response);
  });
  server.on('upgrade', (request, raw, head) => sockets.onUpgrade(request, raw, head));
  keepRoom(server);
  return {
    port,
    broadcast: (nowMs) => sockets.broadcast(nowMs),
    close: async () => {
      sockets.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** The chair first, then manners. A page without script is led back to the panel. */
function stop(desk: FrontDesk, request: IncomingMessage, response: ServerResponse): void {
  desk.stop();
  const fromForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
  response.writeHead(fromForm ? 303 : 200, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    connection: 'close',
    ...(fromForm ? { location: '/' } : {}),
  });
  response.end('{"code":"ok"}');
  // Whatever else it wanted to send, nobody reads.
  request.on('error', () => request.destroy());
  request.resume();
}

function isTooLarge({ headers }: IncomingMessage): boolean {
  return Number(headers['content-length'] ?? 0) > MOST_MESSAGE_BYTES;
}

/** Reading on, only to throw it away, would take time from a Stop. */
function hangUp(response: ServerResponse): void {
  response.writeHead(413, { connection: 'close' });
  response.end(() => response.socket?.destroy());
}

/** `/stop`, however it was written around it: `/stop?now` and `http://chair/stop` stop too. */
function pathOf({ url = '' }: IncomingMessage): string {
  const path = url.replace(/^https?:\/\/[^/]*/i, '').split(/[?#]/)[0] ?? '';
  return path.length > 1 ? path.replace(/\/+$/, '') : path;
}

function keepRoom(server: Server): void {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => open.delete(socket));
    if (open.size <= MOST_CONNECTIONS) return;
    const [oldest] = open;
    oldest?.destroy();
  });
  const busy = (request: IncomingMessage): void => {
    open.delete(request.socket);
    open.add(request.socket);
  };
  server.prependListener('request', busy);
  server.prependListener('upgrade', (request: IncomingMessage) => open.delete(request.socket));
}

async function listen(server: Server, address: string, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const taken = cause.code === 'EADDRINUSE';
      reject(
        new ChairError(
          taken ? 'busy' : 'failed',
          taken
            ? `Port ${port} is in use by another program.`
            : `Cannot listen on ${address}: ${cause.message}.`,
          'Choose another port, for example --http 8081, or 0 for any free one.',
          { cause },
        ),
      );
    });
    server.listen(port, address, resolve);
  });
  const bound = server.address();
  return typeof bound === 'object' && bound !== null ? bound.port : port;
}
