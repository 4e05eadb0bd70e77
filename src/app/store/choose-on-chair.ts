import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { settled } from '../../backend/chair-link/flash-image.ts';
import type { StoredProgram } from '../../engine/chair-events.ts';
import { decompileImage } from '../../image/compile-image.ts';
import { ChairError } from '../../units/chair-error.ts';
import { readInUse, readSlot } from './slots-on-chair.ts';
import type { StoreLine } from './store-line.ts';

export interface ChosenOnChair extends StoredProgram {
  /** The program's text. */
  readonly text: string;
}

/**
 * The program in a slot of this chair, which is to be played next. The board digests its flash and compares it with what
 * was read here, begins the trial of a new program, and digests it once more at Start. Rejects with a `ChairError`, also
 * where the board has just fallen back to the other bank.
 */
export async function chooseOnChair({ client }: StoreLine, slot: number): Promise<ChosenOnChair> {
  const image = await readInUse(client, await readSlot(client, slot));
  const text = decompileImage(image);
  if (!text.ok) {
    throw new ChairError(
      'verify',
      `The program in slot ${slot} cannot be read: ${text.errors[0]}`,
      'Flash it again.',
    );
  }
  const stamp = bytesToHex(sha256(image)).slice(0, 16);
  await settled(client, 'choose', () => client.command({ name: 'pgp', slot, stamp }));
  return { slot, stamp, text: text.value };
}
