/** The board's eyes on what it drives (spec.md §8), each alone: what it lets pass, what it does not, and after how long. */
import { describe, expect, test } from 'vitest';
import type { DepthChannel } from '../../../sim/board/depth-channel.ts';
import type { EncoderSense } from '../../../sim/board/encoder-sense.ts';
import type { Kneading } from '../../../sim/board/kneading.ts';
import type { TravelAxis } from '../../../sim/board/travel-axis.ts';
import {
  AstrayWatch,
  InWatch,
  isMoving,
  isReadable,
  KneadWatch,
  MovedUncommanded,
  NotMoving,
  PlaceWatch,
  PressWatch,
} from '../../../sim/board/watch.ts';
import { msUntil } from './support/ms-until.ts';

const axis = (driveMmPerS: number, speedMmPerS: number): DepthChannel =>
  ({ driveMmPerS, sense: { speedMmPerS } }) as DepthChannel;
const at = (positionMm: number): EncoderSense => ({ positionMm }) as EncoderSense;
const motor = (driveHz: number, measuredHz: number): Kneading => ({ driveHz, measuredHz }) as Kneading;

describe('a drive that is told to move and does not', () => {
  test.each([
    ['stands', 100, 0, 300],
    ['hardly follows', 100, 9.9, 300],
    ['follows', 100, 10, null],
    ['stands, the other way', -100, 0, 300],
    ['hardly follows, the other way', -100, -9.9, 300],
    ['follows, the other way', -100, -10, null],
    ['goes the wrong way', 100, -50, 300],
    ['goes the wrong way, the other way', -100, 50, 300],
    ['is told to move so slowly that it may stand', 4.9, 0, null],
    ['is told to move as slowly as counts', 5, 0, 300],
    ['and that the other way', -5, 0, 300],
  ])('%s: %d mm/s asked, %d mm/s seen: after %s ms', (_, asked, seen, afterMs) => {
    const watch = new NotMoving();
    expect(msUntil(5_000, () => watch.step(axis(asked, seen)))).toBe(afterMs);
  });

  test('one moment of moving, or being asked to forget, begins anew', () => {
    const watch = new NotMoving();
    expect(msUntil(299, () => watch.step(axis(100, 0)))).toBeNull();
    watch.step(axis(100, 50));
    expect(msUntil(299, () => watch.step(axis(100, 0)))).toBeNull();
    watch.reset();
    expect(msUntil(5_000, () => watch.step(axis(100, 0)))).toBe(300);
  });
});

describe('a braked drive that moves', () => {
  /** Braked long enough to stand at 100 mm. */
  function rested(): MovedUncommanded {
    const watch = new MovedUncommanded();
    for (let ms = 0; ms < 200; ms += 1) expect(watch.step(true, at(50 + ms / 4))).toBe(false);
    expect(watch.step(true, at(99.75))).toBe(false);
    return watch;
  }

  test.each([
    [3, false],
    [3.1, true],
    [-3, false],
    [-3.1, true],
  ])('%d mm from where it came to rest: %s', (mm, isFound) => {
    expect(rested().step(true, at(99.75 + mm))).toBe(isFound);
  });

  test('is said once; then where it stands is its place, so that a person can clear the fault', () => {
    const watch = rested();
    expect(watch.step(true, at(110))).toBe(true);
    expect(msUntil(1_000, () => watch.step(true, at(110)))).toBeNull();
    expect(watch.step(true, at(113.5))).toBe(true);
  });

  test('is let be while it is not braked, and for 200 ms after it is again', () => {
    const watch = rested();
    expect(watch.step(false, at(300))).toBe(false);
    expect(msUntil(200, (ms) => watch.step(true, at(400 + ms)))).toBeNull();
    expect(watch.step(true, at(700))).toBe(true);
  });
});

describe('an axis that is where it cannot be', () => {
  const place = () => new PlaceWatch({ minMm: 0, maxMm: 780, referenceMm: 0 } as never);

  test.each([
    [-2, false],
    [-2.1, true],
    [400, false],
    [782, false],
    [782.1, true],
    [Number.NaN, true],
  ])('%d mm: %s', (mm, isFound) => {
    expect(place().step(at(mm), false)).toBe(isFound);
  });

  test('its zero switch may be closed within 5 mm of zero, and 20 ms elsewhere', () => {
    const near = place();
    expect(msUntil(1_000, () => near.step(at(5), true))).toBeNull();
    const away = place();
    expect(msUntil(19, () => away.step(at(5.1), true))).toBeNull();
    expect(away.step(at(5.1), false)).toBe(false);
    expect(msUntil(1_000, () => away.step(at(5.1), true))).toBe(20);
    const above = new PlaceWatch({ minMm: 0, maxMm: 100, referenceMm: 60 } as never);
    expect(msUntil(1_000, () => above.step(at(64), true))).toBeNull();
    expect(msUntil(1_000, () => above.step(at(66), true))).toBe(20);
  });
});

