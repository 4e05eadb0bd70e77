/** Who vouches for an image, and for what a technician asks of a store: ed25519 (RFC 8032). */
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { KEY_ID_BYTES, type ReadHeader, SIGNATURE_BYTES, SIGNED_BYTES } from './header.ts';

/** Says what is signed, so that no signature of one kind passes for another. */
const IMAGE_PREFIX = 'tsubo-program-image-1\n';
const REQUEST_PREFIX = 'tsubo-store-request-1\n';
export const PUBLIC_KEY_BYTES = 32;

/** 16 hex digits: the first eight bytes of the SHA-256 of the public key. */
export function keyIdOf(publicKey: Uint8Array): string {
  return bytesToHex(sha256(publicKey).subarray(0, KEY_ID_BYTES));
}

export function publicKeyOf(secretKey: Uint8Array): Uint8Array {
  return ed25519.getPublicKey(secretKey);
}

/** The same image with the key's id and signature in their places. */
export function signedImage(image: Uint8Array, secretKey: Uint8Array): Uint8Array {
  const signed = image.slice();
  signed.set(hexToBytes(keyIdOf(publicKeyOf(secretKey))), SIGNED_BYTES - KEY_ID_BYTES);
  signed.set(ed25519.sign(imageMessage(signed), secretKey), SIGNED_BYTES);
  return signed;
}

/** `unknown-key` where none of these keys is the one named. */
export function checkSignature(
  image: Uint8Array,
  header: ReadHeader,
  keys: readonly Uint8Array[],
): 'ok' | 'unknown-key' | 'wrong' {
  const key = keys.find((known) => keyIdOf(known) === header.keyId);
  if (key === undefined) return 'unknown-key';
  return verified(header.signature, imageMessage(image), key) ? 'ok' : 'wrong';
}

/** What a technician asks of one store, once: the number of the slot's newest record makes it good for nothing later. */
export interface StoreRequest {
  readonly verb: 'rollback' | 'remove';
  readonly serial: string;
  readonly slot: number;
  readonly record: number;
}

export function signedRequest(request: StoreRequest, secretKey: Uint8Array): Uint8Array {
  return ed25519.sign(requestMessage(request), secretKey);
}

/** The id of the key it is signed with; null where that is none of these. */
export function requestKeyId(
  request: StoreRequest,
  signature: Uint8Array,
  keys: readonly Uint8Array[],
): string | null {
  const key = keys.find((known) => verified(signature, requestMessage(request), known));
  return key === undefined ? null : keyIdOf(key);
}

function requestMessage({ verb, serial, slot, record }: StoreRequest): Uint8Array {
  return utf8ToBytes(`${REQUEST_PREFIX}${verb} ${serial} ${slot} ${record}`);
}

function imageMessage(image: Uint8Array): Uint8Array {
  return concatBytes(utf8ToBytes(IMAGE_PREFIX), image.subarray(0, SIGNED_BYTES));
}

/** The library throws where a signature or key is no point of the curve: then it is wrong, and nothing more. */
function verified(signature: Uint8Array, message: Uint8Array, key: Uint8Array): boolean {
  if (signature.length !== SIGNATURE_BYTES || key.length !== PUBLIC_KEY_BYTES) return false;
  try {
    return ed25519.verify(signature, message, key);
  } catch {
    return false;
  }
}
