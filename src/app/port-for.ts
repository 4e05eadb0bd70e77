/** The port that speaks to the chair at the other end of a line, by its family. */
import { randomBytes } from 'node:crypto';
import { ChairLinkPort } from '../backend/chair-link/chair-link-port.ts';
import type { ChairPort } from '../backend/chair-port.ts';
import type { HandsetWish } from '../backend/firmata/handset.ts';
import type { ChairProfile } from '../chair/profile.ts';
import type { ByteLink } from '../link/byte-link.ts';

export interface PortNeeds {
  readonly link: ByteLink;
  readonly now: () => number;
  /** Of a chair that cannot say which one it is; null: a chair-link board, which can. */
  readonly profile: ChairProfile | null;
  readonly onHandset: (wish: HandsetWish) => void;
  readonly onLine: ((direction: 'out' | 'in', text: string) => void) | null;
}

/** johnny-five and what belongs to it is loaded only for who needs it. */
export async function portFor({ link, now, profile, onHandset, onLine }: PortNeeds): Promise<ChairPort> {
  const traced = onLine === null ? {} : { onLine };
  if (profile === null) {
    return new ChairLinkPort({ link, now, nonce: () => randomBytes(4).readUInt32BE(), ...traced });
  }
  const { FirmataPort } = await import('../backend/firmata/firmata-port.ts');
  return new FirmataPort({ link, now, profile, onHandset, ...traced });
}
