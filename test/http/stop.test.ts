import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Knock, knock, requestText, type Served, serveTold, statusOf } from './a-server.ts';

let served: Served;
beforeEach(async () => {
  served = await serveTold();
});
afterEach(() => served.server.close());

describe('stop', () => {
  it.each([
    ['by a form', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 303],
    ['with a query', { path: '/stop?now=1' }, 200],
    ['with a stroke behind it', { path: '/stop/' }, 200],
    ['by an absolute address', { path: 'http://evil.example/stop' }, 200],
    ['from a foreign page', { headers: { host: 'evil.example', origin: 'http://evil.example' } }, 200],
    ['with a body that never comes', { headers: { 'content-length': '50000000' } }, 200],
  ] as const)('%s', async (_, how, status) => {
    const answer = await knock(
      served.server.port,
      requestText({ method: 'POST', path: '/stop', ...(how as Knock) }),
      500,
    );
    expect(statusOf(answer)).toBe(status);
    expect(served.door.asked).toEqual(['stop']);
  });

  it('not by reading: what a browser fetches ahead must not stop a massage', async () => {
    const answer = await knock(
      served.server.port,
      requestText({ path: '/stop', headers: { host: served.host } }),
    );
    expect(statusOf(answer)).toBe(404);
    expect(served.door.asked).toEqual([]);
  });
});
