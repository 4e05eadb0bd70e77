/** One chair's part of `tsubo flash`: find the slot, compile for this chair, sign, show what changes, flash. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { type FlashProgress, flashImage } from '../../backend/chair-link/flash-image.ts';
import { envelopeHash } from '../../chair/envelope.ts';
import type { ChairProfile } from '../../chair/profile.ts';
import { diffLines } from '../../cli/program-diff.ts';
import type { ChairIdentity } from '../../engine/chair-events.ts';
import { sameBytes } from '../../image/compile-image.ts';
import { bodyOf, readHeader } from '../../protocol/program-image/header.ts';
import { signedImage } from '../../protocol/program-image/signature.ts';
import { ChairError } from '../../units/chair-error.ts';
import { loadProfile } from '../chair-profiles.ts';
import { compileFile, isImageFile, programId, readImageFile } from './compile-file.ts';
import { readInUse, readSlots, type SlotOnChair } from './slots-on-chair.ts';
import type { StoreLine } from './store-line.ts';
import { strokeLinesOfImage } from './stroke-lines.ts';

export interface Change {
  readonly file: string;
  readonly slot: number;
  readonly id: string;
  readonly version: number;
  readonly image: Uint8Array;
  /** SHA-256 of the image. */
  readonly hash: string;
  /** What is in use in that slot now. */
  readonly before: SlotOnChair;
  /** What a person reads before saying yes; empty where nothing would change. */
  readonly words: readonly string[];
}

/** The profile of this very chair: the same name and the same limits. */
export function profileOf({ model, envelope }: ChairIdentity): ChairProfile {
  const profile = loadProfile(model);
  if (envelopeHash(profile) === envelope) return profile;
  throw new ChairError(
    'incompatible',
    `The limits of this ${model} are not those of its profile here.`,
    'Bring the profile of this chair, or have its board provisioned again.',
  );
}

/** What flashing these files would do. Changes nothing. */
export async function planChanges(
  { client, identity }: StoreLine,
  files: readonly string[],
  slot: number | null,
  secretKey: () => Uint8Array,
): Promise<readonly Change[]> {
  const profile = profileOf(identity);
  const slots = await readSlots(client);
  const taken = new Set<number>();
  const changes: Change[] = [];
  for (const file of files) {
    const id = isImageFile(file) ? (readHeader(readImageFile(file))?.id ?? '') : programId(file);
    const place = placeFor(slots, taken, id, slot);
    taken.add(place.slot);
    // Between two programs the line is looked after.
    await nextTurn();
    changes.push(await planOne({ client, identity }, file, id, place, slots, profile, secretKey));
  }
  return changes;
}

function placeFor(
  slots: readonly SlotOnChair[],
  taken: ReadonlySet<number>,
  id: string,
  asked: number | null,
): SlotOnChair {
  const free = slots.filter(({ slot }) => !taken.has(slot));
  const found =
    asked === null
      ? (free.find(({ header }) => header?.id === id) ?? free.find(({ header }) => header === null))
      : free.find(({ slot }) => slot === asked);
  if (found !== undefined) return found;
  throw asked === null
    ? new ChairError(
        'refused',
        'Every slot of the chair is taken.',
        'Choose one to replace: --slot N. npx tsubo programs list shows them.',
      )
    : new ChairError(
        'incompatible',
        `The chair has no slot ${asked}.`,
        `It has slots 0 to ${slots.length - 1}.`,
      );
}

async function planOne(
  { client }: StoreLine,
  file: string,
  id: string,
  before: SlotOnChair,
  slots: readonly SlotOnChair[],
  profile: ChairProfile,
  secretKey: () => Uint8Array,
): Promise<Change> {
  const inUse = before.header === null ? null : await readInUse(client, before);
  const known = slots.flatMap(({ header, other }) => [header, other]).filter((one) => one?.id === id);
  const newest = Math.max(0, ...known.map((one) => one?.version ?? 0));
  let image: Uint8Array;
  if (isImageFile(file)) image = readImageFile(file);
  else {
    const body = bodyOf(compileFile(file, { id, version: 1 }, profile));
    const isSame = inUse !== null && before.header?.id === id && sameBytes(bodyOf(inUse), body);
    const made = (version: number): Uint8Array =>
      signedImage(compileFile(file, { id, version }, profile), secretKey());
    image = isSame && inUse !== null ? inUse : await begunOrNew(client, before.slot, newest, made);
  }
  const hash = bytesToHex(sha256(image));
  const header = readHeader(image);
  const words = before.stamp === hash.slice(0, 16) ? [] : changeWords(before, inUse, image);
  return { file, slot: before.slot, id, version: header?.version ?? 0, image, hash, before, words };
}

/**
 * A transfer that was broken off goes on where it is the same program. Its bank is half written, so which version it was
 * to become may be read from it already, or not yet.
 */
async function begunOrNew(
  client: StoreLine['client'],
  slot: number,
  newest: number,
  made: (version: number) => Uint8Array,
): Promise<Uint8Array> {
  const { transfer } = await client.info(slot);
  if (transfer.state === 'none' || transfer.slot !== slot) return made(newest + 1);
  const begun = [newest, newest + 1, newest + 2]
    .filter((version) => version > 0)
    .map(made)
    .find((image) => bytesToHex(sha256(image)).startsWith(transfer.stamp));
  return begun ?? made(newest + 1);
}

function changeWords(
  { header }: SlotOnChair,
  inUse: Uint8Array | null,
  image: Uint8Array,
): readonly string[] {
  const next = readHeader(image);
  const was = header === null ? 'empty' : `${header.id} version ${header.version}`;
  const heads: [string, string | number | undefined, string | number | undefined][] = [
    ['model', header?.model, next?.model],
    ['limits', header?.limits, next?.limits],
    ['needs', header?.capabilities, next?.capabilities],
  ];
  return [
    `${was} → ${next?.id} version ${next?.version}, ${image.length} bytes`,
    ...heads
      .filter(([, old, now]) => old !== undefined && old !== now)
      .map(([name, old, now]) => `  ${name}: ${old} → ${now}`),
    ...diffLines(inUse === null ? [] : strokeLinesOfImage(inUse), strokeLinesOfImage(image)).map(
      ({ sign, text }) => `  ${sign} ${text}`,
    ),
  ];
}

/** True where the chair has another program in use now. */
export function carryOut(
  { client }: StoreLine,
  { slot, image, hash }: Change,
  onProgress: (progress: FlashProgress) => void,
): Promise<boolean> {
  return flashImage(client, { slot, image, hash, onProgress });
}
