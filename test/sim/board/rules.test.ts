/** The envelope: what no plan makes a board do, whoever sends it (spec.md §5). Whole numbers, to the last of them. */
import { describe, expect, test } from 'vitest';
import type { JerkSegment } from '../../../sim/board/integrator.ts';
import { axisLimits, forceRules, placesPassed, segmentRefusal } from '../../../sim/board/rules.ts';
import { shippedProfile } from './support/profiles.ts';

/** 800 mm long; 200 mm/s, 1 m/s², 10 m/s³. */
const LIMITS = axisLimits({
  ...shippedProfile('tsubo-duo').carriage,
  ...{ minMm: 0, maxMm: 800, maxSpeedMmPerS: 200, maxAccelMmPerS2: 1_000, maxJerkMmPerS3: 10_000 },
});
const MM = 1_000_000;

/** A tenth of a second that ends in the middle, standing, without jerk: what is judged stands in the case. */
function segment(of: Partial<JerkSegment>): JerkSegment {
  return { ticks: 100, endNm: 400 * MM, endNmPerS: 0, endNmPerS2: 0, jerkNmPerS3: 0, ...of };
}

/** Whole numbers may be a thousandth above a limit, no more. */
const SPEED = 200.2 * MM;
const ACCEL = 1_001 * MM;
const JERK = 10_010 * MM;

test('limits of an axis are those of its profile', () => {
  const { width } = shippedProfile('tsubo-duo');
  expect(width.minMm).toBeGreaterThan(0);
  expect(axisLimits(width)).toMatchObject({
    ...{ minNm: width.minMm * MM, maxNm: width.maxMm * MM },
    ...{ maxNmPerS: width.maxSpeedMmPerS * MM, maxNmPerS2: width.maxAccelMmPerS2 * MM },
  });
});

describe('a segment as it is planned', () => {
  test.each<[what: string, of: Partial<JerkSegment>, code: string]>([
    ['standing', {}, 'ok'],
    ['the most jerk', { ticks: 10, jerkNmPerS3: JERK }, 'ok'],
    ['more jerk', { ticks: 10, jerkNmPerS3: JERK + 1 }, 'jerk'],
    ['more jerk, the other way', { ticks: 10, jerkNmPerS3: -JERK - 1 }, 'jerk'],
    ['the most acceleration', { endNmPerS2: ACCEL }, 'ok'],
    ['more at its end', { endNmPerS2: ACCEL + 1 }, 'acceleration'],
    ['more at its end, braking', { endNmPerS2: -ACCEL - 1 }, 'acceleration'],
    ['as much at its beginning', { jerkNmPerS3: -9_000 * MM, endNmPerS2: 101 * MM }, 'ok'],
    ['more at its beginning', { jerkNmPerS3: -9_000 * MM, endNmPerS2: 101 * MM + 1 }, 'acceleration'],
    ['the most speed', { endNmPerS: SPEED }, 'ok'],
    ['more at its end', { endNmPerS: SPEED + 1 }, 'speed'],
    ['more, downwards', { endNmPerS: -SPEED - 1 }, 'speed'],
    ['more at its beginning', { endNmPerS: 150 * MM, endNmPerS2: -502 * MM - 1 }, 'speed'],
    ['as much at its beginning', { endNmPerS: 150 * MM, endNmPerS2: -502 * MM }, 'ok'],
    [
      'more between its ends',
      { endNmPerS: 190 * MM, endNmPerS2: -500 * MM, jerkNmPerS3: -10_000 * MM },
      'speed',
    ],
    [
      'less between its ends',
      { endNmPerS: 187 * MM, endNmPerS2: -500 * MM, jerkNmPerS3: -10_000 * MM },
      'ok',
    ],
    ['at its upper end', { endNm: 800.02 * MM }, 'ok'],
    ['above it', { endNm: 800.02 * MM + 1 }, 'travel'],
    ['at its lower end', { endNm: -0.02 * MM }, 'ok'],
    ['below it', { endNm: -0.02 * MM - 1 }, 'travel'],
    ['beginning above it', { endNm: 795 * MM, endNmPerS: -60 * MM }, 'travel'],
    [
      'above it between its ends',
      { endNm: 799.5 * MM, endNmPerS: -50 * MM, endNmPerS2: -1_000 * MM },
      'travel',
    ],
    ['below it between its ends', { endNm: 0.5 * MM, endNmPerS: 50 * MM, endNmPerS2: 1_000 * MM }, 'travel'],
  ])('%s', (_, of, code) => {
    expect(segmentRefusal(segment(of), LIMITS, 1_000)).toBe(code);
  });
});

