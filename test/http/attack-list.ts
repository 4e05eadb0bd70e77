/** Requests that must move nothing and tell nothing. Each is right but for what its name says. */
import type { Knock, Served } from './a-server.ts';

const ASK = JSON.stringify({ id: 1, verb: 'pause' });
const UPGRADE = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
};

type Attack = readonly [what: string, knock: (served: Served) => Knock];

export const own = ({ host }: Served): string => `http://${host}`;

export const ATTACKS: readonly Attack[] = [
  [
    'a rebound name',
    ({ server }) => ({ path: '/api/catalogue', headers: { host: `evil.example:${server.port}` } }),
  ],
  ['no host', () => ({ path: '/api/catalogue' })],
  ['a host with our name before it', ({ host }) => ({ path: '/', headers: { host: `evil.${host}` } })],
  ['a host with our name as user', ({ host }) => ({ path: '/', headers: { host: `${host}@evil.example` } })],
  [
    'an absolute address of another host',
    (at) => ({
      path: 'http://evil.example/api/state',
      headers: { host: 'evil.example', cookie: at.pairedCookie() },
    }),
  ],
  [
    'a forwarded host',
    (at) => ({
      path: '/api/state',
      headers: { host: 'evil.example', 'x-forwarded-host': at.host, cookie: at.pairedCookie() },
    }),
  ],
  [
    'a foreign origin with the cookie',
    (at) => ({
      method: 'POST',
      path: '/api/ask',
      body: ASK,
      headers: { host: at.host, origin: 'http://evil.example', cookie: at.pairedCookie() },
    }),
  ],
  [
    'no origin with the cookie',
    (at) => ({
      method: 'POST',
      path: '/api/ask',
      body: ASK,
      headers: { host: at.host, cookie: at.pairedCookie() },
    }),
  ],
  [
    'the origin null',
    (at) => ({
      method: 'POST',
      path: '/api/ask',
      body: ASK,
      headers: { host: at.host, origin: 'null', cookie: at.pairedCookie() },
    }),
  ],
  [
    'an origin that begins like ours',
    (at) => ({
      method: 'POST',
      path: '/api/ask',
      body: ASK,
      headers: { host: at.host, origin: `${own(at)}.evil.example`, cookie: at.pairedCookie() },
    }),
  ],
  [
    'our origin, but safe',
    (at) => ({
      method: 'POST',
      path: '/api/ask',
      body: ASK,
      headers: { host: at.host, origin: `https://${at.host}`, cookie: at.pairedCookie() },
    }),
  ],
  [
    'reading from another site',
    (at) => ({
      path: '/api/catalogue',
      headers: { host: at.host, 'sec-fetch-site': 'cross-site', cookie: at.pairedCookie() },
    }),
  ],
  [
    'reading from another port of this computer',
    (at) => ({
      path: '/api/catalogue',
      headers: { host: at.host, origin: 'http://localhost:1', cookie: at.pairedCookie() },
    }),
  ],
  ['no token', ({ host }) => ({ path: '/api/catalogue', headers: { host } })],
  ['an empty token', ({ host }) => ({ path: '/api/catalogue', headers: { host, cookie: 'tsubo=' } })],
  [
    'half a token',
    (at) => ({ path: '/api/catalogue', headers: { host: at.host, cookie: at.pairedCookie().slice(0, 20) } }),
  ],
  [
    'a token and a letter',
    (at) => ({ path: '/api/catalogue', headers: { host: at.host, cookie: `${at.pairedCookie()}A` } }),
  ],
  [
    'a token by address',
    (at) => ({ path: `/api/catalogue?${at.pairedCookie()}`, headers: { host: at.host } }),
  ],
  [
    'asking without a token',
    (at) => ({ method: 'POST', path: '/api/ask', body: ASK, headers: { host: at.host, origin: own(at) } }),
  ],
  ['a path up and out', (at) => ({ path: '/../package.json', headers: { host: at.host } })],
  [
    'an encoded path up and out',
    (at) => ({ path: '/%2e%2e/%2e%2e/package.json', headers: { host: at.host } }),
  ],
  ['a twice encoded path', (at) => ({ path: '/%252e%252e/package.json', headers: { host: at.host } })],
  ['a path with a backslash', (at) => ({ path: '/..\\package.json', headers: { host: at.host } })],
  ['a path with a zero byte', (at) => ({ path: '/%00', headers: { host: at.host } })],
  ['an interface by another spelling', (at) => ({ path: '//api/catalogue', headers: { host: at.host } })],
  ['an interface in capitals', (at) => ({ path: '/API/catalogue', headers: { host: at.host } })],
  [
    'a start by GET',
    (at) => ({ path: '/api/ask?verb=start', headers: { host: at.host, cookie: at.pairedCookie() } }),
  ],
  [
    'another method in a header',
    (at) => ({
      path: '/api/ask',
      headers: { host: at.host, 'x-http-method-override': 'POST', cookie: at.pairedCookie() },
    }),
  ],
  [
    'a body that is too large',
    (at) => ({
      method: 'POST',
      path: '/api/ask',
      body: 'x'.repeat(8_000),
      headers: { host: at.host, origin: own(at), cookie: at.pairedCookie() },
    }),
  ],
  [
    'a body that says another size',
    (at) => ({
      method: 'POST',
      path: '/api/ask',
      body: ASK,
      headers: { host: at.host, origin: own(at), cookie: at.pairedCookie(), 'content-length': '9999999999' },
    }),
  ],
  [
    'two sizes of one body',
    (at) => ({
      method: 'POST',
      path: '/api/ask',
      body: ASK,
      headers: { host: at.host, origin: own(at), cookie: at.pairedCookie(), 'transfer-encoding': 'chunked' },
    }),
  ],
  ['headers without end', (at) => ({ path: '/', headers: { host: at.host, 'x-long': 'x'.repeat(40_000) } })],
  [
    'a verb that is none',
    (at) => ({
      method: 'POST',
      path: '/api/ask',
      body: '{"id":1,"verb":"flash"}',
      headers: { host: at.host, origin: own(at), cookie: at.pairedCookie() },
    }),
  ],
  [
    'a role claimed in the message',
    (at) => ({
      method: 'POST',
      path: '/api/ask',
      body: '{"id":1,"verb":"pause","role":"owner"}',
      headers: { host: at.host, origin: own(at), cookie: at.pairedCookie() },
    }),
  ],
  [
    'a program that is a path',
    (at) => ({
      method: 'POST',
      path: '/api/ask',
      body: '{"id":1,"verb":"start","program":"../../etc/passwd","person":"anna","settings":{},"from":0}',
      headers: { host: at.host, origin: own(at), cookie: at.pairedCookie() },
    }),
  ],
  [
    'a lease claimed with an old fence',
    (at) => ({
      method: 'POST',
      path: '/api/ask',
      body: '{"id":1,"verb":"pause","fence":99}',
      headers: { host: at.host, origin: own(at), cookie: at.pairedCookie() },
    }),
  ],
  ['people without a token', (at) => ({ path: '/api/house', headers: { host: at.host } })],
  [
    'what somebody had played, without a token',
    (at) => ({ path: '/api/played?person=anna', headers: { host: at.host } }),
  ],
  [
    'a role taken by who has another',
    (at) => {
      at.pairedCookie();
      return {
        method: 'POST',
        path: '/api/house',
        body: '{"do":"lock","on":false}',
        headers: { host: at.host, origin: own(at), cookie: at.pairedCookie() },
      };
    },
  ],
  [
    'a name that is markup',
    (at) => ({
      method: 'POST',
      path: '/api/house',
      body: '{"do":"add","name":"<img src=x onerror=alert(1)>","statureMm":1700}',
      headers: { host: at.host, origin: own(at), cookie: at.pairedCookie() },
    }),
  ],
  [
    'a question to the database',
    (at) => ({
      path: "/api/played?person=anna'%20or%201=1--",
      headers: { host: at.host, cookie: at.pairedCookie() },
    }),
  ],
  [
    'figures for a page from elsewhere',
    (at) => ({ path: '/metrics', headers: { host: at.host, origin: 'http://evil.example' } }),
  ],
  [
    'a live line from elsewhere',
    (at) => ({
      path: '/live',
      headers: { ...UPGRADE, host: at.host, origin: 'http://evil.example', cookie: at.pairedCookie() },
    }),
  ],
  [
    'a live line without an origin',
    (at) => ({ path: '/live', headers: { ...UPGRADE, host: at.host, cookie: at.pairedCookie() } }),
  ],
  [
    'a live line by a rebound name',
    (at) => ({
      path: '/live',
      headers: { ...UPGRADE, host: 'evil.example', origin: 'http://evil.example', cookie: at.pairedCookie() },
    }),
  ],
  [
    'a live line without a token',
    (at) => ({ path: '/live', headers: { ...UPGRADE, host: at.host, origin: own(at) } }),
  ],
  [
    'a live line with two tokens',
    (at) => ({
      path: '/live',
      headers: { ...UPGRADE, host: at.host, origin: own(at), cookie: `tsubo=x; ${at.pairedCookie()}` },
    }),
  ],
  [
    'a live line elsewhere in the house',
    (at) => ({
      path: '/api/state',
      headers: { ...UPGRADE, host: at.host, origin: own(at), cookie: at.pairedCookie() },
    }),
  ],
  ['no HTTP at all', () => ({ method: '\u0080\u0080\u0080', path: 'tsubo' })],
];
