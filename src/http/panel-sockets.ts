/** The live half of the panel: state out twenty times a second, what people ask in. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { COOKIE } from './api-routes.ts';
import { MOST_MESSAGE_BYTES, understood } from './client-message.ts';
import type { FrontDesk } from './front-desk.ts';
import { type Doorplate, knownHost, sameOrigin } from './guard.ts';
import { liveState } from './live-state.ts';
import type { ScoreMessage, ServerMessage } from './wire.ts';

const MOST_SOCKETS = 48;
/** A browser that does not read is given nothing more until it has; then it gets the newest. */
const MOST_WAITING_BYTES = 32_768;
/** Sent also where nothing changes, so that a browser can tell a quiet line from a dead one. */
const QUIET_MS = 1_000;
/** A browser that has not answered so many questions, one a second, is gone: its network went without a word. */
const MOST_UNANSWERED = 12;
/** Messages one browser may send in a second; Stop is not counted. */
const MOST_A_SECOND = 40;

interface Guest {
  readonly token: string;
  readonly socket: WebSocket;
  /** What it was last told, by kind. */
  score: ScoreMessage | null;
  you: string;
  asked: number;
  unanswered: number;
}

export class PanelSockets {
  private readonly desk: FrontDesk;
  private readonly doorplate: Doorplate;
  private readonly server = new WebSocketServer({
    noServer: true,
    maxPayload: MOST_MESSAGE_BYTES,
    perMessageDeflate: false,
    clientTracking: false,
  });
  private readonly guests = new Set<Guest>();
  private lastText = '';
  private lastSentMs = Number.NEGATIVE_INFINITY;
  private secondMs = 0;

  constructor(desk: FrontDesk, doorplate: Doorplate) {
    this.desk = desk;
    this.doorplate = doorplate;
  }

  /** Answers an upgrade: a socket for the paired from our own page, a short no for all others. */
  onUpgrade(request: IncomingMessage, raw: Duplex, head: Buffer): void {
    raw.on('error', () => raw.destroy());
    const host = knownHost(request.headers.host, this.doorplate);
    const token = tokenOf(request.headers.cookie);
    if (host === null) refuse(raw, '421 Misdirected Request');
    else if (!sameOrigin(request.headers.origin, host) || request.url !== '/live')
      refuse(raw, '403 Forbidden');
    else if (token === null || this.desk.bearerOf(token) === null) refuse(raw, '401 Unauthorized');
    else if (this.guests.size >= MOST_SOCKETS) refuse(raw, '503 Service Unavailable');
    else this.server.handleUpgrade(request, raw, head, (socket) => this.welcome(socket, token));
  }

  /** Call about twenty times a second. */
  broadcast(nowMs: number): void {
    const watched = this.desk.door.watch();
    const text = JSON.stringify(liveState(watched));
    const second = nowMs - this.secondMs >= 1_000;
    if (second) this.secondMs = nowMs;
    const fresh = text !== this.lastText || nowMs - this.lastSentMs >= QUIET_MS;
    if (fresh) {
      this.lastText = text;
      this.lastSentMs = nowMs;
    }
    for (const guest of this.guests) {
      if (second) this.checkUp(guest);
      this.tellYou(guest);
      if (watched.playing !== null && guest.score !== watched.playing.score) {
        guest.score = watched.playing.score;
        tell(guest, watched.playing.score);
      }
      if (fresh && guest.socket.bufferedAmount < MOST_WAITING_BYTES) guest.socket.send(text);
    }
  }

  close(): void {
    for (const { socket } of this.guests) socket.terminate();
    this.server.close();
  }

  private welcome(socket: WebSocket, token: string): void {
    const guest: Guest = {
      token,
      socket,
      score: null,
      you: '',
      asked: 0,
      unanswered: 0,
    };
    this.guests.add(guest);
    socket.on('message', (data) => this.onMessage(guest, data));
    socket.on('pong', () => {
      guest.unanswered = 0;
    });
    // A browser that breaks the rules of the protocol is hung up on; `close` follows.
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      this.guests.delete(guest);
      const { who } = this.desk.bearerOf(token) ?? { who: '' };
      // Another tab of the same device may still be there.
      if (![...this.guests].some((other) => other.token === token)) this.desk.leave(who);
    });
    this.lastSentMs = Number.NEGATIVE_INFINITY;
  }

  private onMessage(guest: Guest, data: RawData): void {
    const message = understood(String(data));
    if (message?.asked.verb === 'stop') {
      // Before anything is counted or asked.
      this.desk.stop();
      tell(guest, { kind: 'answer', id: message.id, code: 'ok' });
      return;
    }
    guest.asked += 1;
    const bearer = this.desk.bearerOf(guest.token);
    if (bearer === null) guest.socket.terminate();
    if (bearer === null || guest.asked > MOST_A_SECOND) return;
    const code = message === null ? 'bad' : this.desk.ask(bearer, message);
    tell(guest, { kind: 'answer', id: message?.id ?? 0, code });
  }

  private tellYou(guest: Guest): void {
    const bearer = this.desk.bearerOf(guest.token);
    if (bearer === null) {
      guest.socket.terminate();
      return;
    }
    const you = this.desk.you(bearer);
    const text = JSON.stringify(you);
    if (text === guest.you) return;
    guest.you = text;
    tell(guest, you);
  }

  private checkUp(guest: Guest): void {
    guest.asked = 0;
    if (guest.unanswered >= MOST_UNANSWERED) guest.socket.terminate();
    else guest.socket.ping();
    guest.unanswered += 1;
  }
}

function tell({ socket }: Guest, message: ServerMessage): void {
  if (socket.bufferedAmount < MOST_WAITING_BYTES) socket.send(JSON.stringify(message));
}

function refuse(raw: Duplex, status: string): void {
  raw.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Sample header: `tsubo=abc; other=1`. Null where there is none, or more than one. */
function tokenOf(header: string | undefined): string | null {
  const found = (header ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${COOKIE}=`));
  return found.length === 1 ? (found[0]?.slice(COOKIE.length + 1) ?? null) : null;
}
