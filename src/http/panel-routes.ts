/** Everything by plain HTTP but Stop, which is answered before any of this is asked (`panel-server.ts`). */
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { apiRoutes, type Env } from './api-routes.ts';
import { MOST_MESSAGE_BYTES } from './client-message.ts';
import type { FrontDesk } from './front-desk.ts';
import { type Doorplate, knownHost, mayRead, sameOrigin } from './guard.ts';
import { METRICS_TYPE, metricsText } from './metrics.ts';
import type { PanelFile } from './panel-files.ts';

const YEAR_S = 31_536_000;

export interface PanelRoutesOptions {
  readonly desk: FrontDesk;
  readonly files: ReadonlyMap<string, PanelFile>;
  readonly doorplate: Doorplate;
}

export function panelRoutes({ desk, files, doorplate }: PanelRoutesOptions): Hono<Env> {
  const app = new Hono<Env>();

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

  app.get('/metrics', (c) => c.text(metricsText(desk), 200, { 'content-type': METRICS_TYPE }));
  app.route('/api', apiRoutes(desk));

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
