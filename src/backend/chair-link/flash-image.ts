/**
 * One image into one slot: the bank that is not in use is written, verified by the board, committed, read back, and only
 * then put in use. It may be broken off anywhere and done again: it goes on where the board is.
 */
import type { AckCode } from '../../protocol/messages.ts';
import { textOfBytes } from '../../protocol/program-image/bytes-text.ts';
import { ChairError } from '../../units/chair-error.ts';
import type { SlotInfo, StoreClient } from './store-client.ts';
import { cutOffError, refusalError } from './store-refusals.ts';

/** Bytes in one line: 92 letters of base64url. */
export const PART_BYTES = 69;
/** Asked for before the first has come: the line is never idle. */
const READ_AHEAD = 6;
/** Lines of data under way: as many as the send window takes. */
const SEND_AHEAD = 8;
const BUSY_AGAIN_MS = 10;
const BUSY_LIMIT_MS = 5_000;
const MOST_ATTEMPTS = 6;

export type FlashStage = 'begin' | 'erase' | 'send' | 'verify' | 'commit' | 'read-back' | 'activate' | 'done';

export interface FlashProgress {
  readonly stage: FlashStage;
  /** Bytes the board has confirmed. */
  readonly confirmed: number;
  readonly bytes: number;
}

export interface FlashJob {
  readonly slot: number;
  readonly image: Uint8Array;
  /** SHA-256 of the image, lower-case hex. */
  readonly hash: string;
  readonly onProgress: (progress: FlashProgress) => void;
}

/** Resolves when the program is in use, on trial; false where it was already. Rejects with a `ChairError` that says at which stage it failed. */
export async function flashImage(client: StoreClient, job: FlashJob): Promise<boolean> {
  let stage: FlashStage = 'begin';
  const onProgress = (progress: FlashProgress): void => {
    stage = progress.stage;
    job.onProgress(progress);
  };
  try {
    return await install(client, { ...job, onProgress });
  } catch (error) {
    throw error instanceof ChairError && error.code === 'link-lost' ? cutOffError(stage, error) : error;
  }
}

async function install(client: StoreClient, job: FlashJob): Promise<boolean> {
  const { slot, hash, image } = job;
  const stamp = hash.slice(0, 16);
  const before = await client.info(slot);
  if (playing(before) === stamp) return false;
  if (bankOf(before, stamp) === null) await transfer(client, job, stamp);
  const committed = await client.info(slot);
  const bank = bankOf(committed, stamp);
  if (bank === null) throw lostBank();
  tell(job, 'read-back', image.length);
  const found = await readBank(client, slot, bank, image.length);
  if (!found.every((byte, i) => byte === image[i])) {
    throw new ChairError(
      'verify',
      'What the chair has is not what was sent.',
      'The old program is in use. Do it again.',
    );
  }
  tell(job, 'activate', image.length);
  await settled(client, 'activate', () => client.command({ name: 'pgt', slot, stamp }));
  tell(job, 'done', image.length);
  return true;
}

/** All bytes of a bank, as the board's flash has them. */
export async function readBank(
  client: StoreClient,
  slot: number,
  bank: 'a' | 'b',
  bytes: number,
): Promise<Uint8Array> {
  const image = new Uint8Array(bytes);
  let next = 0;
  const reader = async (): Promise<void> => {
    while (next < bytes) {
      const at = next;
      next += PART_BYTES;
      const part = await client.read(slot, bank, at);
      image.set(part.subarray(0, bytes - at), at);
    }
  };
  await Promise.all(Array.from({ length: READ_AHEAD }, reader));
  return image;
}

/** Asks until the flash has done it. */
export async function settled(
  client: StoreClient,
  stage: FlashStage | 'confirm' | 'rollback' | 'remove' | 'choose',
  ask: () => Promise<AckCode>,
): Promise<void> {
  for (let waitedMs = 0; ; waitedMs += BUSY_AGAIN_MS) {
    const code = await ask();
    if (code === 'ok') return;
    if (code !== 'busy' || waitedMs > BUSY_LIMIT_MS) throw refusalError(stage, code);
    await client.pause(BUSY_AGAIN_MS);
  }
}

async function transfer(client: StoreClient, job: FlashJob, stamp: string): Promise<void> {
  const { slot, image, hash } = job;
  for (let attempt = 1; ; attempt += 1) {
    tell(job, 'begin', 0);
    await settled(client, 'begin', () => client.command({ name: 'pgb', slot, bytes: image.length, hash }));
    const offset = await erased(client, job);
    tell(job, 'send', offset);
    const refusal = await send(client, job, offset);
    if (refusal === 'ok') break;
    if (!['offset', 'no-transfer', 'busy', 'field'].includes(refusal) || attempt === MOST_ATTEMPTS) {
      throw refusalError('send', refusal);
    }
  }
  tell(job, 'verify', image.length);
  try {
    await settled(client, 'verify', () => client.command({ name: 'pgv' }));
    tell(job, 'commit', image.length);
    await settled(client, 'commit', () => client.command({ name: 'pgc', slot, stamp }));
  } catch (error) {
    // What the board has refused stays in nobody's way. Where the line is gone, the lease ends it.
    await client.command({ name: 'pga' }).catch(() => undefined);
    throw error;
  }
}

/** Waits until the board takes data; gives where it is. */
async function erased(client: StoreClient, job: FlashJob): Promise<number> {
  tell(job, 'erase', 0);
  for (let waitedMs = 0; waitedMs <= BUSY_LIMIT_MS; waitedMs += BUSY_AGAIN_MS) {
    const { transfer: open } = await client.info(job.slot);
    if (open.state !== 'erasing') return open.received;
    await client.pause(BUSY_AGAIN_MS);
  }
  throw refusalError('erase', 'busy');
}

/** `ok`, or the first refusal. */
async function send(client: StoreClient, job: FlashJob, from: number): Promise<AckCode> {
  const { image } = job;
  let next = from;
  let confirmed = from;
  let refusal: AckCode = 'ok';
  const sender = async (): Promise<void> => {
    while (next < image.length && refusal === 'ok') {
      const offset = next;
      const part = image.subarray(offset, offset + PART_BYTES);
      next += part.length;
      const code = await client.command({ name: 'pgd', offset, data: textOfBytes(part) });
      if (code === 'ok') {
        confirmed += part.length;
        tell(job, 'send', confirmed);
      } else if (refusal === 'ok') refusal = code;
    }
  };
  await Promise.all(Array.from({ length: SEND_AHEAD }, sender));
  return refusal;
}

function tell({ image, onProgress }: FlashJob, stage: FlashStage, confirmed: number): void {
  onProgress({ stage, confirmed, bytes: image.length });
}

/** The bank that holds that image, whole as far as the board has said. */
export function bankOf({ slot }: SlotInfo, stamp: string): 'a' | 'b' | null {
  if (slot === null) return null;
  if (slot.a !== 'empty' && slot.astamp === stamp) return 'a';
  return slot.b !== 'empty' && slot.bstamp === stamp ? 'b' : null;
}

/** The stamp of what is in use; null where nothing is. */
export function playing({ slot }: SlotInfo): string | null {
  if (slot === null || slot.playing === 'none') return null;
  return slot.playing === 'a' ? slot.astamp : slot.bstamp;
}

function lostBank(): ChairError {
  return new ChairError(
    'transfer',
    'The chair did not keep what was committed.',
    'The old program is in use. Do it again.',
  );
}
