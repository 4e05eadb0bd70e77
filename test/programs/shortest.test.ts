import { describe, expect, it } from 'vitest';
import { loadProfile } from '../../src/app/chair-profiles.ts';
import { compose } from '../../src/app/score.ts';
import { type Body, bodyOf } from '../../src/chair/body.ts';
import { NAMES, programOf } from './shipped.ts';

/** Torsos of one stature differ by 4 %, the parts of them by 3 % more. */
const SHARES = [0.93, 1];
/** A board counts by stretches of 40 mm of track, wherever a back lies on them. */
const SHIFTS_MM = [0, 13, 27];

function backs(): readonly Body[] {
  return [1400, 1450].flatMap((statureMm) => {
    const table = bodyOf(statureMm);
    if (!table.ok) return [];
    return SHARES.flatMap((share) =>
      SHIFTS_MM.map((shiftMm): Body => {
        const heights = Object.entries(table.value.heightMm).map(([name, mm]) => [
          name,
          mm * share + shiftMm,
        ]);
        return { statureMm, heightMm: Object.fromEntries(heights) as Body['heightMm'] };
      }),
    );
  });
}

describe('every program is for everyone', () => {
  it.each(NAMES)('%s is not too much for the shortest backs, however they lie on the track', (name) => {
    const program = programOf(name);
    for (const chair of ['tsubo-duo', 'tsubo-mono']) {
      for (const { statureMm, heightMm } of backs()) {
        const person = { statureMm, ceilingN: 40, back: { heightMm, sigmaMm: 3, by: 'scan' } } as const;
        expect(() => compose(program, person, loadProfile(chair)), `${chair}, ${statureMm}`).not.toThrow();
      }
    }
  });
});
