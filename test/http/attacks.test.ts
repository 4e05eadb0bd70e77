import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { knock, PAGE, requestText, type Served, serveTold, statusOf } from './a-server.ts';
import { ATTACKS, own } from './attack-list.ts';

let served: Served;
beforeEach(async () => {
  served = await serveTold();
});
afterEach(() => served.server.close());

/** Nobody is asked who they are: no host, no origin, no cookie. */
async function stopWorks(): Promise<void> {
  const before = served.door.asked.length;
  const answer = await knock(served.server.port, 'POST /stop HTTP/1.0\r\n\r\n');
  expect(statusOf(answer)).toBe(200);
  expect(served.door.asked.slice(before)).toEqual(['stop']);
}

describe('H29 a stranger on the network: attacks', () => {
  it('are forty and more', () => {
    expect(ATTACKS.length).toBeGreaterThanOrEqual(40);
  });

  it.each(ATTACKS)('%s: moves nothing, tells nothing, and Stop works', async (_, make) => {
    const answer = await knock(served.server.port, requestText(make(served)), 300);
    expect(statusOf(answer) === 0 || statusOf(answer) >= 400, answer).toBe(true);
    expect(answer).not.toContain('programs');
    expect(answer).not.toContain('dependencies');
    expect(served.door.asked).toEqual([]);
    await stopWorks();
  });

  it('guessing the PIN: shut after five, from wherever, also to the right one, while Stop works', async () => {
    const pair = (pin: string): Promise<string> =>
      knock(
        served.server.port,
        requestText({
          method: 'POST',
          path: '/api/pair',
          body: JSON.stringify({ pin }),
          headers: { host: served.host, origin: own(served) },
        }),
      );
    const right = served.desk.pin;
    const wrong = right === '000000' ? '000001' : '000000';
    for (let tries = 0; tries < 4; tries += 1) expect(statusOf(await pair(wrong))).toBe(403);
    expect(statusOf(await pair(wrong))).toBe(429);
    expect(served.pins).toEqual([served.desk.pin]);
    expect(statusOf(await pair(right))).toBe(429);
    expect(statusOf(await pair(served.desk.pin))).toBe(429);
    await stopWorks();
  });

  it('requests that never end, and more connections than there is room for: Stop finds room', async () => {
    const held: Socket[] = [];
    for (let count = 0; count < 400; count += 1) {
      const socket = connect(served.server.port, '127.0.0.1');
      socket.on('error', () => socket.destroy());
      socket.write(`POST /api/ask HTTP/1.1\r\nhost: ${served.host}\r\nx-slow: `);
      held.push(socket);
    }
    await stopWorks();
    for (const socket of held) socket.destroy();
  });

  it('a page in a frame, or script from elsewhere: the policy of the page says no', async () => {
    const answer = await knock(served.server.port, requestText({ headers: { host: served.host } }));
    expect(answer).toContain(PAGE);
    expect(answer).toMatch(/content-security-policy: default-src 'none'; script-src 'self';/);
    expect(answer).toContain("frame-ancestors 'none'");
    expect(answer).toContain('x-content-type-options: nosniff');
    expect(answer).not.toContain('unsafe-inline');
  });
});
