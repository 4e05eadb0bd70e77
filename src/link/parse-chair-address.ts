import { ChairError } from '../units/chair-error.ts';

/** Where a chair is, as a person typed it. The simulated chair ("sim") is not a place on a line; the app starts it itself. */
export type ChairAddress =
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'serial'; readonly path: string };

const ACCEPTED =
  'Accepted: sim, tcp:HOST:PORT, a device such as /dev/ttyUSB0, or COM3. "tsubo ports" lists what is there.';

/** `tcp:chair.local:7000` · `tcp:[::1]:7000` · `/dev/ttyACM0` · `./chair` · `COM3`. Throws a `ChairError` with code `usage`. */
export function parseChairAddress(text: string): ChairAddress {
  if (text.startsWith('tcp:')) return parseTcp(text);
  if (/^(\/|\.\/|\.\.\/)./.test(text)) return { kind: 'serial', path: text };
  if (/^COM[1-9]\d{0,2}$/i.test(text)) return { kind: 'serial', path: text.toUpperCase() };
  throw new ChairError('usage', `"${text}" is not a place where a chair can be.`, ACCEPTED);
}

function parseTcp(text: string): ChairAddress {
  const match = /^tcp:(?:\[([0-9a-fA-F:.]+)\]|([^:[\]\s/]+)):(\d{1,5})$/.exec(text);
  const host = match?.[1] ?? match?.[2];
  const port = Number(match?.[3]);
  if (host === undefined || !(port >= 1 && port <= 65_535)) {
    throw new ChairError('usage', `"${text}" is not tcp:HOST:PORT with a port from 1 to 65535.`, ACCEPTED);
  }
  return { kind: 'tcp', host, port };
}
