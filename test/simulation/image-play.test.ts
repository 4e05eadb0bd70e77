import { describe, expect, it } from 'vitest';
import { loadProfile } from '../../src/app/chair-profiles.ts';
import { compileImage, decompileImage } from '../../src/image/compile-image.ts';
import { readProgram } from '../../src/program/read-program.ts';
import { composed, NAMES, programOf, textOf } from '../programs/shipped.ts';
import { play } from './play.ts';
import { motionLines, playFromChair, putOnChair } from './play-from-chair.ts';

function fromImage(name: string): string {
  const image = compileImage(textOf(name), name, { id: 'a-program', version: 1 }, loadProfile('tsubo-duo'));
  if (!image.ok) throw new Error(JSON.stringify(image.errors));
  const text = decompileImage(image.value);
  if (!text.ok) throw new Error(text.errors.join('\n'));
  return text.value;
}

/** A plan without where it was written: lines also stand in each stroke's batches. */
function motion(program: ReturnType<typeof programOf>): string {
  const { score } = composed(program, 1700, 'tsubo-duo');
  return JSON.stringify(score, (key, value: unknown) => (key === 'line' ? undefined : value));
}

describe('a program from its image', () => {
  it.each(NAMES)('%s becomes the same motion', (name) => {
    const program = readProgram(fromImage(name), name);
    if (!program.ok) throw new Error('the image holds another program');
    expect(motion(program.value) === motion(programOf(name))).toBe(true);
  });

  it('puts the same bytes on the line', async () => {
    const asked = { file: 'programs/demo.yaml', statureMm: 1700, seed: 3 };
    const [text, image] = [await play(asked), await play({ ...asked, text: fromImage('demo') })];
    expect(image.lines).toEqual(text.lines);
    expect(image.truth).toEqual(text.truth);
  });

  it('is played from the chair as from its file, to the line, and not at all once it has rotted (H31)', async () => {
    const onChair = await putOnChair(textOf('demo'), 'demo');
    expect(onChair.readBack).toEqual(onChair.image);
    const fromFile = await play({ file: 'programs/demo.yaml', statureMm: 1700, seed: 3 });
    const fromChair = await playFromChair(onChair, 'programs/demo.yaml', 3);
    expect(fromChair.world.session.outcome?.exit).toBe('ok');
    expect(motionLines(fromChair).length).toBeGreaterThan(20);
    expect(motionLines(fromChair)).toEqual(motionLines(fromFile));
    const rotten = onChair.cells.slice();
    rotten[300] = (rotten[300] ?? 0) ^ 1;
    const refused = await playFromChair({ ...onChair, cells: rotten }, 'programs/demo.yaml', 3);
    expect(refused.world.session.outcome?.exit).toBe('verify');
    expect(motionLines(refused).filter((line) => !line.startsWith('zon'))).toEqual([]);
    expect(Math.max(...refused.truth.map(({ forceN }) => Math.max(...forceN)))).toBeLessThan(1);
  });
});
