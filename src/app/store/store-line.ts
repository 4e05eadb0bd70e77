/** A technician's session on a line, in real time. */
import { randomBytes } from 'node:crypto';
import { StoreClient } from '../../backend/chair-link/store-client.ts';
import type { ChairIdentity } from '../../engine/chair-events.ts';
import { createLink } from '../../link/create-link.ts';
import type { ChairAddress } from '../../link/parse-chair-address.ts';
import { monotonicClock, startPulse } from '../pulse.ts';

const BEAT_MS = 20;
/** More than this between two beats is no time in which anybody could have been heard. */
const MOST_GAP_MS = 100;

export interface StoreLine {
  readonly client: StoreClient;
  readonly identity: ChairIdentity;
}

/** Opens the line, does the work, and closes it whatever happens. Rejects with a `ChairError`. */
export async function onStoreLine<T>(
  address: ChairAddress,
  work: (line: StoreLine) => Promise<T>,
): Promise<T> {
  const clock = wakingClock(monotonicClock());
  const { now } = clock;
  const client = new StoreClient({
    link: createLink(address),
    now,
    nonce: () => randomBytes(4).readUInt32BE(),
  });
  const stopPulse = startPulse(BEAT_MS, () => {
    clock.beat();
    client.tick(now());
  });
  try {
    return await work({ client, identity: await client.open() });
  } finally {
    stopPulse();
    await client.close();
  }
}

/**
 * Counts the time in which this process was awake. Compiling keeps it busy for a while, and what came meanwhile has not
 * been read yet: whoever slept must not say that the chair was silent.
 */
function wakingClock(wall: () => number): { readonly now: () => number; readonly beat: () => void } {
  let [beatMs, beatWallMs] = [0, wall()];
  const now = (): number => beatMs + Math.min(MOST_GAP_MS, wall() - beatWallMs);
  const beat = (): void => {
    [beatMs, beatWallMs] = [now(), wall()];
  };
  return { now, beat };
}
