import type { ByteLink } from './byte-link.ts';
import type { ChairAddress } from './parse-chair-address.ts';
import { SerialDevice } from './serial-device.ts';
import { SystemLink } from './system-link.ts';
import { TcpDevice } from './tcp-device.ts';

/** The line to the chair at `address`, not yet open. A link is opened once; reconnecting takes a new one. */
export function createLink(address: ChairAddress, baud?: number): ByteLink {
  switch (address.kind) {
    case 'tcp':
      return new SystemLink(new TcpDevice(address.host, address.port));
    case 'serial':
      return new SystemLink(new SerialDevice(address.path, baud));
    default:
      return address satisfies never;
  }
}
