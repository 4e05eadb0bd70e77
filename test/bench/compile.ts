/** From the text of a program to gated motion. */
import { loadProfile } from '../../src/app/chair-profiles.ts';
import { readProgramFile } from '../../src/app/program-file.ts';
import { compose } from '../../src/app/score.ts';
import { type Figure, median, rounded } from './figure.ts';

const ROUNDS = 40;

export function compileFigures(): readonly Figure[] {
  const profile = loadProfile('tsubo-duo');
  const times: number[] = [];
  let endTick = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const startMs = performance.now();
    const { program } = readProgramFile('programs/swedish-back.yaml');
    if (!program.ok) throw new Error('programs/swedish-back.yaml is broken');
    endTick = compose(program.value, { statureMm: 1700, ceilingN: 40 }, profile).score.plan.endTick;
    times.push(performance.now() - startMs);
  }
  return [
    {
      name: 'compile',
      medianMs: rounded(median(times.slice(ROUNDS / 2)), 2),
      firstMs: rounded(times[0] ?? 0, 1),
      programMin: rounded(endTick / 60_000, 1),
    },
  ];
}
