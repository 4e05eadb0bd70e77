/**
 * How long the motion solver takes, on inputs drawn afresh for every batch from the classes of the trajectory oracle:
 * medians of batches of solves, warm. What comes out is summed up, so that nothing can be left out.
 */
import type { AxisInput } from '../../src/motion/solver/axis-input.ts';
import { Solver } from '../../src/motion/solver/solver.ts';
import { Chance } from '../motion/solver/chance.ts';
import { type Draw, generic, rest } from '../motion/solver/random-inputs.ts';
import type { Figure } from './figure.ts';

const BATCHES = 400;
const BATCH = 200;

export function motionFigures(): readonly Figure[] {
  const solver = new Solver();
  const chance = new Chance(20_240_117);
  let sum = 0;
  const measure = (name: string, axes: number, draw: Draw): Figure => {
    const times: number[] = [];
    for (let batch = 0; batch < BATCHES; batch++) {
      const cases = Array.from({ length: BATCH }, () =>
        Array.from({ length: axes }, (): AxisInput => draw(chance)),
      );
      const before = process.hrtime.bigint();
      for (const inputs of cases) {
        solver.run(inputs, 0);
        sum += solver.durationS;
      }
      times.push(Number(process.hrtime.bigint() - before) / BATCH);
    }
    // The first quarter warms up.
    const warm = times.slice(BATCHES / 4).sort((a, b) => a - b);
    return { name, medianNs: Math.round(warm[Math.floor(warm.length / 2)] ?? Number.NaN) };
  };
  const figures = [1, 3, 7].flatMap((axes) => [
    measure(`solve-${axes}-generic`, axes, generic),
    measure(`solve-${axes}-rest`, axes, rest),
  ]);
  if (!(sum > 0)) throw new Error(`The solves lasted ${sum} s in all, which cannot be.`);
  return figures;
}
