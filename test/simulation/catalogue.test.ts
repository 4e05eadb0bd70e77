import { describe, expect, it } from 'vitest';
import { NAMES } from '../programs/shipped.ts';
import { AS_WRITTEN, playProgram } from './play-catalogue.ts';

const CHAIRS = ['tsubo-duo', 'tsubo-mono'] as const;

describe('the catalogue on the simulated chairs, judged from the truth log (H06, H08)', () => {
  // Small, middle and tall bodies take turns, and both chairs; all with all are in test/verify.
  const cases = NAMES.map((name, index) => ({
    name,
    statureMm: [1500, 1700, 1900][index % 3] ?? 1700,
    chair: CHAIRS[index % 2] ?? 'tsubo-duo',
  }));

  it.each(cases)('$name at $statureMm mm on $chair plays to its end as written', async (asked) => {
    expect(await playProgram(asked.name, asked.statureMm, asked.chair)).toEqual(AS_WRITTEN);
  });
});
