import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Glide } from '../../../sim/board/glide.ts';
import { PlanClock } from '../../../sim/board/plan-clock.ts';
import { clockLaw } from '../../../src/chair/clock-law.ts';
import { shippedProfile } from './support/profiles.ts';

const DUO = shippedProfile('tsubo-duo');
const LAW = clockLaw(DUO);

function running(): PlanClock {
  const clock = new PlanClock(LAW);
  clock.start();
  return clock;
}

test('the law follows from the envelope: a carriage twice as fast changes its rate half as fast', () => {
  expect(LAW).toEqual({ slewPerMs: 4_194_304, easePerMs: 26_214 });
  const fast = { ...DUO, carriage: { ...DUO.carriage, maxSpeedMmPerS: 200 } };
  expect(clockLaw(fast)).toEqual({ slewPerMs: 2_097_152, easePerMs: 13_107 });
});

test('the plan clock counts whole counts, stands before the first batch, and stands again where it is held', () => {
  const clock = new PlanClock(LAW);
  clock.step(1000, 1000);
  expect(clock.counts).toBe(0);
  clock.start();
  for (let i = 0; i < 10; i++) clock.step(1000, 1000);
  expect(clock.counts).toBe(10_240);
  clock.hold();
  let ms = 0;
  for (; !clock.stands; ms++) clock.step(1000, 1000);
  expect(ms).toBeGreaterThan(390);
  expect(ms).toBeLessThan(420);
  const { counts } = clock;
  for (let i = 0; i < 100; i++) clock.step(1000, 1000);
  expect(clock.counts).toBe(counts);
  clock.free();
  for (let i = 0; i < 660; i++) clock.step(1000, 1000);
  expect(clock.ratePermille).toBe(1000);
  expect(clock.slewPerS).toBe(0);
});

test('a steady rate is met to the count: 10 s at 730 ‰ are 7300 ticks', () => {
  const clock = running();
  clock.ask(730);
  for (let i = 0; i < 1000; i++) clock.step(730, 1000);
  const { counts } = clock;
  for (let i = 0; i < 10_000; i++) clock.step(730, 1000);
  expect(clock.counts - counts).toBe(7300 * 1024);
});

test('from any rate the clock is back at 1 within the ticks it says it needs', () => {
  const asks = fc.array(fc.tuple(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 1, max: 400 })), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(asks, (all) => {
      const clock = running();
      for (const [asked, ms] of all) {
        clock.ask(asked);
        for (let i = 0; i < ms; i++) clock.step(asked, 1000);
      }
      const until = clock.tick + clock.slowingTicks;
      for (let i = 0; clock.tick < until && i < 5000 && clock.rate > 0; i++) clock.step(1000, 1000);
      expect(clock.rate).toBeLessThanOrEqual(1);
    }),
    { seed: 41, numRuns: 500 },
  );
});

test('a glide never changes its slope by more than it may, never leaves what it was asked for, and ends at its goal', () => {
  const goals = fc.array(fc.tuple(fc.nat(1500), fc.integer({ min: 1, max: 300 })), {
    minLength: 1,
    maxLength: 8,
  });
  const laws = fc.tuple(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 60 }));
  fc.assert(
    fc.property(goals, laws, (all, [slew, ease]) => {
      const glide = new Glide(1000);
      let [low, high] = [1000, 1000];
      let wrong = 0;
      for (const [goal, steps] of [...all, [700, 1700] as const]) {
        low = Math.min(low, goal);
        high = Math.max(high, goal);
        for (let i = 0; i < steps; i++) {
          const { slope } = glide;
          glide.step(goal, slew, ease);
          const gentle = Math.abs(glide.slope - slope) <= ease && Math.abs(glide.slope) <= slew;
          const inside = glide.value >= low && glide.value <= high && Number.isInteger(glide.value);
          if (!gentle || !inside) wrong += 1;
        }
      }
      expect(wrong).toBe(0);
      expect(glide.isAt(700)).toBe(true);
    }),
    { seed: 42, numRuns: 300 },
  );
});
