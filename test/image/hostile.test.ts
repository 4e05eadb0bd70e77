import { describe, expect, it } from 'vitest';
import { decompileImage } from '../../src/image/compile-image.ts';
import { decodeBody } from '../../src/protocol/program-image/decode-body.ts';
import {
  bodyOf,
  HEADER_BYTES,
  MOST_IMAGE_BYTES,
  unsignedImage,
} from '../../src/protocol/program-image/header.ts';
import { judgeImage } from '../../src/protocol/program-image/judge-image.ts';
import { signedImage } from '../../src/protocol/program-image/signature.ts';
import { Random } from '../../src/units/random.ts';
import { textOf } from '../programs/shipped.ts';
import { HOME, imageOf, SECRET } from '../sim/store/support/images.ts';

const LABEL = { id: 'a-program', version: 1, capabilities: 0, limits: HOME.limits, model: HOME.model };
const home = { ...HOME, leastVersion: () => 1 };

/** What a forger with a trusted key could make: everything around the body is right. */
function forged(body: readonly number[]): Uint8Array {
  return signedImage(unsignedImage(LABEL, Uint8Array.from(body)), SECRET);
}

/** Two texts in two languages, nothing else, and then these bytes: goals, sources, inputs, fragments, steps. */
const HEAD = [0, 1, 65, 1, 65, 1, 65, 1, 65];
const REST = [12, 1, 2];
const program = (...steps: readonly number[]): readonly number[] => [...HEAD, 0, 0, 0, 0, ...steps];
const nested = (depth: number): readonly number[] =>
  depth === 0 ? REST : [0x80, 50, 1, ...nested(depth - 1)];

const BOMBS: Readonly<Record<string, readonly number[]>> = {
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

describe('hostile images, signed with a trusted key (H24)', () => {
  it.each(Object.entries(BOMBS))('%s: refused by board and host', (_, body) => {
    const image = forged(body);
    expect(judgeImage(image, home)).toMatchObject({
      ok: false,
      code: 'body',
      detail: expect.stringMatching(/\S/),
    });
    expect(decompileImage(image)).toMatchObject({ ok: false });
  });

  it('holds for the well-formed one they are made from', () => {
    expect(judgeImage(forged(program(1, ...REST)), home)).toMatchObject({ ok: true });
    expect(decompileImage(forged(program(1, ...REST)))).toMatchObject({ ok: true });
  });

  it('never throws, and never takes what the host would not write, for 3000 changed bodies', () => {
    const random = new Random(8_004);
    const bodies = ['kneading', 'shiatsu-back-line', 'energise'].map((name) =>
      bodyOf(imageOf(textOf(name), 1)),
    );
    let refused = 0;
    for (let round = 0; round < 3_000; round += 1) {
      const body = [...(bodies[round % bodies.length] ?? [])];
      for (let change = random.integer(1, 4); change > 0; change -= 1) {
        const at = random.integer(0, body.length - 1);
        const kind = random.integer(0, 3);
        if (kind === 0) body[at] = random.integer(0, 255);
        else if (kind === 1) body.splice(at, random.integer(1, 20));
        else if (kind === 2) body.splice(at, 0, ...body.slice(at, at + random.integer(1, 40)));
        else body.length = at;
      }
      const read = decodeBody(Uint8Array.from(body));
      if (!read.ok) {
        refused += 1;
        expect(read.errors[0]).toMatch(/\S/);
      }
    }
    expect(refused).toBeGreaterThan(1_500);
  });

  it('are refused whole where they are longer than a bank', () => {
    const image = forged([...program(1, ...REST), ...new Array(MOST_IMAGE_BYTES - HEADER_BYTES).fill(0)]);
    expect(judgeImage(image, home)).toMatchObject({ ok: false, code: 'length' });
  });
});
