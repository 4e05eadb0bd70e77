import { describe, expect, it } from 'vitest';
import { aboveCeiling, judgeStroke } from './judge.ts';
import { PERSON_CEILING_N, play } from './play.ts';

const PROGRAMS = ['programs/swedish-back.yaml', 'programs/shiatsu-back-line.yaml', 'programs/kneading.yaml'];

const CHAIRS = ['tsubo-duo', 'tsubo-mono'] as const;

describe('programs, on small, middle and tall bodies, judged from the truth log (H06, H08)', () => {
  // Two chairs take turns; every program on every body and chair is in test/verify.
  const cases = PROGRAMS.flatMap((file, program) =>
    [1500, 1700, 1900].map((statureMm, body) => ({
      file,
      statureMm,
      chair: CHAIRS[(program + body) % 2] ?? 'tsubo-duo',
      seed: statureMm + 7,
    })),
  );

  it.each(cases)('$file at $statureMm mm on $chair, seed $seed', async (asked) => {
    const { world, composed, profile, truth } = await play(asked);
    expect(world.session.outcome).toMatchObject({ exit: 'ok' });
    expect(aboveCeiling(truth, profile, PERSON_CEILING_N)).toEqual([]);
    for (const stroke of composed.score.plan.strokes) {
      if (stroke.technique === 'rest') continue;
      const judged = judgeStroke(stroke, truth, profile);
      expect(judged.placeErrorMm, `${stroke.words}: place`).toBeLessThanOrEqual(5);
      for (const { meanN, heldS } of judged.rollers) {
        expect(Math.abs(meanN - judged.plannedN), `${stroke.words}: mean force`).toBeLessThanOrEqual(5);
        if (stroke.technique === 'hold') {
          expect(Math.abs(heldS - stroke.plannedS), `${stroke.words}: held`).toBeLessThanOrEqual(0.3);
        }
      }
      if (stroke.technique === 'sweep') {
        expect(
          Math.abs(judged.cruiseMmPerS / stroke.cruiseMmPerS - 1),
          `${stroke.words}: cruise`,
        ).toBeLessThanOrEqual(0.05);
      }
    }
  });
});
