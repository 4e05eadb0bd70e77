import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { loadProfile } from '../../src/app/chair-profiles.ts';
import { quantile, type ScannedBody, scanBody } from '../simulation/scan-bodies.ts';

/** Nothing was tuned on these. */
const FIRST_SEED = 4_000_000;
const BODIES = 200;

it.each(['tsubo-duo', 'tsubo-mono'])(
  '200 bodies on %s: median place error at most 8 mm, 95 of 100 at most 15 mm (H06)',
  async (name) => {
    const profile = loadProfile(name);
    const bodies: ScannedBody[] = [];
    for (let index = 0; index < BODIES; index++) {
      bodies.push(scanBody(FIRST_SEED + index, profile));
      await nextTurn();
    }
    const errors = bodies.flatMap(({ errorsMm }) => errorsMm);
    const doubted = bodies.filter(({ reading }) => reading.doubts.length > 0);
    process.stdout.write(
      `${JSON.stringify({
        chair: name,
        bodies: BODIES,
        medianMm: quantile(errors, 0.5),
        p95Mm: quantile(errors, 0.95),
        mostMm: quantile(errors, 1),
        tableP95Mm: quantile(
          bodies.flatMap(({ tableErrorsMm }) => tableErrorsMm),
          0.95,
        ),
        doubted: doubted.length,
        peakN: Math.max(...bodies.map(({ peakN }) => peakN)),
      })}\n`,
    );
    expect(quantile(errors, 0.5)).toBeLessThanOrEqual(8);
    expect(quantile(errors, 0.95)).toBeLessThanOrEqual(15);
    expect(doubted.length).toBeLessThanOrEqual(BODIES / 20);
    // Every landmark that a stroke may name, and not only on the average.
    for (const index of bodies[0]?.errorsMm.keys() ?? []) {
      const here = bodies.map(({ errorsMm }) => errorsMm[index] ?? Number.NaN);
      expect(quantile(here, 0.95), `landmark ${index}`).toBeLessThanOrEqual(15);
    }
  },
  600_000,
);