describe('the kneading motor', () => {
  test.each([
    ['is caught', 1, 0, 1_500],
    ['hardly turns', 1, 0.09, 1_500],
    ['turns', 1, 0.1, null],
    ['hardly turns where it is slow', 0.5, 0.049, 1_500],
    ['turns slowly', 0.5, 0.05, null],
    ['is asked for so little that it may stand', 0.1, 0, null],
  ])('%s: asked %d Hz, turns %d Hz: stuck after %s ms', (_, asked, seen, afterMs) => {
    const watch = new KneadWatch();
    expect(msUntil(5_000, () => watch.stuck(motor(asked, seen)))).toBe(afterMs);
    const often = new KneadWatch();
    expect(msUntil(9_000, (ms) => often.stuck(motor(ms % 1_400 === 0 ? 0 : asked, seen)))).toBeNull();
  });

  test.each([
    ['turns by itself', 0, 0.11, 1_500],
    ['runs out', 0, 0.1, null],
    ['is asked to', 0.2, 1, null],
  ])('%s: asked %d Hz, turns %d Hz: found after %s ms', (_, asked, seen, afterMs) => {
    const watch = new KneadWatch();
    expect(msUntil(5_000, () => watch.wandered(motor(asked, seen)))).toBe(afterMs);
    const often = new KneadWatch();
    expect(msUntil(9_000, (ms) => often.wandered(motor(asked, ms % 1_400 === 0 ? 0 : seen)))).toBeNull();
  });
});

describe('a roller that presses though all is let go', () => {
  test('is found after 1.5 s, and again after as long where it still does', () => {
    const watch = new PressWatch();
    expect(msUntil(5_000, () => watch.step(true, true))).toBe(1_500);
    expect(msUntil(5_000, () => watch.step(true, true))).toBe(1_500);
  });

  test.each([
    ['presses no more', true, false],
    ['is meant to press', false, true],
  ])('begins anew where it %s', (_, lettingGo, presses) => {
    const watch = new PressWatch();
    expect(msUntil(1_499, () => watch.step(true, true))).toBeNull();
    expect(watch.step(lettingGo, presses)).toBe(false);
    expect(msUntil(5_000, () => watch.step(true, true))).toBe(1_500);
  });
});

test('what a cell can say, and what counts as moving', () => {
  expect([-5, -4.9, 0, 149.8, 149.9, Number.NaN].map(isReadable)).toEqual([
    false,
    true,
    true,
    true,
    false,
    false,
  ]);
  expect([-2.1, -2, 0, 2, 2.1].map((speed) => isMoving(axis(0, speed)))).toEqual([
    true,
    false,
    false,
    false,
    true,
  ]);
});

describe('an axis that is not where the plan has it', () => {
  const away = (awayMm: number): TravelAxis => ({ awayMm }) as TravelAxis;

  test.each([
    ['astray', true, 10.1, 20],
    ['as far as it may be', true, 10, null],
    ['where nobody knows', true, Number.NaN, 20],
    ['where no plan has it', false, 100, null],
  ])('%s: follows %s, %d mm away: after %s ms', (_, follows, awayMm, afterMs) => {
    const watch = new AstrayWatch();
    expect(msUntil(1_000, () => watch.step(follows, away(awayMm)))).toBe(afterMs);
  });

  test('a moment on its way begins anew', () => {
    const watch = new AstrayWatch();
    for (let ms = 0; ms < 19; ms++) expect(watch.step(true, away(11))).toBe(false);
    expect(watch.step(true, away(0))).toBe(false);
    expect(msUntil(1_000, () => watch.step(true, away(11)))).toBe(20);
  });
});

describe('a roller that was let go of', () => {
  const roller = (seemsIn: boolean, atZero: boolean, engaged = false): DepthChannel =>
    ({ seemsIn, atZero, engaged }) as DepthChannel;

  test.each([
    ['in by its encoder alone', true, false, 100],
    ['in by its switch, too', true, true, null],
    ['not in yet', false, false, null],
    ['in by its switch alone', false, true, null],
  ])('%s: after %s %s %s ms', (_, seemsIn, atZero, afterMs) => {
    const watch = new InWatch();
    expect(msUntil(1_000, () => watch.step(roller(seemsIn, atZero), true))).toBe(afterMs);
  });

  test('a moment on its switch begins anew', () => {
    const watch = new InWatch();
    for (let ms = 0; ms < 99; ms++) expect(watch.step(roller(true, false), true)).toBe(false);
    expect(watch.step(roller(true, true), true)).toBe(false);
    expect(msUntil(1_000, () => watch.step(roller(true, false), true))).toBe(100);
  });

  test('before zero is known its encoder says nothing', () => {
    const watch = new InWatch();
    expect(msUntil(1_000, () => watch.step(roller(true, false), false))).toBe(null);
  });

  test.each([true, false])('away from its switch, wherever its encoder is, zero known %s', (referenced) => {
    const watch = new InWatch();
    expect(watch.step(roller(false, true), referenced)).toBe(false);
    expect(msUntil(1_000, () => watch.step(roller(false, false), referenced))).toBe(100);
  });

  test('told to touch, it may go; let go of, it is on its way back', () => {
    const watch = new InWatch();
    watch.step(roller(false, true), true);
    expect(msUntil(1_000, () => watch.step(roller(false, false, true), true))).toBe(null);
    expect(msUntil(1_000, () => watch.step(roller(false, false), true))).toBe(null);
  });

  test('without current it may be pushed away, and nothing of before counts', () => {
    const watch = new InWatch();
    watch.step(roller(false, true), true);
    for (let ms = 0; ms < 99; ms++) watch.step(roller(false, false), true);
    watch.reset();
    expect(msUntil(1_000, () => watch.step(roller(false, false), true))).toBe(null);
    expect(msUntil(1_000, () => watch.step(roller(true, false), true))).toBe(100);
  });
});
