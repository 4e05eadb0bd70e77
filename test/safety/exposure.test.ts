import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SpotTime } from '../../sim/board/spot-time.ts';
import { placeStrokes } from '../../src/chair/placing.ts';
import type { Plan } from '../../src/chair/plan.ts';
import type { Hold, Stroke, Sweep } from '../../src/chair/stroke.ts';
import { planStrokes } from '../../src/motion/plan-strokes.ts';
import { judgeExposure, LONGEST_PLAN_MS } from '../../src/safety/exposure.ts';
import { SpotBudget } from '../../src/safety/spot-budget.ts';
import { chair } from '../chair/chairs.ts';

const duo = chair('tsubo-duo');
const person = { statureMm: 1700, ceilingN: 100 };
const pressed = { column: 1, beside: [], spacingMm: 80, pressure: { forceN: 20 } } as const;

function hold(line: number, forS: number, more: Partial<Hold> = {}): Hold {
  const at = { landmark: 'T7', offsetMm: 0 } as const;
  return { technique: 'hold', line, ...pressed, side: 'both', at, forS, steps: 1, rampS: null, ...more };
}

function planned(strokes: readonly Stroke[]): Plan {
  return planStrokes(placeStrokes(strokes, person, duo).placed, duo);
}

function found(...strokes: readonly Stroke[]): readonly { code: string; line: number }[] {
  const judged = judgeExposure(planned(strokes), duo);
  return judged.ok ? [] : judged.errors.map(({ code, line }) => ({ code, line }));
}

describe('a plan before Start (H05, H11)', () => {
  test('H05 the words say what presses, where, and for how long, and what to do', () => {
    const words = (...strokes: readonly Stroke[]) => {
      const judged = judgeExposure(planned(strokes), duo);
      return judged.ok ? [] : judged.errors.map(({ what, next }) => `${what} ${next}`);
    };
    const [onEnd] = words(hold(4, 36));
    expect(onEnd).toMatch(
      /^"Hold.*" presses the same 40 mm of the back, \d{3} mm up the track, for more than \d\d s without a break\. Make it shorter/,
    );
    const [often] = words(...[1, 2, 3, 4].map((line) => hold(line, 26)));
    expect(often).toMatch(
      /^With "Hold.*" the same 40 mm of the back, \d{3} mm up the track, have been pressed for more than 1\d\d s\. Take some/,
    );
  });

  test('H05 30 s with their ramps are not too long, 36 s are, and the line is told', () => {
    expect(found(hold(3, 30))).toEqual([]);
    expect(found(hold(3, 10), hold(4, 36))).toEqual([{ code: 'spot-time', line: 4 }]);
  });

  test('H05 one spot has had enough with the fourth time, on its side only', () => {
    const times = [1, 2, 3, 4].map((line) => hold(line, 26));
    expect(found(...times.slice(0, 3))).toEqual([]);
    expect(found(...times)).toEqual([{ code: 'spot-time', line: 4 }]);
    const sides = times.map((one, i) => ({ ...one, side: i % 2 === 0 ? 'left' : 'right' }) as const);
    expect(found(...sides)).toEqual([]);
  });

  test('H05 what is spread along the back is not one spot', () => {
    const spread = [0, 45, 90, 135, 180].map((offsetMm, i) =>
      hold(i + 1, 28, { at: { landmark: 'T7', offsetMm: -offsetMm } }),
    );
    expect(found(...spread)).toEqual([]);
    const sweep: Sweep = {
      ...{ technique: 'sweep', line: 9, ...pressed, side: 'both', speedMmPerS: 30, passes: 12 },
      ...{ from: { landmark: 'T3', offsetMm: 0 }, to: { landmark: 'L4', offsetMm: 0 }, returning: 'light' },
    };
    expect(found(sweep)).toEqual([]);
  });

  test('H11 more than 27 minutes is refused, at the line with which it becomes too long', () => {
    const rest = (line: number, forS: number) =>
      ({ technique: 'rest', line, column: 1, beside: [], forS }) as const;
    expect(found(rest(1, 800), rest(2, 810))).toEqual([]);
    expect(found(rest(1, 800), rest(2, 830), rest(3, 1))).toEqual([{ code: 'time-up', line: 2 }]);
    expect(planned([rest(1, 800), rest(2, 830)]).endTick).toBeGreaterThan(LONGEST_PLAN_MS);
    const long = planned([rest(1, 800), rest(2, 810), rest(3, 1)]);
    const endTicks = [800_000, LONGEST_PLAN_MS, LONGEST_PLAN_MS + 1000];
    const strokes = long.strokes.map((stroke, i) => ({ ...stroke, endTick: endTicks[i] ?? 0 }));
    expect(judgeExposure({ ...long, strokes, endTick: LONGEST_PLAN_MS + 1000 }, duo)).toMatchObject({
      errors: [{ line: 3 }],
    });
    const plan = (endTick: number): Plan => ({ ...planned([rest(1, 5)]), endTick });
    expect(judgeExposure(plan(LONGEST_PLAN_MS), duo).ok).toBe(true);
    expect(judgeExposure(plan(LONGEST_PLAN_MS + 1_500), duo)).toMatchObject({
      errors: [
        {
          code: 'time-up',
          what: 'The whole takes 27.0 min on this chair. Allowed: 27.0 min.',
          next: 'Shorten it by 2 s.',
        },
      ],
    });
  });
});

test('H05 the host never allows what the board would stop, whatever is pressed where (seed 55)', () => {
  const piece = fc.record({
    seconds: fc.integer({ min: 1, max: 45 }),
    forceN: fc.constantFrom(0, 1.9, 2, 30),
    fromMm: fc.integer({ min: 0, max: 160 }),
    mmPerS: fc.integer({ min: -4, max: 4 }),
  });
  let stopped = 0;
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 1, maxLength: 25 }),
      fc.integer({ min: -9, max: 9 }),
      (pieces, off) => {
        const board = new SpotTime(duo.carriage, duo.force.contactN);
        const host = new SpotBudget(duo.carriage);
        let hostStops = false;
        for (const { seconds, forceN, fromMm, mmPerS } of pieces) {
          for (let ms = 0; ms < seconds * 1000; ms++) {
            const placeMm = Math.max(0, fromMm + (mmPerS * ms) / 1000);
            if (ms % 20 === 0 && host.spend(forceN >= 1.9, placeMm, 20) !== null) hostStops = true;
            // The carriage stands up to 0.9 mm beside its plan.
            if (!board.step({ forceN }, { positionMm: placeMm + off / 10 })) continue;
            stopped += 1;
            expect(hostStops).toBe(true);
            return;
          }
        }
      },
    ),
    { seed: 55, numRuns: 150 },
  );
  expect(stopped).toBeGreaterThan(8);
});
