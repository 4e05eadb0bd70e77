import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bodyOf, DEFAULT_PERSON_CEILING_N, heightMm, placeName, trackMm } from '../../src/chair/body.ts';
import type { LandmarkPlace, Place } from '../../src/chair/landmarks.ts';
import { LANDMARKS, ZONES } from '../../src/chair/landmarks.ts';
import { POINTS } from '../../src/chair/points.ts';
import { ZONE_EXTENTS } from '../../src/chair/zone-extents.ts';
import { zoneSpans } from '../../src/chair/zone-spans.ts';
import { body, chair } from './chairs.ts';

const statures = fc.double({ min: 1400, max: 1950, noNaN: true });
const duo = chair('tsubo-duo');

describe('landmarks', () => {
  test('stand where the table puts them on a person of 170 cm', () => {
    const { heightMm } = body(1700);
    expect(heightMm.C7).toBeCloseTo(637.5, 6);
    expect(heightMm.L5).toBeCloseTo(161.5, 6);
    expect(heightMm.sacrum).toBeCloseTo(119, 6);
    const thoracic = (heightMm.C7 - heightMm.T12) / (heightMm.C7 - heightMm.L5);
    expect(thoracic).toBeCloseTo(0.61, 6);
  });

  test('go down in order, each vertebra at least as tall as the one above', () => {
    fc.assert(
      fc.property(statures, (statureMm) => {
        const { heightMm } = body(statureMm);
        const heights = LANDMARKS.map((name) => heightMm[name]);
        const steps = heights.slice(1).map((height, i) => (heights[i] ?? 0) - height);
        for (const [i, step] of steps.slice(0, -1).entries()) {
          expect(step).toBeGreaterThanOrEqual((steps[i - 1] ?? 0) - 1e-9);
        }
        expect(steps.at(-1)).toBeGreaterThan(0);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  test('H06: C7 to L5 lie on the track of every supported body, with the neck above', () => {
    fc.assert(
      fc.property(statures, (statureMm) => {
        const at = (landmark: 'C7' | 'L5') => trackMm({ landmark, offsetMm: 0 }, body(statureMm), duo);
        expect(at('L5')).toBeGreaterThan(duo.carriage.minMm);
        expect(at('C7')).toBeLessThan(duo.carriage.maxMm);
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  test.each([0, 1399, 1951, Number.NaN, Number.POSITIVE_INFINITY])('H06: %d mm is refused', (mm) => {
    expect(bodyOf(mm).ok).toBe(false);
  });

  test('offsets go towards the head', () => {
    const place = { landmark: 'L3', offsetMm: 20 } as const;
    const higher = trackMm(place, body(1700), duo) - trackMm({ ...place, offsetMm: 0 }, body(1700), duo);
    expect(higher).toBeCloseTo(20, 6);
    expect(placeName(place)).toBe('L3 + 20 mm');
    expect(placeName({ landmark: 'T7', offsetMm: -5 })).toBe('T7 - 5 mm');
    expect(placeName({ landmark: 'C7', offsetMm: 0 })).toBe('C7');
  });
});

describe('a share of the way between two places', () => {
  const at = (landmark: LandmarkPlace['landmark']): LandmarkPlace => ({ landmark, offsetMm: 0 });
  const share = (part: number, offsetMm = 0): Place => ({
    from: at('T7'),
    to: at('L1'),
    share: part,
    offsetMm,
  });

  test('begins at the first place, ends at the second, and goes with the body', () => {
    fc.assert(
      fc.property(statures, (statureMm) => {
        const who = body(statureMm);
        expect(heightMm(share(0), who)).toBeCloseTo(who.heightMm.T7, 9);
        expect(heightMm(share(1), who)).toBeCloseTo(who.heightMm.L1, 9);
        const part = (who.heightMm.T7 - heightMm(share(0.4), who)) / (who.heightMm.T7 - who.heightMm.L1);
        expect(part).toBeCloseTo(0.4, 9);
        expect(heightMm(share(0.4, 20), who) - heightMm(share(0.4), who)).toBeCloseTo(20, 9);
      }),
      { seed: 4, numRuns: 100 },
    );
  });

  test('and a point of the bladder line are named as they are written', () => {
    expect(placeName(share(0.4))).toBe('40% of T7..L1');
    expect(placeName(share(0.075, -10))).toBe('7.5% of T7..L1 - 10 mm');
    expect(placeName({ landmark: POINTS.BL23, offsetMm: -10, point: 'BL23' })).toBe('BL23 - 10 mm');
    expect(placeName({ ...share(0.5), from: { ...at('T3'), point: 'BL13' } })).toBe('50% of BL13..L1');
  });

  test('the points go down the back in the order of their numbers', () => {
    const { heightMm: heights } = body(1700);
    const line = Object.values(POINTS).map((landmark) => heights[landmark]);
    expect([...line].sort((a, b) => b - a)).toEqual(line);
    expect([POINTS.BL13, POINTS.BL15, POINTS.BL17, POINTS.BL18, POINTS.BL20, POINTS.BL25]).toEqual([
      ...['T3', 'T5', 'T7', 'T9', 'T11', 'L4'],
    ]);
  });
});

describe('zones', () => {
  test('H08: a stroke over a zone goes up, and touches no other zone, on every body', () => {
    fc.assert(
      fc.property(statures, (statureMm) => {
        const who = body(statureMm);
        const spans = zoneSpans(who, { statureMm, ceilingN: DEFAULT_PERSON_CEILING_N }, duo);
        for (const zone of ZONES) {
          const { from, to } = ZONE_EXTENTS[zone];
          const [lowMm, highMm] = [trackMm(from, who, duo), trackMm(to, who, duo)];
          expect(highMm).toBeGreaterThan(lowMm);
          const touched = spans.filter((span) => span.toMm >= lowMm && span.fromMm <= highMm);
          expect(touched.map((span) => span.zone)).toEqual([zone]);
        }
      }),
      { seed: 5, numRuns: 100 },
    );
  });

  test('H06: cover the track without a gap from the seat to 80 mm above C7, for every body', () => {
    fc.assert(
      fc.property(statures, (statureMm) => {
        const person = { statureMm, ceilingN: DEFAULT_PERSON_CEILING_N };
        const spans = zoneSpans(body(statureMm), person, duo);
        expect(spans.map((span) => span.zone)).toEqual([
          'seat',
          'lowerBack',
          'upperBack',
          'shoulders',
          'neck',
        ]);
        expect(spans[0]?.fromMm).toBe(duo.carriage.minMm);
        const c7Mm = body(statureMm).heightMm.C7 - duo.trackZeroAboveSeatMm;
        expect(spans.at(-1)?.toMm).toBeCloseTo(Math.min(duo.carriage.maxMm, c7Mm + 80), 2);
        for (const [i, span] of spans.slice(1).entries()) expect(span.fromMm).toBe(spans[i]?.toMm);
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  test('H08: each zone has the lowest of zone, board and person', () => {
    const ceilings = (ceilingN: number) =>
      zoneSpans(body(1700), { statureMm: 1700, ceilingN }, duo).map((span) => span.ceilingN);
    expect(ceilings(40)).toEqual([40, 40, 40, 40, 20]);
    expect(ceilings(65)).toEqual([65, 65, 65, 60, 20]);
    expect(ceilings(200)).toEqual([80, 70, 80, 60, 20]);
  });
});
