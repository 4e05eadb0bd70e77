import { describe, expect, it } from 'vitest';
import { decompileImage } from '../../src/image/compile-image.ts';
import { decodeBody } from '../../src/protocol/program-image/decode-body.ts';
import { bodyOf } from '../../src/protocol/program-image/header.ts';
import { judgeImage } from '../../src/protocol/program-image/judge-image.ts';
import { Random } from '../../src/units/random.ts';
import { textOf } from '../programs/shipped.ts';
import { HOME, imageOf } from '../sim/store/support/images.ts';
import { BOMBS, forged, hostileImages, program, REST } from './hostile-images.ts';

const home = { ...HOME, leastVersion: () => 1 };

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

  it('are more than 200 with whatever else is wrong with an image, and the board refuses each in words', () => {
    const images = hostileImages();
    expect(new Set(images.map(({ why }) => why)).size).toBeGreaterThanOrEqual(200);
    for (const { why, image } of images) {
      expect(judgeImage(image, home), why).toMatchObject({ ok: false, detail: expect.stringMatching(/\S/) });
    }
  });
});
