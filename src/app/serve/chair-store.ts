/** What the chair keeps, for the panel: its programs as massages on offer, and all of its store for a technician. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { StoredProgram } from '../../engine/chair-events.ts';
import type { StorePage } from '../../http/store-wire.ts';
import { decompileImage } from '../../image/compile-image.ts';
import type { ChairAddress } from '../../link/parse-chair-address.ts';
import { ChairError } from '../../units/chair-error.ts';
import { boardRecord } from '../store/audit.ts';
import { readInUse, readSlots, shownSlot } from '../store/slots-on-chair.ts';
import { onStoreLine } from '../store/store-line.ts';

/** A program of the chair's own. */
export interface ChairProgram extends StoredProgram {
  /** In the panel's catalogue. */
  readonly id: string;
  readonly text: string;
}

/** Counters come once a second. */
const COUNTERS_MS = 1_100;
const MOST_CHANGES = 40;

/** What is in use in its slots, as it was read; none where no chair answers or it keeps none. */
export async function programsOnChair(address: ChairAddress): Promise<readonly ChairProgram[]> {
  try {
    return await onStoreLine(address, async ({ client }) => {
      const found: ChairProgram[] = [];
      for (const slot of await readSlots(client)) {
        if (slot.header === null) continue;
        const image = await readInUse(client, slot);
        const text = decompileImage(image);
        const stamp = bytesToHex(sha256(image)).slice(0, 16);
        if (text.ok) found.push({ id: `chair-${slot.slot}`, slot: slot.slot, stamp, text: text.value });
      }
      return found;
    });
  } catch (error) {
    if (error instanceof ChairError) return [];
    throw error;
  }
}

/** Rejects with a `ChairError` where the chair cannot be read. */
export function readStorePage(address: ChairAddress): Promise<StorePage> {
  return onStoreLine(address, async (line) => {
    const { client, identity } = line;
    const slots = (await readSlots(client)).map(shownSlot);
    const changes = (await boardRecord(line, MOST_CHANGES)).map(({ name: _, ...change }) => change);
    await client.pause(COUNTERS_MS);
    const { model, serial, protocolMajor, protocolMinor } = identity;
    const counters = client.counters === null ? null : { ...client.counters };
    return { model, serial, protocol: `${protocolMajor}.${protocolMinor}`, slots, changes, counters };
  });
}
