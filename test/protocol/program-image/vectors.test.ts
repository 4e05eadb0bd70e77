import { readFileSync } from 'node:fs';
import { hexToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadProfile } from '../../../src/app/chair-profiles.ts';
import { compileImage, decompileImage } from '../../../src/image/compile-image.ts';
import { formatProgram } from '../../../src/program/format-program.ts';
import { readHeader } from '../../../src/protocol/program-image/header.ts';
import { IMAGE_REFUSALS } from '../../../src/protocol/program-image/image-refusals.ts';
import { judgeImage } from '../../../src/protocol/program-image/judge-image.ts';
import { signedImage } from '../../../src/protocol/program-image/signature.ts';

const FOLDER = new URL('../../../protocols/program-image/v1/', import.meta.url);
const read = (file: string): unknown => parse(readFileSync(new URL(file, FOLDER), 'utf8'));

const IMAGES = read('vectors/images.yaml') as {
  secretKey: string;
  images: readonly { name: string; text: string; image: string }[];
};
const REFUSALS = read('vectors/refusals.yaml') as {
  home: { model: string; capabilities: number; limits: string; leastVersion: number; key: string };
  refusals: readonly { code: string; why: string; image: string }[];
};
const home = {
  ...REFUSALS.home,
  keys: [hexToBytes(REFUSALS.home.key)],
  leastVersion: () => REFUSALS.home.leastVersion,
};

/** Vectors are only ever added to: these were made for the chair before it had air, heat and posture. */
const CHAIR = { ...loadProfile('tsubo-duo'), air: null, heater: null, recline: null, legrest: null };

describe('golden images', () => {
  it.each(IMAGES.images)('$name: text to image, image to text, taken by the board', ({ text, image }) => {
    const bytes = hexToBytes(image);
    const made = compileImage(text, 'a.yaml', { id: 'a-program', version: 3 }, CHAIR);
    expect(made.ok && signedImage(made.value, hexToBytes(IMAGES.secretKey))).toEqual(bytes);
    const back = decompileImage(bytes);
    const formatted = back.ok ? formatProgram(back.value, 'a.yaml') : back;
    expect(formatted).toEqual(back);
    expect(judgeImage(bytes, home)).toEqual({ ok: true, header: readHeader(bytes) });
  });
});

describe('refused images', () => {
  it.each(REFUSALS.refusals)('$code: $why', ({ code, image }) => {
    expect(judgeImage(hexToBytes(image), home)).toMatchObject({ ok: false, code });
  });

  it('have a vector for each code, and a row in the specification', () => {
    expect([...new Set(REFUSALS.refusals.map(({ code }) => code))]).toEqual([...IMAGE_REFUSALS]);
    const spec = readFileSync(new URL('spec.md', FOLDER), 'utf8');
    const rows = [...spec.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, code]) => code);
    expect(rows.slice(0, IMAGE_REFUSALS.length)).toEqual([...IMAGE_REFUSALS]);
  });

  it('are refused for any bit flipped anywhere (H21)', () => {
    const image = hexToBytes(IMAGES.images[0]?.image ?? '');
    const codes = new Set<string>();
    for (let bit = 0; bit < image.length * 8; bit += 1) {
      const flipped = image.slice();
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const verdict = judgeImage(flipped, home);
      expect(verdict.ok).toBe(false);
      if (!verdict.ok) codes.add(verdict.code);
    }
    expect([...codes].sort()).toEqual(
      ['capability', 'digest', 'format', 'image', 'key', 'length', 'limits', 'model', 'signature'].sort(),
    );
  });
});