describe('a segment that is played faster', () => {
  /** Of what an axis may have, a plan leaves half of the acceleration and 7/10 of the jerk to the rate that changes. */
  const judged = (of: Partial<JerkSegment>, ratePermille: number) =>
    segmentRefusal(segment({ ticks: 10, ...of }), LIMITS, ratePermille);

  test.each<[what: string, most: (rate: number) => Partial<JerkSegment>, code: string]>([
    ['speed grows with it', (rate) => ({ endNmPerS: Math.floor(SPEED / rate) }), 'speed'],
    [
      'acceleration with its square',
      (rate) => ({ endNmPerS2: Math.floor(ACCEL / 2 / rate ** 2) }),
      'acceleration',
    ],
    ['jerk with its cube', (rate) => ({ jerkNmPerS3: Math.floor((JERK * 3) / 10 / rate ** 3) }), 'jerk'],
  ])('%s', (_, most, code) => {
    for (const ratePermille of [1_050, 1_200, 1_500]) {
      const borne = most(ratePermille / 1000);
      const more = Object.fromEntries(Object.entries(borne).map(([key, value]) => [key, value + 1]));
      expect(judged(borne, ratePermille)).toBe('ok');
      expect(judged(more, ratePermille)).toBe(code);
      // Rounded up to a twentieth: never judged by a slower rate than it is played at.
      expect(judged(borne, ratePermille - 49)).toBe('ok');
      expect(judged(more, ratePermille - 49)).toBe(code);
    }
  });

  test('a little faster than planned needs all that room already', () => {
    expect(judged({ endNmPerS2: ACCEL }, 1_000)).toBe('ok');
    expect(judged({ endNmPerS2: ACCEL }, 1_001)).toBe('acceleration');
  });
});

describe('the places a segment passes', () => {
  const turning = segment({ ticks: 1_000, endNm: 100 * MM, endNmPerS: -50 * MM, endNmPerS2: -100 * MM });
  const COUNTS = 1_024_000;

  test('its ends, and where it turns between them', () => {
    // Half a second before its end it stands, 12.5 mm higher.
    expect(placesPassed(turning, 0, COUNTS)).toEqual({ minNm: 100 * MM, maxNm: 112.5 * MM });
    expect(placesPassed(turning, 0, COUNTS / 4)).toEqual({ minNm: 100 * MM, maxNm: 109.375 * MM });
    expect(placesPassed(turning, 0.75 * COUNTS, COUNTS)).toEqual({ minNm: 100 * MM, maxNm: 109.375 * MM });
    const low = { ...turning, endNmPerS: 50 * MM, endNmPerS2: 100 * MM };
    expect(placesPassed(low, 0, COUNTS)).toEqual({ minNm: 87.5 * MM, maxNm: 100 * MM });
  });
});

test('forces rise, and kneading turns, as fast as the profile says and a thousandth more', () => {
  const duo = shippedProfile('tsubo-duo');
  const { maxRiseMilliNPerS, maxKneadMilliHz } = forceRules(duo);
  expect(maxRiseMilliNPerS).toBe(duo.force.maxRiseNPerS * 1_001);
  expect(maxKneadMilliHz).toBe(Math.round(((duo.kneading?.maxPerMin ?? 0) * 1000) / 60));
  expect(forceRules({ ...duo, kneading: null }).maxKneadMilliHz).toBe(0);
});
