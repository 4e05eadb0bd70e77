/** How long a roller may press one spot before the host refuses the plan: never longer than the board bears it. */
import { describe, expect, test } from 'vitest';
import { SPOT, SpotBudget, type SpotExcess } from '../../src/safety/spot-budget.ts';

const LOOK_MS = 40;
/** Six spots: 10 … 50 mm, 50 … 90 mm, up to 250 mm. */
const TRACK = { minMm: 10, maxMm: 250 };

interface Borne {
  readonly ms: number;
  readonly excess: SpotExcess | null;
}

/** Presses at one place until that is too long, at most for `mostMs`. */
function press(budget: SpotBudget, placeMm: number, mostMs = 60_000): Borne {
  for (let ms = 0; ms < mostMs; ms += LOOK_MS) {
    const excess = budget.spend(true, placeMm, LOOK_MS);
    if (excess !== null) return { ms, excess };
  }
  return { ms: mostMs, excess: null };
}

/** The same in pieces of 20 s, letting go between them: only the time from Start to end counts. */
function pressOften(budget: SpotBudget, placeMm: number, mostMs = 200_000): Borne {
  let ms = 0;
  while (ms < mostMs) {
    const piece = press(budget, placeMm, 20_000);
    ms += piece.ms;
    if (piece.excess !== null) return { ms, excess: piece.excess };
    budget.spend(false, placeMm, LOOK_MS);
  }
  return { ms, excess: null };
}

// What is seen for so long may have lasted a look longer.
const ON_END: Borne = { ms: SPOT.onEndMs - LOOK_MS, excess: 'on-end' };
const SESSION: Borne = { ms: SPOT.sessionMs - LOOK_MS, excess: 'session' };
const HALF_MS = SPOT.sessionMs / 2;
const REST: Borne = { ms: HALF_MS - LOOK_MS, excess: 'session' };

describe('on end', () => {
  test('one place: 40 s, and once it has let go as long again', () => {
    const budget = new SpotBudget(TRACK);
    expect(press(budget, 100)).toEqual(ON_END);
    expect(budget.spend(false, 100, LOOK_MS)).toBeNull();
    expect(press(budget, 100)).toEqual(ON_END);
  });

  test('places within half a spot of each other are one', () => {
    const budget = new SpotBudget(TRACK);
    press(budget, 95, 20_000);
    press(budget, 105, 10_000);
    expect(press(budget, 95)).toEqual({ ms: 9_960, excess: 'on-end' });
  });

  test('a place that is left further than half a spot is forgotten, the places on the way are not', () => {
    const budget = new SpotBudget(TRACK);
    press(budget, 100, 20_000);
    expect(press(budget, 126)).toEqual(ON_END);

    const onItsWay = new SpotBudget(TRACK);
    press(onItsWay, 100, 20_000);
    press(onItsWay, 116, 20_000 - 2 * LOOK_MS);
    expect(press(onItsWay, 132)).toEqual({ ms: 20_000 + LOOK_MS, excess: 'on-end' });
  });

  test('rubbing to and fro does not make it forget where it goes then', () => {
    const budget = new SpotBudget(TRACK);
    for (let times = 0; times < 50; times += 1) {
      press(budget, 100, LOOK_MS);
      press(budget, 104, LOOK_MS);
    }
    press(budget, 120, 20_000);
    expect(press(budget, 130)).toEqual({ ms: 19_960, excess: 'on-end' });
  });

  test('what a roller felt before it let go does not count, what it feels since does', () => {
    const budget = new SpotBudget(TRACK);
    press(budget, 100, 20_000);
    press(budget, 130, 5_000);
    budget.spend(false, 130, LOOK_MS);
    press(budget, 130, 10_000);
    expect(press(budget, 134)).toEqual({ ms: 29_960, excess: 'on-end' });
  });
});

describe('from Start to end', () => {
  test.each([30, 70, 230])('every spot has 2 min, also the first and the last: %d mm', (placeMm) => {
    const budget = new SpotBudget(TRACK);
    for (const other of [30, 70, 110, 150, 190, 230]) {
      if (other !== placeMm) pressOften(budget, other, HALF_MS);
    }
    expect(pressOften(budget, placeMm)).toEqual(SESSION);
  });

  test('it has had them for good, however long it rested', () => {
    const budget = new SpotBudget(TRACK);
    pressOften(budget, 70);
    pressOften(budget, 150, 100_000);
    expect(budget.spend(true, 70, LOOK_MS)).toBe('session');
    expect(budget.spend(true, 110, LOOK_MS)).toBeNull();
  });

  test.each([
    ['just below the border', 89.5, 75],
    ['just above it', 90.5, 75],
    ['just below it', 89.5, 105],
    ['just above it, and above', 90.5, 105],
  ])(
    'near a border both spots are pressed, as the carriage may stand beside its plan: %s',
    (_, near, placeMm) => {
      const first = new SpotBudget(TRACK);
      pressOften(first, near, HALF_MS);
      expect(pressOften(first, placeMm)).toEqual(REST);
      const last = new SpotBudget(TRACK);
      pressOften(last, placeMm, HALF_MS);
      expect(pressOften(last, near)).toEqual(REST);
    },
  );

  test('further from the border than that they are two', () => {
    const budget = new SpotBudget(TRACK);
    pressOften(budget, 88, HALF_MS);
    expect(pressOften(budget, 105)).toEqual(SESSION);
  });

  test.each([-30, 320])('what lies beyond the track counts too: %d mm', (placeMm) => {
    expect(pressOften(new SpotBudget(TRACK), placeMm)).toEqual(SESSION);
  });
});
