import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadProfile } from '../../src/app/chair-profiles.ts';
import { compileImage, decompileImage } from '../../src/image/compile-image.ts';
import { readProgram } from '../../src/program/read-program.ts';
import { CAPABILITIES } from '../../src/protocol/bits.ts';
import { MOST_IMAGE_BYTES, readHeader } from '../../src/protocol/program-image/header.ts';
import { bare } from '../program/bare.ts';
import { generatedProgram } from '../program/generated-program.ts';
import { NAMES, textOf } from '../programs/shipped.ts';

const duo = loadProfile('tsubo-duo');
const LABEL = { id: 'a-program', version: 1 };

function imageOf(text: string): Uint8Array {
  const image = compileImage(text, 'a.yaml', LABEL, duo);
  if (!image.ok) throw new Error(JSON.stringify(image.errors));
  return image.value;
}

function backOf(image: Uint8Array): string {
  const text = decompileImage(image);
  if (!text.ok) throw new Error(text.errors.join('\n'));
  return text.value;
}

/** All that is played and shown, but not where it is written nor in which of its units. */
function meaning(text: string): unknown {
  const program = readProgram(text, 'a.yaml');
  if (!program.ok) throw new Error(program.errors.map(({ message }) => message).join('\n'));
  const { strokes, inputs, warnings: _, ...rest } = program.value;
  const values = inputs.map(({ name, kind, label, default: standard, from, to, choices }) => ({
    name,
    kind,
    label,
    standard: standard.value,
    ends: [from?.value, to?.value],
    choices: choices.map(({ value }) => value),
  }));
  return { ...rest, strokes: strokes.map(bare), values };
}

describe('the image of a shipped program', () => {
  it.each(NAMES)('%s comes out again as the same strokes and inputs, and fits', (name) => {
    const image = imageOf(textOf(name));
    expect(image.length).toBeLessThanOrEqual(MOST_IMAGE_BYTES);
    const text = backOf(image);
    expect(meaning(text)).toEqual(meaning(textOf(name)));
    expect(imageOf(text)).toEqual(image);
  });
});

describe('the image of any program', () => {
  it('comes out again as the same strokes', () => {
    fc.assert(
      fc.property(generatedProgram, ({ text }) => {
        const image = imageOf(text);
        const back = backOf(image);
        expect(meaning(back)).toEqual(meaning(text));
        expect(imageOf(back)).toEqual(image);
      }),
      { seed: 8_001, numRuns: 50 },
    );
  });

  it('is the same however the text is laid out', () => {
    const head = 'title: { en: A, id: B }\nabout: { en: C, id: D }\n';
    const one = `${head}strokes:\n  - sweep: { from: L5, to: T1, speed: 50 mm/s, pressure: 20N, side: both }\n`;
    const other = `# a note\nstrokes:\n- sweep:\n    pressure: 20.0N\n    to: T1\n    speed: 5cm/s\n    passes: 1\n    from: L5\n${head}`;
    expect(imageOf(other)).toEqual(imageOf(one));
  });

  it('fits a program of nearly 27 minutes in which no two strokes are the same', () => {
    const places = ['T3', 'T5', 'T7', 'T9', 'T11', 'L1', 'L3', 'BL13', 'BL18', 'BL23'];
    const strokes = Array.from({ length: 100 }, (_, i) => {
      const at = `${places[i % places.length]} ${i % 2 === 0 ? '+' : '-'} ${1 + (i % 11)}.${i % 10}mm`;
      const side = i % 3 === 0 ? 'left' : 'right';
      return `  - hold: { at: ${at}, pressure: ${10 + (i % 9)}.${i % 10}N, for: 3.${i % 10}s, side: ${side}, ramp: 1.${i % 10}s }\n  - rest: { for: ${i % 3 === 0 ? 5 : 4}.${i % 10}s }\n`;
    });
    const text = `title: { en: A, id: B }\nabout: { en: C, id: D }\nstrokes:\n${strokes.join('')}`;
    const program = readProgram(text, 'a.yaml');
    expect(program.ok && program.value.estimatedS).toBeGreaterThan(26 * 60);
    expect(imageOf(text).length).toBeLessThanOrEqual(MOST_IMAGE_BYTES / 2);
    expect(imageOf(backOf(imageOf(text)))).toEqual(imageOf(text));
  });

  it('says how long it would be where it does not fit', () => {
    const holds = Array.from(
      { length: 700 },
      (_, i) =>
        `  - hold: { at: ${1 + (i % 9)}.5% of T7..L1 + 1.${i % 10}mm, pressure: 4.5N, for: 2.${i % 10}s }\n`,
    );
    const text = `title: { en: A, id: B }\nabout: { en: C, id: D }\nstrokes:\n${holds.join('')}`;
    const image = compileImage(text, 'a.yaml', LABEL, duo);
    expect(image.ok).toBe(false);
  });
});

describe('hostile bytes', () => {
  it('never make a program out of any flipped bit that is not one, and never throw', () => {
    const image = imageOf(textOf('shiatsu-back-line'));
    let refused = 0;
    for (let bit = 168 * 8; bit < image.length * 8; bit += 101) {
      const flipped = image.slice();
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const text = decompileImage(flipped);
      if (text.ok) expect(imageOf(text.value).subarray(168)).toEqual(flipped.subarray(168));
      else refused += 1;
    }
    expect(refused).toBeGreaterThan(0);
  });

  it('are refused where the body is cut off anywhere', () => {
    const image = imageOf(textOf('kneading'));
    for (let length = 0; length < image.length; length += 1) {
      expect(decompileImage(image.subarray(0, length)).ok).toBe(false);
    }
  });
});

it('asks of a chair without load cells that it presses by depth, and not that it feels', () => {
  const plain = loadProfile('tsubo-plain');
  const image = compileImage(textOf('demo'), 'demo.yaml', { id: 'demo', version: 1 }, plain);
  const header = image.ok ? readHeader(image.value) : null;
  expect((header?.capabilities ?? 0) & (CAPABILITIES.force | CAPABILITIES.depth)).toBe(CAPABILITIES.depth);
});
