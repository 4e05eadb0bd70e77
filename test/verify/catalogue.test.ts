import { describe, expect, it } from 'vitest';
import { NAMES } from '../programs/shipped.ts';
import { AS_WRITTEN, playProgram } from '../simulation/play-catalogue.ts';

describe('every program, on every body, on both simulated chairs', () => {
  const cases = NAMES.flatMap((name) =>
    [1400, 1500, 1600, 1700, 1800, 1900, 1950].flatMap((statureMm) =>
      (['tsubo-duo', 'tsubo-mono'] as const).map((chair) => ({ name, statureMm, chair })),
    ),
  );

  it.each(cases)('$name at $statureMm mm on $chair', async ({ name, statureMm, chair }) => {
    expect(await playProgram(name, statureMm, chair)).toEqual(AS_WRITTEN);
  });
});
