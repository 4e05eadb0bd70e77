/**
 * Who may knock. First the Host: a page of somebody else's name that resolves to this computer (DNS rebinding) has
 * another one. Then the exact Origin: a page from elsewhere has another one too. Only Stop asks neither.
 */

/** Sample: `chair.local:8080`, `[::1]:8080`, `192.168.1.7`. No path, no user, no trailing dot. */
const HOST = /^(\[[0-9a-f:.]{2,45}\]|[a-z0-9](?:[a-z0-9.-]{0,252}[a-z0-9])?)(?::([1-9]\d{0,4}))?$/;
const HTTP_PORT = 80;

export interface Doorplate {
  /** Lower case, without port: names and addresses of this computer. */
  readonly names: ReadonlySet<string>;
  readonly port: number;
}

/** The host as written in an origin, or null where it is not this computer's. */
export function knownHost(header: string | undefined, { names, port }: Doorplate): string | null {
  const text = header?.toLowerCase() ?? '';
  const [, name, written = HTTP_PORT] = HOST.exec(text) ?? [];
  if (name === undefined || !names.has(name)) return null;
  return Number(written) === port ? text : null;
}

/** True where the page that asks came from this very host. A missing Origin is nobody's. */
export function sameOrigin(origin: string | undefined, host: string): boolean {
  return origin === `http://${host}`;
}

/** Reading by plain GET: browsers send no Origin, but say whether the asking page is ours. */
export function mayRead(origin: string | undefined, fetchSite: string | undefined, host: string): boolean {
  if (origin !== undefined) return sameOrigin(origin, host);
  return fetchSite === undefined || fetchSite === 'same-origin' || fetchSite === 'none';
}
