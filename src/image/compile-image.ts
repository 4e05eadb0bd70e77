/** A program's text to its image for one chair, and back: the door of this room. */
import { envelopeHash } from '../chair/envelope.ts';
import type { ChairProfile, ForceLimits } from '../chair/profile.ts';
import type { Technique } from '../chair/stroke.ts';
import type { Diagnostic } from '../program/diagnostic.ts';
import { formatProgram } from '../program/format-program.ts';
import { readProgramSource } from '../program/read-program.ts';
import { CAPABILITIES } from '../protocol/bits.ts';
import { decodeBody } from '../protocol/program-image/decode-body.ts';
import { encodeBody } from '../protocol/program-image/encode-body.ts';
import {
  bodyOf,
  HEADER_BYTES,
  MOST_IMAGE_BYTES,
  readHeader,
  unsignedImage,
} from '../protocol/program-image/header.ts';
import type { ImageProgram, ImageStep } from '../protocol/program-image/image-program.ts';
import { err, ok, type Result } from '../units/result.ts';
import { imageProgramOf } from './from-source.ts';
import { textOf } from './to-text.ts';

export interface ImageLabel {
  readonly id: string;
  readonly version: number;
}

/** Why there is no image: what is wrong with the text, or that it does not fit. */
export type NoImage =
  | { readonly kind: 'program'; readonly diagnostic: Diagnostic }
  | { readonly kind: 'too-long'; readonly bytes: number; readonly mostBytes: number };

/** Not signed yet. The same program, however it is laid out and commented, gives the same bytes. */
export function compileImage(
  text: string,
  fileName: string,
  { id, version }: ImageLabel,
  profile: ChairProfile,
): Result<Uint8Array, NoImage> {
  const source = readProgramSource(text, fileName);
  if (!source.ok) {
    return err(...source.errors.map((diagnostic) => ({ kind: 'program', diagnostic }) as const));
  }
  const program = imageProgramOf(source.value);
  const body = encodeBody(program);
  const bytes = HEADER_BYTES + body.length;
  if (bytes > MOST_IMAGE_BYTES) return err({ kind: 'too-long', bytes, mostBytes: MOST_IMAGE_BYTES });
  const { name: model } = profile;
  const capabilities = neededCapabilities(program, profile.force);
  return ok(unsignedImage({ id, version, capabilities, limits: envelopeHash(profile), model }, body));
}

/**
 * The text of an image's program, as `fmt` would write it; comments are not in an image. Errors say what is wrong with
 * the bytes, or with the program they hold. An image that would not come out of this program again is refused: there is
 * one image of a program.
 */
export function decompileImage(image: Uint8Array): Result<string, string> {
  const header = readHeader(image);
  if (header === null) return err('These bytes are no image of a program.');
  const body = decodeBody(bodyOf(image));
  if (!body.ok) return body;
  const fileName = `${header.id}.yaml`;
  const text = formatProgram(textOf(body.value), fileName);
  if (!text.ok) return err(...text.errors.map(({ message }) => message));
  const again = readProgramSource(text.value, fileName);
  const isSame = again.ok && sameBytes(encodeBody(imageProgramOf(again.value)), bodyOf(image));
  return isSame ? text : err('The image is not written in the one way its program is.');
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** What is pressed needs a sensed force, or a chair that presses by depth instead; kneading, and what is played as kneading, its motor. */
function neededCapabilities({ fragments, steps }: ImageProgram, { depth }: ForceLimits): number {
  const used = new Set<Technique>();
  const look = (step: ImageStep): void => {
    switch (step.kind) {
      case 'stroke':
        used.add(step.technique);
        return;
      case 'together':
        used.add(step.stroke.technique);
        return;
      case 'repeat':
      case 'each':
        step.steps.forEach(look);
        return;
      case 'use':
        return;
      default:
        step satisfies never;
    }
  };
  for (const list of [steps, ...fragments.map((fragment) => fragment.steps)]) list.forEach(look);
  const has = (...techniques: readonly Technique[]): boolean => techniques.some((one) => used.has(one));
  const presses = has('sweep', 'hold', 'knead', 'roll', 'friction', 'tap', 'vibrate');
  const pressing = depth === undefined ? CAPABILITIES.force : CAPABILITIES.depth;
  return (presses ? pressing : 0) | (has('knead', 'tap', 'vibrate') ? CAPABILITIES.kneading : 0);
}
