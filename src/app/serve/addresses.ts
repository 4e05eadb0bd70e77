/** By which names and addresses browsers may call this computer. */
import { hostname, networkInterfaces } from 'node:os';

export interface Addresses {
  /** For the guard at the door: everything a browser may write before the colon. */
  readonly names: ReadonlySet<string>;
  /** The address for a phone on the same network; null where there is none. */
  readonly forPhones: string | null;
}

const EVERYWHERE = ['0.0.0.0', '::'];

/** `listening` is where the server listens; a name given by a person counts as one of ours. */
export function ownAddresses(listening: string): Addresses {
  const names = new Set(['localhost', '127.0.0.1', '[::1]']);
  if (!EVERYWHERE.includes(listening)) {
    names.add(written(listening));
    return { names, forPhones: isLoopback(listening) ? null : written(listening) };
  }
  const own = hostname().toLowerCase();
  for (const name of [own, `${own.split('.')[0]}.local`]) names.add(name);
  let forPhones: string | null = null;
  for (const { address, family, internal, scopeid } of Object.values(networkInterfaces()).flatMap(
    (entries) => entries ?? [],
  )) {
    if (internal || (scopeid ?? 0) !== 0) continue;
    names.add(written(address));
    if (family === 'IPv4') forPhones ??= address;
  }
  return { names, forPhones };
}

function isLoopback(address: string): boolean {
  return address === 'localhost' || address === '::1' || address.startsWith('127.');
}

/** An IPv6 address stands in brackets in an address line. */
function written(address: string): string {
  return address.includes(':') ? `[${address.toLowerCase()}]` : address.toLowerCase();
}
