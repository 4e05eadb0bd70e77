import { describe, expect, it } from 'vitest';
import { NAMES } from '../programs/shipped.ts';
import { AS_WRITTEN, playProgram } from './play-catalogue.ts';

describe('the catalogue on the simulated chair (H06, H08)', () => {
  // Small and tall bodies take turns; every program on every body, and on both chairs, is in test/verify.
  const cases = NAMES.flatMap((name, index) =>
    [1700, index % 2 === 0 ? 1500 : 1900].map((statureMm) => ({ name, statureMm })),
  );

  it.each(cases)('$name at $statureMm mm plays to its end as written', async ({ name, statureMm }) => {
    expect(await playProgram(name, statureMm, 'tsubo-duo')).toEqual(AS_WRITTEN);
  });
});
