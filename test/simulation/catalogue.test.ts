import { describe, expect, it } from 'vitest';
import { NAMES } from '../programs/shipped.ts';
import { AS_WRITTEN, playProgram } from './play-catalogue.ts';

describe('the catalogue on the simulated chair (H06, H08)', () => {
  // Small, middle and tall bodies take turns; every program on every body, and on both chairs, is in test/verify.
  const cases = NAMES.map((name, index) => ({ name, statureMm: [1500, 1700, 1900][index % 3] ?? 1700 }));

  it.each(cases)('$name at $statureMm mm plays to its end as written', async ({ name, statureMm }) => {
    expect(await playProgram(name, statureMm, 'tsubo-duo')).toEqual(AS_WRITTEN);
  });
});
