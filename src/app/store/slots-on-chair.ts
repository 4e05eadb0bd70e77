/** What a chair carries, slot by slot. */
import { playing, readBank } from '../../backend/chair-link/flash-image.ts';
import type { SlotInfo, StoreClient } from '../../backend/chair-link/store-client.ts';
import type { SlotShown } from '../../image/store-shown.ts';
import { HEADER_BYTES, type ReadHeader, readHeader } from '../../protocol/program-image/header.ts';
import { ChairError } from '../../units/chair-error.ts';

export interface SlotOnChair {
  readonly slot: number;
  readonly info: NonNullable<SlotInfo['slot']>;
  /** Of the program in use; null where there is none. */
  readonly header: ReadHeader | null;
  /** Of the other bank; null where it holds nothing. */
  readonly other: ReadHeader | null;
  /** The first digits of the hash of what is in use. */
  readonly stamp: string | null;
}

export async function readSlots(client: StoreClient): Promise<readonly SlotOnChair[]> {
  const { transfer } = await client.info(0);
  const slots: SlotOnChair[] = [];
  for (let slot = 0; slot < transfer.slots; slot += 1) slots.push(await readSlot(client, slot));
  return slots;
}

export async function readSlot(client: StoreClient, slot: number): Promise<SlotOnChair> {
  const found = await client.info(slot);
  const { slot: info } = found;
  if (info === null) {
    throw new ChairError(
      'incompatible',
      `The chair has no slot ${slot}.`,
      `It has slots 0 to ${found.transfer.slots - 1}.`,
    );
  }
  const head = async (bank: 'a' | 'b'): Promise<ReadHeader | null> =>
    info[bank] === 'empty' ? null : readHeader(await readBank(client, slot, bank, HEADER_BYTES));
  const { playing: bank } = info;
  const other = bank === 'a' ? 'b' : 'a';
  return {
    slot,
    info,
    header: bank === 'none' ? null : await head(bank),
    other: await head(other),
    stamp: playing(found),
  };
}

/** All of the image in use, as the chair has it. Throws a `ChairError` where the slot is empty. */
export async function readInUse(client: StoreClient, { slot, info }: SlotOnChair): Promise<Uint8Array> {
  if (info.playing === 'none')
    throw new ChairError('refused', `Slot ${slot} is empty.`, 'npx tsubo programs list shows what is there.');
  return readBank(client, slot, info.playing, info.playing === 'a' ? info.abytes : info.bbytes);
}

/** In words for a person. */
export function shownSlot({ slot, info, header, other, stamp }: SlotOnChair): SlotShown {
  return {
    slot,
    id: header?.id ?? null,
    version: header?.version ?? null,
    bytes: info.playing === 'none' ? 0 : info.playing === 'a' ? info.abytes : info.bbytes,
    stamp,
    trial: info.trial,
    fellBack: info.active !== info.playing,
    other: other === null ? null : `${other.id} version ${other.version}`,
  };
}
