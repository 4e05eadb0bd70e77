/** Signed images for the simulated board, and the key they are signed with. */
import { hexToBytes } from '@noble/hashes/utils.js';
import { loadProfile } from '../../../../src/app/chair-profiles.ts';
import { envelopeHash } from '../../../../src/chair/envelope.ts';
import { compileImage } from '../../../../src/image/compile-image.ts';
import { MOST_IMAGE_BYTES } from '../../../../src/protocol/program-image/header.ts';
import { publicKeyOf, signedImage } from '../../../../src/protocol/program-image/signature.ts';

/** RFC 8032, tests 1 and 2. */
export const SECRET = hexToBytes('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60');
export const OTHER_SECRET = hexToBytes('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb');

const duo = loadProfile('tsubo-duo');

export const SERIAL = 'SIM0001';
export const HOME = {
  model: duo.name,
  capabilities: 0x000d,
  limits: envelopeHash(duo),
  keys: [publicKeyOf(SECRET)],
};

const HEAD = 'title: { en: Back, id: Punggung }\nabout: { en: For a test., id: Untuk uji. }\n';

export function imageOf(text: string, version: number, id = 'a-program', secret = SECRET): Uint8Array {
  const image = compileImage(text, 'a.yaml', { id, version }, duo);
  if (!image.ok) throw new Error(JSON.stringify(image.errors));
  return signedImage(image.value, secret);
}

/** About 270 bytes. */
export function smallImage(version: number, id?: string): Uint8Array {
  return imageOf(
    `${HEAD}strokes:\n  - hold: { at: BL23, pressure: ${20 + (version % 30)}N, for: 10s }\n`,
    version,
    id,
  );
}

/** As long as an image may be, to the byte. */
export function longImage(version: number): Uint8Array {
  const [few, fewLetters] = [300, 500];
  const least = imageOf(longText(version, few, fewLetters), version).length;
  const oneMore = imageOf(longText(version, few + 1, fewLetters), version).length - least;
  const left = MOST_IMAGE_BYTES - least;
  const strokes = few + Math.floor(left / oneMore);
  return imageOf(longText(version, strokes, fewLetters + (left % oneMore)), version);
}

function longText(version: number, strokes: number, letters: number): string {
  const sources = Array.from({ length: 20 }, (_, i) => `  - "${`source ${i} `.padEnd(198, 'x')}"\n`).join('');
  const rests = Array.from({ length: strokes }, (_, i) => `  - rest: { for: 1.${100 + i}s }\n`).join('');
  const prose = (letter: string): string => letter.repeat(500);
  return `title: { en: Long ${version}, id: Panjang }\nabout: { en: ${'a'.repeat(letters)}, id: ${prose('b')} }\nnotFor: { en: ${prose('c')}, id: ${prose('d')} }\nsources:\n${sources}strokes:\n${rests}`;
}
