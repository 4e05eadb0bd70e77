/**
 * From Stop in a browser to the stop byte on the line of the chair, over loopback: the real server in a process of its
 * own, twenty browsers watching a chair that moves. The one who stops does not hold the lease, and one browser does not
 * read what it is sent. Stops go by the live line and by plain HTTP in turn, with and without a large upload beside them.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import { openOwnChair } from '../support/own-chair.ts';
import { type Asked, type Figure, rounded } from './figure.ts';

const SAMPLES = 20;
const VIEWERS = 20;
const UPLOAD_BYTES = 50_000_000;
const PIECE_BYTES = 0x10000;
/** It is under way when the stop comes. */
const UPLOAD_AHEAD_MS = 20;
const GOAL = { p99Ms: 30 } as const;
const STOP_BYTE = 0x80;
/** After Start: referencing, so that states come at their full rate. */
const UNDER_WAY_MS = 700;
const MAIN = fileURLToPath(new URL('../../dist/src/app/main.js', import.meta.url));
const START = { id: 1, verb: 'start', program: 'demo', person: 'anna', settings: {}, from: 0 };

type Way = 'live-line' | 'plain-http';

export async function panelStopFigures({ samples = SAMPLES }: Asked): Promise<readonly Figure[]> {
  const own = await openOwnChair();
  const tap = await openTap(Number(own.address.split(':').at(-1)));
  const panel = await openPanel(tap.port);
  try {
    const leaders = await pair(panel);
    const leader = await browse(panel, leaders);
    const others = await pair(panel);
    const browsers = await Promise.all(Array.from({ length: VIEWERS - 2 }, () => browse(panel, others)));
    const [other] = browsers;
    if (other === undefined) return [];
    await addAnna(panel, leaders);
    const figures: Figure[] = [];
    for (const way of ['live-line', 'plain-http'] as const) {
      for (const uploads of [false, true]) {
        const latencies: number[] = [];
        // One that does not read is hung up on in the end: a new one for each.
        const stalled = await browse(panel, others);
        stalled.pause();
        while (latencies.length < samples) {
          await begin(leader);
          const upload = uploads ? beginUpload(panel, others) : null;
          await sleep(UPLOAD_AHEAD_MS);
          latencies.push(await stopOnce(way, other, panel, tap));
          upload?.destroy();
          await ended(leader);
        }
        stalled.terminate();
        latencies.sort((a, b) => a - b);
        const at = (share: number): number => rounded(latencies[Math.ceil(share * samples) - 1] ?? 0, 2);
        const name = `panel-stop-${way}${uploads ? '-upload' : ''}`;
        figures.push({ name, samples, p50Ms: at(0.5), p99Ms: at(0.99), goalP99Ms: GOAL.p99Ms });
      }
    }
    for (const browser of [leader, ...browsers]) browser.terminate();
    return figures;
  } finally {
    panel.child.kill('SIGTERM');
    await once(panel.child, 'exit');
    rmSync(panel.folder, { recursive: true, force: true });
    tap.server.close();
    await own.close();
  }
}

interface Tap {
  readonly server: Server;
  readonly port: number;
  /** When the newest stop byte went by, by the clock of this process. */
  stoppedMs: number;
}

