/** Images that somebody who means harm, or a broken disk, might hand in. All of them must be refused. */
import { HEADER_BYTES, MOST_IMAGE_BYTES, unsignedImage } from '../../src/protocol/program-image/header.ts';
import { signedImage } from '../../src/protocol/program-image/signature.ts';
import { textOf } from '../programs/shipped.ts';
import { HOME, imageOf, SECRET } from '../sim/store/support/images.ts';

const LABEL = { id: 'a-program', version: 1, capabilities: 0, limits: HOME.limits, model: HOME.model };

/** What a forger with a trusted key could make: everything around the body is right. */
export function forged(body: readonly number[]): Uint8Array {
  return signedImage(unsignedImage(LABEL, Uint8Array.from(body)), SECRET);
}

/** Two texts in two languages, nothing else, and then these bytes: goals, sources, inputs, fragments, steps. */
const HEAD = [0, 1, 65, 1, 65, 1, 65, 1, 65];
export const REST = [12, 1, 2];
export const program = (...steps: readonly number[]): readonly number[] => [...HEAD, 0, 0, 0, 0, ...steps];
const nested = (depth: number): readonly number[] =>
  depth === 0 ? REST : [0x80, 50, 1, ...nested(depth - 1)];

export const BOMBS: Readonly<Record<string, readonly number[]>> = {
  nothing: [],
  'flags that are none': [9],
  'a text longer than the body': [0, 0xff, 0x7f],
  'a text that is not UTF-8': [0, 1, 0xff, 0, 0, 0, 0, 0, 0, 0, 1, ...REST],
  'a number without end': [0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
  'a number longer than it need be': [0, 0x81, 0x00, 65, 1, 65, 1, 65, 1, 65, 0, 0, 0, 0, 1, ...REST],
  'no steps': program(0),
  'more steps than bytes': program(0xd0, 0x0f, ...REST),
  'four million strokes': program(1, ...nested(4)),
  'repeats nested nine deep': program(1, ...nested(9)),
  'repeats nested two thousand deep': program(1, ...nested(2_000)),
  'repeated no times': program(1, 0x80, 0, 1, ...REST),
  'a step of no code': program(1, 0x3f, 1, 2),
  'a mask of no keys': program(1, 12, 0x80, 1),
  'a key that is missing': program(1, 12, 0),
  'a mask of names that is empty': program(1, 12 | 0x40, 1, 0, 2),
  'a name that means nothing': program(1, 12 | 0x40, 1, 1, 0),
  'a time too long': program(1, 12, 1, 0xa0, 0x06),
  'a whole amount in the long form': program(1, 12, 1, 0xd1, 0x0f),
  'a rest with a companion': program(1, 0x82, ...REST, 1, 11, 1, 0),
  'a together of nothing': program(1, 0x82, ...REST, 0),
  'a use of no fragment': program(1, 0x83, 0),
  'a fragment that uses itself': [...HEAD, 0, 0, 0, 1, 1, 97, 1, 0x83, 0, 1, 0x83, 0],
  'fragments out of order': [...HEAD, 0, 0, 0, 2, 1, 98, 1, 97, 1, ...REST, 1, ...REST, 1, ...REST],
  'a name that looks like another': [...HEAD, 0, 0, 0, 1, 2, 0xd0, 0xb0, 1, ...REST, 1, ...REST],
  'an item with the name of no letter': program(1, 0x81, 1, 45, 8, 1, 0, 0, 1, ...REST),
  'bytes after the end': program(1, ...REST, 0),
  'goals that are none': [...HEAD, 1, 99, 0, 0, 0, 1, ...REST],
  'one choice': [...HEAD, 0, 0, 1, 1, 97, 8, 0, 0, 2, 1, 2, 0, 1, ...REST],
};

export interface HostileImage {
  readonly why: string;
  readonly image: Uint8Array;
}

const TRUNCATED = 60;
const FLIPPED = 120;

/** Bombs that are signed, a whole image cut off in many places, and one with one bit changed in many. */
export function hostileImages(): readonly HostileImage[] {
  const whole = imageOf(textOf('swedish-back'), 1);
  const places = (count: number, most: number): readonly number[] =>
    Array.from({ length: count }, (_, i) => Math.floor((i * most) / count));
  return [
    ...Object.entries(BOMBS).map(([why, body]) => ({ why, image: forged(body) })),
    {
      why: 'longer than a bank',
      image: forged([...program(1, ...REST), ...new Array(MOST_IMAGE_BYTES - HEADER_BYTES).fill(0)]),
    },
    { why: 'a megabyte of nothing', image: new Uint8Array(1_048_576) },
    { why: 'a megabyte that begins well', image: padded(whole) },
    ...places(TRUNCATED, whole.length).map((length) => ({
      why: `cut off after ${length} bytes`,
      image: whole.subarray(0, length),
    })),
    ...places(FLIPPED, whole.length * 8).map((bit) => ({
      why: `bit ${bit} changed`,
      image: flipped(whole, bit),
    })),
  ];
}

function padded(whole: Uint8Array): Uint8Array {
  const image = new Uint8Array(1_048_576);
  image.set(whole);
  return image;
}

function flipped(whole: Uint8Array, bit: number): Uint8Array {
  const image = whole.slice();
  image[bit >> 3] = (image[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return image;
}
