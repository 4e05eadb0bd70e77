/** A technician's session on a line, in real time. */
import { randomBytes } from 'node:crypto';
import { StoreClient } from '../../backend/chair-link/store-client.ts';
import type { ChairIdentity } from '../../engine/chair-events.ts';
import { createLink } from '../../link/create-link.ts';
import type { ChairAddress } from '../../link/parse-chair-address.ts';
import { monotonicClock, startPulse } from '../pulse.ts';

const BEAT_MS = 20;

export interface StoreLine {
  readonly client: StoreClient;
  readonly identity: ChairIdentity;
}

/** Opens the line, does the work, and closes it whatever happens. Rejects with a `ChairError`. */
export async function onStoreLine<T>(
  address: ChairAddress,
  work: (line: StoreLine) => Promise<T>,
): Promise<T> {
  const now = monotonicClock();
  const client = new StoreClient({
    link: createLink(address),
    now,
    nonce: () => randomBytes(4).readUInt32BE(),
  });
  // Compiling keeps this process busy for a while: what came meanwhile is heard before anybody asks whether the chair is silent.
  const stopPulse = startPulse(BEAT_MS, () => setImmediate(() => client.tick(now())));
  try {
    return await work({ client, identity: await client.open() });
  } finally {
    stopPulse();
    await client.close();
  }
}
