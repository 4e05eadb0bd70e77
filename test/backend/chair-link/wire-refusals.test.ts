/** Everything that can be wrong with an image, over the wire: the board's own code for it, and words that name it. */
import { describe, expect, it } from 'vitest';
import { hashOf } from '../../../sim/store/slots.ts';
import { playing } from '../../../src/backend/chair-link/flash-image.ts';
import { refusalError } from '../../../src/backend/chair-link/store-refusals.ts';
import { compileImage } from '../../../src/image/compile-image.ts';
import { bodyOf, contentDigest, unsignedImage } from '../../../src/protocol/program-image/header.ts';
import { IMAGE_REFUSALS, type ImageRefusal } from '../../../src/protocol/program-image/image-refusals.ts';
import { signedImage } from '../../../src/protocol/program-image/signature.ts';
import { ChairError, EXIT_CODES } from '../../../src/units/chair-error.ts';
import { shippedProfile } from '../../sim/board/support/profiles.ts';
import { HOME, imageOf, OTHER_SECRET, SECRET, smallImage } from '../../sim/store/support/images.ts';
import { stampOf } from '../../sim/store/support/installs.ts';
import { cellsWith } from './flash-scenes.ts';
import { StoreRig } from './store-rig.ts';

const OLD = smallImage(5);
const TEXT = 'title: { en: A, id: B }\nabout: { en: C, id: D }\nstrokes:\n  - rest: { for: 9s }\n';
const GOOD = imageOf(TEXT, 6);
const LABEL = { id: 'a-program', version: 6, capabilities: 0, limits: HOME.limits, model: HOME.model };

/** What somebody with a trusted key could make: another header over the same body, everything about it right. */
function signedAs(label: Partial<typeof LABEL>, body = bodyOf(GOOD)): Uint8Array {
  return signedImage(unsignedImage({ ...LABEL, ...label }, body), SECRET);
}

/** A byte of the header is another, and digest and signature are made anew for it. */
function resigned(at: number, value: number): Uint8Array {
  const image = GOOD.slice();
  image[at] = value;
  image.set(contentDigest(image), 64);
  return signedImage(image, SECRET);
}

/** A byte is another, and nothing is made anew: what a broken disk does. */
function spoilt(at: number): Uint8Array {
  const image = GOOD.slice();
  image[at] = (image[at] ?? 0) ^ 1;
  return image;
}

function forMono(): Uint8Array {
  const made = compileImage(TEXT, 'a.yaml', { id: 'a-program', version: 6 }, shippedProfile('tsubo-mono'));
  if (!made.ok) throw new Error('the program of this test is broken');
  return signedImage(made.value, SECRET);
}

const WRONG: readonly (readonly [ImageRefusal, string, Uint8Array])[] = [
  ['image', 'the magic', resigned(0, 0x58)],
  ['image', 'the length of the header', resigned(5, 167)],
  ['image', 'the id', resigned(8, 0x41)],
  ['image', 'the model, as a word', resigned(44, 0x2f)],
  ['format', 'the format', resigned(4, 2)],
  ['length', 'the length of the body', resigned(63, (GOOD[63] ?? 0) + 1)],
  ['length', 'bytes cut off at the end', GOOD.subarray(0, GOOD.length - 1)],
  ['model', 'the model', signedAs({ model: 'tsubo-trio' })],
  ['model', 'an image made for another chair', forMono()],
  ['capability', 'a capability', signedAs({ capabilities: 0x8000 })],
  ['limits', 'the limits', signedAs({ limits: '0123456789abcdef' })],
  ['digest', 'the digest', spoilt(64)],
  ['digest', 'the version, changed afterwards', spoilt(35)],
  ['digest', 'a byte of the body', spoilt(170)],
  ['key', 'the id of the key', spoilt(96)],
  ['key', 'a key the board was not given', imageOf(TEXT, 6, 'a-program', OTHER_SECRET)],
  ['signature', 'the signature', spoilt(104)],
  ['counter', 'an older version', imageOf(TEXT, 4)],
  ['counter', 'the confirmed version with other bytes', imageOf(TEXT, 5)],
  ['body', 'a body that is none', signedAs({}, Uint8Array.from([9, 9, 9]))],
];

describe('an image with one thing wrong, on its way to a chair (H21)', () => {
  const cells = cellsWith(OLD);

  it.each(WRONG)('%s: %s', async (code, _, image) => {
    const rig = new StoreRig({ cells: cells.slice() });
    await rig.open();
    const error = await rig.run(rig.flash(image)).catch((thrown: unknown) => thrown);
    if (!(error instanceof ChairError)) throw new Error('it was not refused');
    const wanted = refusalError('verify', code);
    expect(error).toMatchObject({ code: wanted.code, message: wanted.message, next: wanted.next });
    expect(EXIT_CODES[error.code]).toBeGreaterThan(5);
    const info = await rig.run(rig.client.info(0));
    expect(playing(info)).toBe(stampOf(OLD));
    // Nothing is left open for the next one.
    expect(info.transfer.state).toBe('none');
  });

  it('is there for every code the specification has', () => {
    expect([...new Set(WRONG.map(([code]) => code))]).toEqual([...IMAGE_REFUSALS]);
    expect(new Set(WRONG.map(([, , image]) => hashOf(image))).size).toBe(WRONG.length);
  });
});
