/**
 * Ten million solves of the motion solver, drawn from every class: none may fail, exceed a limit or end elsewhere.
 * SOLVES says how many instead. Prints its figures as one JSON line a class; those of the last full run stand in
 * `solver-soak-figures.jsonl`, errors in units of the input.
 */
import { expect, it } from 'vitest';
import { Solver } from '../../src/motion/solver/solver.ts';
import { Chance } from '../motion/solver/chance.ts';
import { CLASSES } from '../motion/solver/random-inputs.ts';
import { verify } from '../motion/solver/verify-profile.ts';

const { SOLVES: asked = '10000000' } = process.env;
const SOLVES = Number(asked);
const SEED = 20_240_601;

it.each(Object.entries(CLASSES))(
  'holds in every one of many solves: %s',
  (name, draw) => {
    const chance = new Chance(SEED);
    const solver = new Solver();
    const solves = Math.ceil(SOLVES / Object.keys(CLASSES).length);
    const worst = { p: 0, v: 0, a: 0, excess: 0, duration: 0 };
    let failed = 0;
    let axesSolved = 0;
    let blended = 0;
    for (let i = 0; i < solves; i++) {
      const axes = i % 4 === 3 ? 3 : 1;
      const inputs = Array.from({ length: axes }, () => draw(chance));
      const minimumS = i % 8 === 7 ? chance.between(0, 20) : 0;
      if (solver.run(inputs, minimumS) !== null || solver.durationS < minimumS) failed++;
      for (const [axis, input] of inputs.entries()) {
        const profile = solver.profile(axis);
        if (profile === undefined) throw new Error('There is no profile.');
        const { errorP, errorV, errorA, excess, sound, brake, durationS } = verify(input, profile);
        axesSolved++;
        if (profile.count > 7) blended++;
        const late = Math.abs(durationS - solver.durationS) / (solver.durationS + 1e-6);
        const ends = errorP <= 1e-8 && errorV <= 1e-8 && errorA <= 1e-8 && late <= 1e-9;
        if (!(sound && brake === null && ends && excess <= 1e-9)) failed++;
        worst.p = Math.max(worst.p, errorP);
        worst.v = Math.max(worst.v, errorV);
        worst.a = Math.max(worst.a, errorA);
        worst.excess = Math.max(worst.excess, excess);
        worst.duration = Math.max(worst.duration, late);
      }
    }
    process.stdout.write(
      `${JSON.stringify({ class: name, seed: SEED, solves, axesSolved, failed, blended, worst })}\n`,
    );
    expect(failed).toBe(0);
  },
  3_600_000,
);
