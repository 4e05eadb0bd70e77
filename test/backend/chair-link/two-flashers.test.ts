import { describe, expect, it } from 'vitest';
import { hashOf } from '../../../sim/store/slots.ts';
import { flashImage, playing } from '../../../src/backend/chair-link/flash-image.ts';
import { ChairError } from '../../../src/units/chair-error.ts';
import { smallImage } from '../../sim/store/support/images.ts';
import { stampOf } from '../../sim/store/support/installs.ts';
import { cellsWith, inUse } from './flash-scenes.ts';
import { StoreRig } from './store-rig.ts';

const OLD = smallImage(1);
const [ONE, OTHER] = [smallImage(2), smallImage(3)];

async function ended(work: Promise<boolean>): Promise<boolean | ChairError> {
  return work.catch((error: unknown) => {
    if (error instanceof ChairError) return error;
    throw error;
  });
}

/** The second begins `afterMs` after the first; both have ended. */
async function bothFlash(second: Uint8Array, afterMs: number): Promise<{ rig: StoreRig; second: unknown }> {
  const rig = new StoreRig({ cells: cellsWith(OLD) });
  await rig.open();
  const first = ended(rig.flash(ONE));
  await rig.idleWhile(afterMs);
  const client = rig.join();
  await rig.run(client.open());
  const job = { slot: 0, image: second, hash: hashOf(second), onProgress: () => undefined };
  const answer = await rig.run(ended(flashImage(client, job)));
  await rig.run(first);
  return { rig, second: answer };
}

describe('two hosts flash one chair at once', () => {
  it.each([60, 250])(
    'never a mix, the second %i ms after the first; a third puts it right',
    async (afterMs) => {
      const { rig, second } = await bothFlash(OTHER, afterMs);
      // Where the transfer of the first is still open, the second is told so.
      if (second instanceof ChairError) expect(['busy', 'refused']).toContain(second.code);
      rig.reconnect(4);
      await rig.open();
      const found = playing(await rig.run(rig.client.info(0)));
      expect([OLD, ONE, OTHER].map(stampOf)).toContain(found);
      expect([OLD, ONE, OTHER].map(hashOf)).toContain(hashOf(await inUse(rig)));
      await rig.idle(11_000);
      const { slot } = await rig.run(rig.client.info(0));
      if (slot?.trial !== 'none')
        await rig.run(rig.client.command({ name: 'pgr', slot: 0, signature: 'A'.repeat(86) }));
      await rig.idleWhile(200);
      await rig.run(rig.flash(OTHER));
      expect(hashOf(await inUse(rig))).toBe(hashOf(OTHER));
    },
  );

  it('goes on together where both bring the same', async () => {
    const { rig, second } = await bothFlash(ONE, 150);
    expect(second).toBe(true);
    rig.reconnect(4);
    await rig.open();
    expect(hashOf(await inUse(rig))).toBe(hashOf(ONE));
  });
});
