import { settled } from '../../backend/chair-link/flash-image.ts';
import { decompileImage } from '../../image/compile-image.ts';
import type { ChairAddress } from '../../link/parse-chair-address.ts';
import { ChairError } from '../../units/chair-error.ts';
import { readInUse, readSlot } from './slots-on-chair.ts';
import { onStoreLine } from './store-line.ts';

/**
 * The text of the program in a slot of this chair, which is to be played next: the board digests its flash again, and
 * begins the trial of a new program. Rejects with a `ChairError`, also where the board has just fallen back to the other bank.
 */
export function chooseOnChair(address: ChairAddress, slot: number): Promise<string> {
  return onStoreLine(address, async ({ client }) => {
    const found = await readSlot(client, slot);
    const image = await readInUse(client, found);
    const text = decompileImage(image);
    if (!text.ok) {
      throw new ChairError(
        'verify',
        `The program in slot ${slot} cannot be read: ${text.errors[0]}`,
        'Flash it again.',
      );
    }
    const stamp = found.stamp ?? '';
    await settled(client, 'choose', () => client.command({ name: 'pgp', slot, stamp }));
    return text.value;
  });
}
