/** Every program that comes with Tsubo: onto the chair, back, and played from image and from text. */
import { describe, expect, it } from 'vitest';
import { formatProgram } from '../../src/program/format-program.ts';
import { readProgram } from '../../src/program/read-program.ts';
import { MOST_IMAGE_BYTES } from '../../src/protocol/program-image/header.ts';
import { bare } from '../program/bare.ts';
import { NAMES, textOf } from '../programs/shipped.ts';
import { play } from '../simulation/play.ts';
import { motionLines, playFromChair, putOnChair } from '../simulation/play-from-chair.ts';

const SEED = 8_005;

function strokesOf(text: string): readonly unknown[] {
  const program = readProgram(text, 'a.yaml');
  if (!program.ok) throw new Error(program.errors.map(({ message }) => message).join('\n'));
  return program.value.strokes.map(bare);
}

describe('a program on its whole way', () => {
  it.each(NAMES)('%s', async (name) => {
    const file = `programs/${name}.yaml`;
    const onChair = await putOnChair(textOf(name), name);
    expect(onChair.image.length).toBeLessThanOrEqual(MOST_IMAGE_BYTES);
    expect(onChair.readBack).toEqual(onChair.image);
    expect(strokesOf(onChair.text)).toEqual(strokesOf(textOf(name)));
    const formatted = formatProgram(onChair.text, file);
    expect(formatted.ok && formatted.value).toBe(onChair.text);

    // From the image and from the text: every line both ways, and every sample of what the body felt.
    const asked = { file, statureMm: 1700, seed: SEED };
    const fromText = await play(asked);
    const fromImage = await play({ ...asked, text: onChair.text });
    expect(fromText.world.session.outcome?.exit).toBe('ok');
    expect(fromImage.lines.length).toBeGreaterThan(1_000);
    expect(fromImage.lines.join('\n') === fromText.lines.join('\n')).toBe(true);
    expect(JSON.stringify(fromImage.truth) === JSON.stringify(fromText.truth)).toBe(true);

    // Out of the chair's own store: the Start is another, everything that moves the chair is the same.
    const fromChair = await playFromChair(onChair, file, SEED);
    expect(fromChair.world.session.outcome?.exit).toBe('ok');
    expect(motionLines(fromChair).join('\n') === motionLines(fromText).join('\n')).toBe(true);
  });
});
