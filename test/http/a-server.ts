/** The panel's server with a told door behind it, and ways to knock that no browser has. */
import { connect } from 'node:net';
import { FrontDesk } from '../../src/http/front-desk.ts';
import { openPanelServer, type PanelServer } from '../../src/http/panel-server.ts';
import { type ToldDoor, type ToldHouse, toldDoor, toldHouse } from './a-door.ts';

export const PAGE = '<!doctype html><title>Tsubo</title>';

export interface Served {
  readonly server: PanelServer;
  readonly desk: FrontDesk;
  readonly door: ToldDoor;
  readonly house: ToldHouse;
  readonly host: string;
  /** The PINs that were printed. */
  readonly pins: string[];
  /** Cookie header of a paired browser in the chair; of an owner the first time, then of operators. */
  pairedCookie(atChair?: boolean): string;
}

export async function serveTold(now: () => number = () => 0): Promise<Served> {
  const door = toldDoor();
  const pins: string[] = [];
  const house = toldHouse();
  const desk = new FrontDesk({ door, house, now, calendarMs: () => 0, onPin: (pin) => pins.push(pin) });
  const bytes = new TextEncoder().encode(PAGE);
  const file = { type: 'text/html; charset=utf-8', bytes, zipped: bytes, forever: false };
  const server = await openPanelServer({
    desk,
    files: new Map([['/', file]]),
    names: new Set(['localhost', '127.0.0.1']),
    address: '127.0.0.1',
    port: 0,
  });
  return {
    server,
    desk,
    door,
    house,
    pins,
    host: `localhost:${server.port}`,
    pairedCookie: (atChair = true) => `tsubo=${desk.pair(desk.pin, { name: 'Tablet', atChair }).token}`,
  };
}

/** Sends text as it is; resolves with what comes back until the other side, or this one after `patienceMs`, hangs up. */
export function knock(port: number, text: string, patienceMs = 1_500): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text, 'latin1'));
    const timer = setTimeout(() => socket.destroy(), patienceMs);
    socket.setEncoding('latin1');
    socket.on('data', (piece) => {
      said += piece;
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(said);
    });
  });
}

export interface Knock {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export function requestText({ method = 'GET', path = '/', headers = {}, body = '' }: Knock): string {
  const lines = Object.entries({
    connection: 'close',
    ...(body === '' ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}

/** 421, or 0 where nothing came back. */
export function statusOf(answer: string): number {
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
}
