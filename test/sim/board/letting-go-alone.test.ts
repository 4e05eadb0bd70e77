/** The way in which everything ends, step by step (spec.md §7): when the drives may lose their current, and what of it waits. */
import { describe, expect, test } from 'vitest';
import { LettingGo } from '../../../sim/board/letting-go.ts';
import type { Motion } from '../../../sim/board/motion.ts';
import { msUntil } from './support/ms-until.ts';

function axis() {
  const made = {
    driveMmPerS: 0,
    braked: 0,
    brake: () => {
      made.braked += 1;
    },
  };
  return made;
}

/** A roller that comes in by an eighth of a millimetre in a millisecond, until it stands at its end. */
function roller() {
  const made = {
    axis: { retractSpeedMmPerS: 150 },
    driveMmPerS: -150,
    forceN: 0,
    sense: { positionMm: 60 },
    told: [] as (readonly [number, boolean])[],
    retract: (mmPerS: number, referenced: boolean) => {
      made.told.push([mmPerS, referenced]);
    },
  };
  return made;
}

/** All at rest and released but the rollers, which are out. */
function chair() {
  const rollers = [roller(), roller()] as const;
  const motion = {
    channels: rollers,
    carriage: axis(),
    width: axis(),
    kneading: { stood: 0, stand: () => (motion.kneading.stood += 1) },
    comfort: { isReleased: true, release: () => motion.comfort.isReleased },
    referenced: true,
    moves: false,
    forgotten: 0,
    forget: () => (motion.forgotten += 1),
  };
  const letting = new LettingGo(motion as unknown as Motion);
  letting.begin();
  return { motion, rollers, letting };
}

type Chair = ReturnType<typeof chair>;

/** Lets go for a while; the step with which it was done. `each` comes before each step. */
function doneMs({ letting }: Chair, each: (ms: number) => void = () => undefined, runaway = false) {
  return msUntil(3_000, (ms) => {
    each(ms);
    return letting.step(runaway);
  });
}

/** Both come in until they stand at 0. */
function comeIn({ rollers }: Chair): void {
  for (const one of rollers) {
    one.sense.positionMm = Math.max(0, one.sense.positionMm - 0.125);
    if (one.sense.positionMm === 0) one.driveMmPerS = 0;
  }
}

type HoldUp = [what: string, holdUp: (it: Chair) => void, goOn: (it: Chair) => void];

const HELD_UP: readonly HoldUp[] = [
  [
    'the carriage brakes',
    ({ motion }) => (motion.carriage.driveMmPerS = 50),
    ({ motion }) => (motion.carriage.driveMmPerS = 0),
  ],
  [
    'the width brakes',
    ({ motion }) => (motion.width.driveMmPerS = -50),
    ({ motion }) => (motion.width.driveMmPerS = 0),
  ],
  [
    'air is left',
    ({ motion }) => (motion.comfort.isReleased = false),
    ({ motion }) => (motion.comfort.isReleased = true),
  ],
];

describe('letting go', () => {
  test('brakes, stands and retracts from the first millisecond on, and forgets what was queued', () => {
    const it = chair();
    it.letting.step(false);
    const { motion, rollers } = it;
    expect([motion.forgotten, motion.carriage.braked, motion.width.braked, motion.kneading.stood]).toEqual([
      1, 1, 1, 1,
    ]);
    for (const { told } of rollers) expect(told).toEqual([[150, true]]);
  });

  test('ends once all rollers are in', () => {
    const it = chair();
    expect(doneMs(it, () => comeIn(it))).toBe(480);
  });

  test('a roller that stands against something has no current after 0.15 s; the other still comes in', () => {
    const it = chair();
    const [stuck] = it.rollers;
    expect(
      doneMs(it, () => {
        comeIn(it);
        stuck.sense.positionMm = 40;
        stuck.driveMmPerS = -150;
      }),
    ).toBe(480);
    const both = chair();
    expect(doneMs(both)).toBe(151);
  });

  test('one that creeps is not stuck: every half millimetre it has as long again', () => {
    for (const [way, mm] of [
      [-1, 0.006],
      [1, 0.004],
    ] as const) {
      const it = chair();
      const ends = doneMs(it, () => {
        for (const one of it.rollers) one.sense.positionMm += way * mm;
      });
      expect(ends).toBeGreaterThan(300);
    }
    const slower = chair();
    const ends = doneMs(slower, () => {
      for (const one of slower.rollers) one.sense.positionMm -= 0.003;
    });
    expect(ends).toBe(151);
  });

  test('one that still presses is to come out by 4 mm in 0.12 s, or the current ends', () => {
    const at = (forceN: number, mmPerMs: number, presses: (ms: number) => boolean = () => true) => {
      const it = chair();
      const [slow, other] = it.rollers;
      return doneMs(it, (ms) => {
        comeIn(it);
        slow.sense.positionMm = 60 - mmPerMs * ms;
        slow.driveMmPerS = -150;
        slow.forceN = presses(ms) ? forceN : 0;
        if (ms > 1_000) other.driveMmPerS = 0;
      });
    };
    expect(at(5, 0.033)).toBe(121);
    expect(at(5, 0.034)).toBe(2_000);
    expect(at(4.9, 0.033)).toBe(2_000);
    // Whoever leans against it pushes it in and out.
    expect(at(5, -0.033)).toBe(121);
    expect(at(5, 0.033, (ms) => ms !== 100)).toBe(222);
  });

  test('… once carriage and width stand, and nothing is pinched any more', () => {
    for (const [, holdUp, goOn] of HELD_UP) {
      const it = chair();
      holdUp(it);
      for (const one of it.rollers) one.forceN = 5;
      expect(doneMs(it, (ms) => ms === 999 && goOn(it))).toBe(1_000);
    }
  });

  test('where one was found to run in by itself the current ends at once', () => {
    const it = chair();
    const [, roller] = it.letting.rollers;
    expect(
      doneMs(it, (ms) => {
        comeIn(it);
        if (ms === 100 && roller !== undefined) roller.runsIn.found = true;
      }),
    ).toBe(101);
  });

  test.each<HoldUp>([
    ...HELD_UP,
    ['something moves', ({ motion }) => (motion.moves = true), ({ motion }) => (motion.moves = false)],
  ])('waits while %s, but no longer than 2 s', (_, holdUp, goOn) => {
    const it = chair();
    holdUp(it);
    expect(
      doneMs(it, (ms) => {
        comeIn(it);
        if (ms === 999) goOn(it);
      }),
    ).toBe(1_000);
    const never = chair();
    holdUp(never);
    expect(doneMs(never, () => comeIn(never))).toBe(2_000);
  });

  test('what moves by itself moves until its current is off: that is not waited for', () => {
    const it = chair();
    it.motion.moves = true;
    expect(doneMs(it, () => comeIn(it), true)).toBe(480);
  });

  test.each([60, 70])('begun again, with rollers at %d mm, all of it begins anew', (mm) => {
    const it = chair();
    it.motion.moves = true;
    expect(msUntil(1_900, () => it.letting.step(false))).toBeNull();
    for (const one of it.rollers) one.sense.positionMm = mm;
    it.letting.begin();
    it.motion.moves = false;
    expect(it.motion.forgotten).toBe(2);
    expect(doneMs(it)).toBe(151);
  });
});
