/** Whether an image is for this board, whole, vouched for and new enough: each thing wrong has a code of its own. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { decodeBody } from './decode-body.ts';
import {
  bodyOf,
  contentDigest,
  HEADER_BYTES,
  IMAGE_FORMAT,
  MOST_IMAGE_BYTES,
  type ReadHeader,
  readHeader,
} from './header.ts';
import type { ImageRefusal } from './image-refusals.ts';
import { checkSignature } from './signature.ts';

/** The board that is to hold the image. */
export interface ImageHome {
  readonly model: string;
  /** Bits of `iam.capabilities`. */
  readonly capabilities: number;
  /** Hash of its envelope. */
  readonly limits: string;
  /** Public keys it trusts. */
  readonly keys: readonly Uint8Array[];
  /** The least version of that program it takes. */
  readonly leastVersion: (id: string) => number;
}

export type ImageVerdict =
  | { readonly ok: true; readonly header: ReadHeader }
  | { readonly ok: false; readonly code: ImageRefusal; readonly detail: string };

export function judgeImage(image: Uint8Array, home: ImageHome): ImageVerdict {
  const header = readHeader(image);
  if (header === null) return no('image', 'no image of a program');
  const { format, bodyBytes, model, capabilities, limits, digest, id, version } = header;
  if (format !== IMAGE_FORMAT) return no('format', `format ${format}, known is ${IMAGE_FORMAT}`);
  if (image.length !== HEADER_BYTES + bodyBytes || image.length > MOST_IMAGE_BYTES) {
    return no('length', `${image.length} bytes; the header says ${HEADER_BYTES + bodyBytes}`);
  }
  if (model !== home.model) return no('model', `for ${model}, this is ${home.model}`);
  const lacking = capabilities & ~home.capabilities;
  if (lacking !== 0) return no('capability', `needs capability bits ${lacking.toString(16)}`);
  if (limits !== home.limits) return no('limits', `for limits ${limits}, this has ${home.limits}`);
  if (bytesToHex(contentDigest(image)) !== digest) return no('digest', 'changed after it was made');
  switch (checkSignature(image, header, home.keys)) {
    case 'unknown-key':
      return no('key', `signed with ${header.keyId}, which is not trusted`);
    case 'wrong':
      return no('signature', `not signed by ${header.keyId}`);
    default:
  }
  const least = home.leastVersion(id);
  if (version < least) return no('counter', `version ${version}, at least ${least} is wanted`);
  const body = decodeBody(bodyOf(image));
  return body.ok ? { ok: true, header } : no('body', body.errors[0] ?? '');
}

function no(code: ImageRefusal, detail: string): ImageVerdict {
  return { ok: false, code, detail };
}
