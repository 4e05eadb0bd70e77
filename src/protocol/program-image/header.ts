/**
 * The fixed part in front of an image's body (protocols/program-image/v1/spec.md §2). Numbers are big-endian, words are
 * ASCII, padded with zeros.
 *
 *     0 TSPI · 4 format · 5 header length · 6 capabilities · 8 id · 32 version · 36 limits · 44 model · 60 body length
 *     64 SHA-256 of bytes 0…63 and the body · 96 key id · 104 ed25519 of a prefix and bytes 0…103 · 168 body
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

export const IMAGE_FORMAT = 1;
export const HEADER_BYTES = 168;
/** Header and body: what one bank of the store holds. */
export const MOST_IMAGE_BYTES = 8_192;
/** Header bytes that the digest covers, and those that the signature covers: the digest and the key's id too. */
export const DIGESTED_BYTES = 64;
export const SIGNED_BYTES = 104;

const MAGIC = utf8ToBytes('TSPI');
const ID = { at: 8, length: 24, pattern: /^[a-z][a-z0-9-]{0,23}$/ } as const;
const MODEL = { at: 44, length: 16, pattern: /^[A-Za-z0-9._-]{1,16}$/ } as const;
const AT = { format: 4, headerBytes: 5, capabilities: 6, version: 32, limits: 36, bodyBytes: 60 } as const;
const LIMITS_BYTES = 8;
const DIGEST_BYTES = 32;
export const KEY_ID_BYTES = 8;
export const SIGNATURE_BYTES = 64;

export interface ImageHeader {
  /** The bits of `iam.capabilities` the program cannot do without. */
  readonly capabilities: number;
  /** `a–z`, digits and `-`, beginning with a letter, at most 24: the file's name without its ending. */
  readonly id: string;
  /** Counts up with each change of the program; a board refuses to go down. */
  readonly version: number;
  /** 16 hex digits: the hash of the envelope (chair-link spec §9) of the chair it was made for. */
  readonly limits: string;
  /** The name of that chair's profile. */
  readonly model: string;
}

export interface ReadHeader extends ImageHeader {
  readonly format: number;
  readonly bodyBytes: number;
  /** Lower-case hex. */
  readonly digest: string;
  readonly keyId: string;
  readonly signature: Uint8Array;
}

/** Header and body without a signature: key id and signature are zeros until `sealed`. */
export function unsignedImage(header: ImageHeader, body: Uint8Array): Uint8Array {
  const image = new Uint8Array(HEADER_BYTES + body.length);
  const view = new DataView(image.buffer);
  image.set(MAGIC);
  image.set(body, HEADER_BYTES);
  view.setUint8(AT.format, IMAGE_FORMAT);
  view.setUint8(AT.headerBytes, HEADER_BYTES);
  view.setUint16(AT.capabilities, header.capabilities);
  image.set(utf8ToBytes(header.id), ID.at);
  view.setUint32(AT.version, header.version);
  image.set(hexToBytes(header.limits), AT.limits);
  image.set(utf8ToBytes(header.model), MODEL.at);
  view.setUint32(AT.bodyBytes, body.length);
  image.set(contentDigest(image), DIGESTED_BYTES);
  return image;
}

/** SHA-256 of the header's first 64 bytes and the body: what the header must say. */
export function contentDigest(image: Uint8Array): Uint8Array {
  return sha256(concatBytes(image.subarray(0, DIGESTED_BYTES), image.subarray(HEADER_BYTES)));
}

export function bodyOf(image: Uint8Array): Uint8Array {
  return image.subarray(HEADER_BYTES);
}

/** Null where these bytes are no image at all: too short, another magic, or words that are none. */
export function readHeader(image: Uint8Array): ReadHeader | null {
  if (image.length < HEADER_BYTES || MAGIC.some((byte, i) => image[i] !== byte)) return null;
  const view = new DataView(image.buffer, image.byteOffset, image.byteLength);
  if (view.getUint8(AT.headerBytes) !== HEADER_BYTES) return null;
  const id = word(image, ID);
  const model = word(image, MODEL);
  if (id === null || model === null) return null;
  const keyAt = DIGESTED_BYTES + DIGEST_BYTES;
  return {
    format: view.getUint8(AT.format),
    capabilities: view.getUint16(AT.capabilities),
    id,
    version: view.getUint32(AT.version),
    limits: bytesToHex(image.subarray(AT.limits, AT.limits + LIMITS_BYTES)),
    model,
    bodyBytes: view.getUint32(AT.bodyBytes),
    digest: bytesToHex(image.subarray(DIGESTED_BYTES, keyAt)),
    keyId: bytesToHex(image.subarray(keyAt, keyAt + KEY_ID_BYTES)),
    signature: image.slice(SIGNED_BYTES, SIGNED_BYTES + SIGNATURE_BYTES),
  };
}

/** A word and nothing but zeros behind it; null where it is not one. */
function word(image: Uint8Array, { at, length, pattern }: typeof ID | typeof MODEL): string | null {
  const bytes = image.subarray(at, at + length);
  const end = bytes.indexOf(0);
  const used = end === -1 ? bytes : bytes.subarray(0, end);
  const text = String.fromCharCode(...used);
  return pattern.test(text) && bytes.subarray(used.length).every((byte) => byte === 0) ? text : null;
}
