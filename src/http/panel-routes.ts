/** Everything by plain HTTP but Stop, which is answered before any of this is asked (`panel-server.ts`). */
import { gzipSync } from 'node:zlib';
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import { MOST_MESSAGE_BYTES, understood } from './client-message.ts';
import type { FrontDesk } from './front-desk.ts';
import { type Doorplate, knownHost, mayRead, sameOrigin } from './guard.ts';
import { liveState } from './live-state.ts';
import type { PanelFile } from './panel-files.ts';
import type { Role } from './wire.ts';

export const COOKIE = 'tsubo';
const YEAR_S = 31_536_000;

interface Env {
  readonly Bindings: HttpBindings;
  readonly Variables: { host: string; role: Role; token: string };
}

export interface PanelRoutesOptions {
  readonly desk: FrontDesk;
  readonly files: ReadonlyMap<string, PanelFile>;
  readonly doorplate: Doorplate;
}

export function panelRoutes({ desk, files, doorplate }: PanelRoutesOptions): Hono<Env> {
  const app = new Hono<Env>();
  const catalogue = new Uint8Array(gzipSync(JSON.stringify(desk.door.catalogue)));

  app.use(async (c, next) => {
    const host = knownHost(c.req.header('host'), doorplate);
    if (host === null) return c.text('This is not the name of this chair.', 421);
    const origin = c.req.header('origin');
    const reads = c.req.method === 'GET' || c.req.method === 'HEAD';
    const allowed = reads ? mayRead(origin, c.req.header('sec-fetch-site'), host) : sameOrigin(origin, host);
    // Whoever follows a link from elsewhere, or scans the code, may open the page itself: it holds no secret.
    if (!allowed && !(reads && origin === undefined && c.req.path === '/'))
      return c.text('Not from there.', 403);
    c.set('host', host);
    await next();
    for (const [name, value] of Object.entries(headersFor(host))) c.header(name, value);
    return undefined;
  });
  app.use(bodyLimit({ maxSize: MOST_MESSAGE_BYTES, onError: (c) => c.json({ code: 'bad' }, 413) }));

  app.post('/api/pair', async (c) => {
    const pin = pinOf(await c.req.text());
    if (pin === null) return c.json({ code: 'bad' }, 400);
    const { result, token } = desk.pair(pin);
    if (token === null) return c.json({ code: result }, result === 'shut' ? 429 : 403);
    setCookie(c, COOKIE, token, { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: YEAR_S });
    return c.json({ code: 'paired' });
  });

  app.get('/api/me', (c) => c.json({ role: desk.roleOf(getCookie(c, COOKIE)) }));

  app.use('/api/*', async (c, next) => {
    const token = getCookie(c, COOKIE);
    const role = desk.roleOf(token);
    if (role === null || token === undefined) return c.json({ code: 'unpaired' }, 401);
    c.set('role', role);
    c.set('token', token);
    return next();
  });
  app.get('/api/catalogue', (c) =>
    c.body(catalogue, 200, {
      'content-type': 'application/json',
      'content-encoding': 'gzip',
      'cache-control': 'no-store',
    }),
  );
  app.get('/api/state', (c) => c.json(liveState(desk.door.watch())));
  app.post('/api/ask', async (c) => {
    const asked = understood(await c.req.text());
    if (asked === null) return c.json({ code: 'bad' }, 400);
    const code = desk.ask(desk.deviceOf(c.get('token')), c.get('role'), asked);
    return c.json({ code }, code === 'ok' ? 200 : 409);
  });
  app.all('/api/*', (c) => c.json({ code: 'unknown' }, 404));

  app.get('*', (c) => fileAnswer(c, files.get(c.req.path)));
  app.notFound((c) => c.text('There is nothing here.', 404));
  app.onError((_, c) => c.text('Something went wrong here. Stop still works.', 500));
  return app;
}

function fileAnswer(c: Context<Env>, file: PanelFile | undefined): Response {
  if (file === undefined) return c.text('There is nothing here.', 404);
  const zips = (c.req.header('accept-encoding') ?? '').includes('gzip');
  return c.body(zips ? file.zipped : file.bytes, 200, {
    'content-type': file.type,
    'cache-control': file.forever ? `public, max-age=${YEAR_S}, immutable` : 'no-cache',
    vary: 'accept-encoding',
    ...(zips ? { 'content-encoding': 'gzip' } : {}),
  });
}

/** Sample body: `{"pin":"012345"}`. */
function pinOf(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text);
    const pin = (value as { readonly pin?: unknown } | null)?.pin;
    return typeof pin === 'string' && /^\d{6}$/.test(pin) ? pin : null;
  } catch {
    return null;
  }
}

/** No script, style or picture but our own; nobody may frame the page, so that no click is stolen. */
function headersFor(host: string): Readonly<Record<string, string>> {
  return {
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "manifest-src 'self'",
      `connect-src 'self' ws://${host}`,
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };
}
