import type { ByteLink } from './byte-link.ts';
import type { ChairAddress } from './parse-chair-address.ts';
import { SerialLink } from './serial-link.ts';
import { TcpLink } from './tcp-link.ts';

/** The line to the chair at `address`, not yet open. A link is opened once; reconnecting takes a new one. */
export function createLink(address: ChairAddress): ByteLink {
  switch (address.kind) {
    case 'tcp':
      return new TcpLink(address.host, address.port);
    case 'serial':
      return new SerialLink(address.path);
    default:
      return address satisfies never;
  }
}
