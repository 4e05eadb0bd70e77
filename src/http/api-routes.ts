/** `/api/…`: the same verbs as the live line has, by plain HTTP, and what is asked once and not twenty times a second. */
import { gzipSync } from 'node:zlib';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import { understood } from './client-message.ts';
import type { Bearer, FrontDesk } from './front-desk.ts';
import { MOST_NAME, understoodHouse } from './house-message.ts';
import { liveState } from './live-state.ts';
import { openApi } from './open-api.ts';

export const COOKIE = 'tsubo';
const YEAR_S = 31_536_000;
const UNNAMED = 'Device';

export interface Env {
  readonly Bindings: HttpBindings;
  readonly Variables: { host: string; bearer: Bearer };
}

export function apiRoutes(desk: FrontDesk): Hono<Env> {
  const api = new Hono<Env>();
  const catalogue = new Uint8Array(gzipSync(JSON.stringify(desk.door.catalogue)));

  api.get('/openapi.json', (c) => c.json(openApi()));
  api.post('/pair', async (c) => {
    const asked = pairingOf(await c.req.text());
    if (asked === null) return c.json({ code: 'bad' }, 400);
    const { result, token } = desk.pair(asked.pin, asked);
    if (token === null) return c.json({ code: result }, result === 'shut' ? 429 : 403);
    setCookie(c, COOKIE, token, { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: YEAR_S });
    return c.json({ code: 'paired' });
  });
  api.get('/me', (c) => c.json({ role: desk.bearerOf(getCookie(c, COOKIE))?.device.role ?? null }));

  api.use(async (c, next) => {
    const bearer = desk.bearerOf(getCookie(c, COOKIE));
    if (bearer === null) return c.json({ code: 'unpaired' }, 401);
    c.set('bearer', bearer);
    return next();
  });
  api.get('/catalogue', (c) =>
    c.body(catalogue, 200, {
      'content-type': 'application/json',
      'content-encoding': 'gzip',
      'cache-control': 'no-store',
    }),
  );
  api.get('/state', (c) => c.json(liveState(desk.door.watch())));
  api.get('/house', (c) => c.json(desk.houseFor(c.get('bearer'))));
  api.post('/house', async (c) => {
    const asked = understoodHouse(await c.req.text());
    if (asked === null) return c.json({ code: 'bad', person: null }, 400);
    const answer = desk.askHouse(c.get('bearer'), asked);
    return c.json(answer, answer.code === 'ok' ? 200 : 409);
  });
  api.get('/played', (c) => {
    const query = PLAYED.safeParse(c.req.query());
    if (!query.success) return c.json({ code: 'bad' }, 400);
    return c.json(desk.house.played(query.data.person ?? null, query.data.before ?? null));
  });
  api.get('/store', async (c) => {
    if (c.get('bearer').device.role !== 'technician') return c.json({ code: 'role' }, 403);
    return c.json(await desk.door.store());
  });
  api.post('/ask', async (c) => {
    const asked = understood(await c.req.text());
    if (asked === null) return c.json({ code: 'bad' }, 400);
    const code = desk.ask(c.get('bearer'), asked);
    return c.json({ code }, code === 'ok' ? 200 : code === 'consent' ? 202 : 409);
  });
  api.all('*', (c) => c.json({ code: 'unknown' }, 404));
  return api;
}

const PLAYED = z.strictObject({
  person: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,31}$/)
    .optional(),
  before: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
});

const PAIRING = z.strictObject({
  pin: z.string().regex(/^\d{6}$/),
  name: z
    .string()
    .max(MOST_NAME)
    .regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N} .,'’()-]*$/u)
    .default(UNNAMED),
  atChair: z.boolean().default(false),
});

/** Sample body: `{"pin":"012345","name":"Tablet","atChair":true}`. */
function pairingOf(text: string): z.infer<typeof PAIRING> | null {
  try {
    const asked = PAIRING.safeParse(JSON.parse(text));
    return asked.success ? asked.data : null;
  } catch {
    return null;
  }
}
