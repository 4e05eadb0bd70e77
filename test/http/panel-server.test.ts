import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { ServerMessage } from '../../src/http/wire.ts';
import { knock, requestText, type Served, serveTold, statusOf } from './a-server.ts';

let served: Served;
const open: Browser[] = [];
beforeEach(async () => {
  served = await serveTold();
});
afterEach(async () => {
  for (const browser of open.splice(0)) browser.socket.terminate();
  await served.server.close();
});

/** A paired browser on the live line. */
class Browser {
  readonly socket: WebSocket;
  readonly heard: ServerMessage[] = [];

  constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data) => this.heard.push(JSON.parse(String(data)) as ServerMessage));
  }

  say(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  last<K extends ServerMessage['kind']>(kind: K): Extract<ServerMessage, { kind: K }> | undefined {
    return this.heard.findLast(
      (message): message is Extract<ServerMessage, { kind: K }> => message.kind === kind,
    );
  }
}

async function browse(cookie = served.pairedCookie()): Promise<Browser> {
  const headers = { origin: `http://${served.host}`, host: served.host, cookie };
  const browser = new Browser(new WebSocket(`ws://127.0.0.1:${served.server.port}/live`, { headers }));
  open.push(browser);
  await once(browser.socket, 'open');
  return browser;
}

/** Gives the server a beat until something holds. */
async function until(holds: () => boolean): Promise<void> {
  for (let beat = 0; !holds(); beat += 1) {
    if (beat > 500) throw new Error('never came');
    served.server.broadcast(beat * 50);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('a paired browser', () => {
  it('reads and asks by plain HTTP', async () => {
    const headers = { host: served.host, origin: `http://${served.host}`, cookie: served.pairedCookie() };
    const port = served.server.port;
    expect(await knock(port, requestText({ path: '/api/state', headers }))).toContain('"phase":"idle"');
    const asked = await knock(
      port,
      requestText({ method: 'POST', path: '/api/ask', headers, body: '{"id":1,"verb":"pause"}' }),
    );
    expect(statusOf(asked)).toBe(200);
    expect(served.door.asked).toEqual(['pause']);
  });

  it('reads a description of all of it, whose schemas are those that check', async () => {
    const { port } = served.server;
    const text = await knock(
      port,
      requestText({ path: '/api/openapi.json', headers: { host: served.host } }),
    );
    const described = JSON.parse(text.slice(text.indexOf('\r\n\r\n'))) as {
      readonly paths: Readonly<Record<string, unknown>>;
    };
    expect(Object.keys(described.paths)).toContain('/api/ask');
    for (const verb of ['start', 'scan', 'shoulder', 'change', 'pause', 'resume', 'open', 'stop'])
      expect(JSON.stringify(described.paths['/api/ask'])).toContain(`"const":"${verb}"`);
    expect(JSON.stringify(described.paths['/api/house'])).toContain('"const":"forget-device"');
  });

  it('is counted for Prometheus, and nothing is told of people', async () => {
    const text = await knock(
      served.server.port,
      requestText({ path: '/metrics', headers: { host: served.host } }),
    );
    expect(text).toContain('# TYPE tsubo_massages_total counter\ntsubo_massages_total 0\n');
    expect(text).toContain('tsubo_phase{phase="idle"} 1');
    expect(text).not.toMatch(/anna|person/i);
  });

  it('is told the state and who it is, and asks over the live line', async () => {
    const browser = await browse();
    await until(() => browser.last('you') !== undefined && browser.last('state') !== undefined);
    expect(browser.last('you')).toMatchObject({ role: 'owner', driving: false, taken: false });
    browser.say({ id: 5, verb: 'resume' });
    await until(() => browser.last('answer')?.id === 5);
    expect(browser.last('answer')).toEqual({ kind: 'answer', id: 5, code: 'ok' });
    expect(served.door.asked).toEqual(['resume']);
    await until(() => browser.last('you')?.driving === true);
  });

  it('leads alone: another is refused until it takes over, and what was under way is refused then', async () => {
    const [first, second] = [await browse(), await browse()];
    first.say({ id: 1, verb: 'pause' });
    await until(() => second.last('you')?.taken === true && first.last('you')?.driving === true);
    const oldFence = first.last('you')?.fence;
    second.say({ id: 2, verb: 'resume' });
    await until(() => second.last('answer')?.id === 2);
    expect(second.last('answer')?.code).toBe('lease');
    second.say({ id: 3, verb: 'drive' });
    second.say({ id: 4, verb: 'resume' });
    await until(() => second.last('answer')?.id === 4);
    first.say({ id: 5, verb: 'pause', fence: oldFence });
    await until(() => first.last('answer')?.id === 5);
    expect(first.last('answer')?.code).toBe('lease');
    expect(served.door.asked).toEqual(['pause', 'resume']);
    first.say({ id: 6, verb: 'stop' });
    await until(() => served.door.asked.includes('stop'));
  });

  it('leaves the chair at rest to whoever asks next, though it is still there', async () => {
    const [first, second] = [await browse(), await browse()];
    first.say({ id: 1, verb: 'pause' });
    await until(() => second.last('you')?.taken === true);
    served.door.busy = false;
    await until(() => second.last('you')?.taken === false);
    second.say({ id: 2, verb: 'open' });
    await until(() => second.last('answer')?.id === 2);
    expect(second.last('answer')?.code).toBe('ok');
    await until(() => second.last('you')?.driving === true);
    first.say({ id: 3, verb: 'open', fence: 1 });
    await until(() => first.last('answer')?.id === 3);
    expect(first.last('answer')?.code).toBe('lease');
  });

  it('is the same one in its second tab, and when its line was cut and came back', async () => {
    const cookie = served.pairedCookie();
    const [first, tab, other] = [await browse(cookie), await browse(cookie), await browse()];
    first.say({ id: 1, verb: 'pause' });
    await until(() => tab.last('you')?.driving === true && other.last('you')?.taken === true);
    first.socket.terminate();
    const back = await browse(cookie);
    await until(() => back.last('you')?.driving === true);
    expect(other.last('you')?.taken).toBe(true);
  });

  it('gives the lead back when it goes', async () => {
    const [first, second] = [await browse(), await browse()];
    first.say({ id: 1, verb: 'pause' });
    await until(() => second.last('you')?.taken === true);
    first.socket.terminate();
    await until(() => second.last('you')?.taken === false);
  });

  it('that floods is not heard any more, but for Stop; and is heard again a second later', async () => {
    const browser = await browse();
    for (let id = 0; id < 200; id += 1) browser.say({ id, verb: 'pause' });
    browser.say({ id: 1_000, verb: 'stop' });
    await until(() => browser.last('answer')?.id === 1_000);
    expect(served.door.asked.filter((what) => what === 'pause').length).toBeLessThanOrEqual(80);
    expect(served.door.asked.at(-1)).toBe('stop');
  });

  it('that sends too much at once is hung up on', async () => {
    const browser = await browse();
    browser.say({ id: 1, verb: 'pause', more: 'x'.repeat(10_000) });
    await once(browser.socket, 'close');
    expect(served.door.asked).toEqual([]);
  });

  it('is one of 48 at most', async () => {
    const cookie = served.pairedCookie();
    for (let count = 0; count < 48; count += 1) await browse(cookie);
    await expect(browse(cookie)).rejects.toThrow('503');
    expect(statusOf(await knock(served.server.port, 'POST /stop HTTP/1.0\r\n\r\n'))).toBe(200);
  });
});