async function openTap(chairPort: number): Promise<Tap> {
  const server = createServer({ noDelay: true }, (host) => {
    const chair = connect({ port: chairPort, host: '127.0.0.1', noDelay: true });
    host.on('data', (bytes) => {
      if (bytes.includes(STOP_BYTE)) tap.stoppedMs = Math.min(tap.stoppedMs, performance.now());
    });
    for (const socket of [host, chair]) socket.on('error', () => socket.destroy());
    host.pipe(chair);
    chair.pipe(host);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const tap: Tap = { server, port, stoppedMs: Number.POSITIVE_INFINITY };
  return tap;
}

interface Panel {
  readonly child: ChildProcess;
  readonly port: number;
  readonly pin: string;
  readonly folder: string;
}

async function openPanel(chairPort: number): Promise<Panel> {
  const args = [MAIN, 'serve', '--chair', `tcp:127.0.0.1:${chairPort}`, '--http', '0', '--host', '127.0.0.1'];
  const folder = mkdtempSync(join(tmpdir(), 'tsubo-bench-'));
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, XDG_DATA_HOME: folder },
  });
  let said = '';
  child.stdout.on('data', (bytes) => {
    said += bytes;
  });
  while (!/PIN: +\d{6}/.test(said)) {
    if (child.exitCode !== null) throw new Error('the panel did not come up; is it built? npm run build');
    await sleep(20);
  }
  const port = Number(/localhost:(\d+)/.exec(said)?.[1]);
  return { child, port, pin: /PIN: +(\d{6})/.exec(said)?.[1] ?? '', folder };
}

/** The cookie of one more device in the chair. */
async function pair({ port, pin }: Panel): Promise<string> {
  const answer = await fetch(`http://localhost:${port}/api/pair`, {
    method: 'POST',
    headers: { origin: `http://localhost:${port}` },
    body: JSON.stringify({ pin, atChair: true }),
  });
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

async function addAnna({ port }: Panel, cookie: string): Promise<void> {
  for (const asked of [
    { do: 'add', name: 'Anna', statureMm: 1700 },
    { do: 'health', person: 'anna', yes: [] },
  ]) {
    await fetch(`http://localhost:${port}/api/house`, {
      method: 'POST',
      headers: { origin: `http://localhost:${port}`, cookie },
      body: JSON.stringify(asked),
    });
  }
}

async function browse({ port }: Panel, cookie: string): Promise<WebSocket> {
  const headers = { origin: `http://localhost:${port}`, cookie };
  const socket = new WebSocket(`ws://localhost:${port}/live`, { headers });
  await once(socket, 'open');
  return socket;
}

async function begin(leader: WebSocket): Promise<void> {
  leader.send(JSON.stringify(START));
  await until(leader, '"phase":"referencing"');
  await sleep(UNDER_WAY_MS * Math.random());
}

async function ended(leader: WebSocket): Promise<void> {
  await until(leader, '"phase":"ended"');
}

async function until(socket: WebSocket, words: string): Promise<void> {
  for (;;) {
    const [data] = (await once(socket, 'message')) as [unknown];
    if (String(data).includes(words)) return;
  }
}

async function stopOnce(way: Way, other: WebSocket, { port }: Panel, tap: Tap): Promise<number> {
  tap.stoppedMs = Number.POSITIVE_INFINITY;
  const askedMs = performance.now();
  if (way === 'live-line') other.send('{"id":9,"verb":"stop"}');
  else await fetch(`http://localhost:${port}/stop`, { method: 'POST' });
  while (tap.stoppedMs === Number.POSITIVE_INFINITY) await sleep(1);
  return tap.stoppedMs - askedMs;
}

/** Without saying how much it will be, as fast as the server takes it. */
function beginUpload({ port }: Panel, cookie: string): ReturnType<typeof connect> {
  const socket = connect(port, '127.0.0.1');
  const host = `localhost:${port}`;
  const piece = `10000\r\n${'x'.repeat(PIECE_BYTES)}\r\n`;
  let left = UPLOAD_BYTES;
  const more = (): void => {
    while (left > 0 && !socket.destroyed) {
      left -= PIECE_BYTES;
      if (!socket.write(piece)) return;
    }
  };
  socket.on('error', () => socket.destroy());
  socket.on('drain', more);
  socket.write(
    `POST /api/ask HTTP/1.1\r\nhost: ${host}\r\norigin: http://${host}\r\ncookie: ${cookie}\r\ntransfer-encoding: chunked\r\n\r\n`,
  );
  more();
  return socket;
}
