/** How hard a roller may press where (H08): the lowest of all that is known, and the lowest of all where nothing is. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ZoneCeilings } from '../../../sim/board/zone-ceilings.ts';
import { shippedProfile } from './support/profiles.ts';

const FORCE = {
  ...shippedProfile('tsubo-duo').force,
  boardCeilingN: 70,
  zoneCeilingN: { neck: 20, shoulders: 60, upperBack: 80, lowerBack: 65, seat: 80 },
};

function stated(): ZoneCeilings {
  const ceilings = new ZoneCeilings(FORCE);
  ceilings.state('neck', 600, 780, 90);
  ceilings.state('lowerBack', 100, 300, 90);
  ceilings.state('upperBack', 300, 500, 90);
  return ceilings;
}

describe('one place', () => {
  test('where nobody said where the zones are nothing may press', () => {
    const ceilings = new ZoneCeilings(FORCE);
    expect([ceilings.at(200), ceilings.lowestOver(100, 200), ceilings.hereN]).toEqual([0, 0, 0]);
    expect(ceilings.overNeck).toBe(true);
  });

  test.each([
    ['a zone has its own', 200, 65],
    ['the board the lower', 400, 70],
    ['on a border the lower of both counts', 300, 65],
    ['on the other side of it one', 300.1, 70],
    ['its ends belong to it', 100, 65],
    ['so do those', 780, 20],
    ['below all of them the lowest counts', 99.9, 20],
    ['between them too', 550, 20],
    ['and above', 781, 20],
  ])('%s', (_, mm, ceilingN) => {
    expect(stated().at(mm)).toBe(ceilingN);
  });

  test('the lowest is that of the neck, also where nobody said where that is', () => {
    const ceilings = new ZoneCeilings(FORCE);
    ceilings.state('lowerBack', 100, 300, 90);
    expect([ceilings.at(200), ceilings.at(400)]).toEqual([65, 20]);
  });

  test('what is stated may lower a ceiling, never raise it, and the last word counts', () => {
    const ceilings = stated();
    ceilings.state('lowerBack', 100, 300, 15);
    expect([ceilings.at(200), ceilings.at(50)]).toEqual([15, 15]);
    ceilings.state('lowerBack', 150, 250, 40);
    expect([ceilings.at(200), ceilings.at(120), ceilings.at(50)]).toEqual([40, 20, 20]);
    ceilings.state('lowerBack', 150, 250, 500);
    expect(ceilings.at(200)).toBe(65);
  });

  test('a new session knows nothing of it', () => {
    const ceilings = stated();
    ceilings.standAt(200);
    ceilings.forget();
    expect([ceilings.hereN, ceilings.at(200), ceilings.overNeck]).toEqual([0, 0, true]);
  });
});

describe('where the carriage stands', () => {
  test('its ceiling follows it, and what is stated while it stands', () => {
    const ceilings = stated();
    ceilings.standAt(200);
    expect(ceilings.hereN).toBe(65);
    ceilings.standAt(400);
    expect(ceilings.hereN).toBe(70);
    ceilings.state('upperBack', 300, 500, 30);
    expect(ceilings.hereN).toBe(30);
  });

  test.each([
    ['the back', 200, false],
    ['a border of two zones of the back', 300, false],
    ['where a zone begins', 100, false],
    ['where the last one ends', 500, true],
    ['where nobody said what it is', 550, true],
    ['below the lowest zone', 50, true],
    ['the neck', 650, true],
  ])('it may be the neck: %s', (_, mm, isNeck) => {
    const ceilings = stated();
    ceilings.standAt(mm);
    expect(ceilings.overNeck).toBe(isNeck);
  });
});

describe('where the carriage soon will be', () => {
  test.each([
    ['a zone that bears less, a tenth of a second on', 305, -60, 65],
    ['farther off it does not count yet', 307, -60, 70],
    ['nor where it came from', 305, 60, 70],
    ['one that bears more does not count before', 295, 60, 65],
    ['where nobody said what it is', 499, 20, 20],
    ['a standing one', 305, 0, 70],
  ])('%s', (_, mm, mmPerS, ceilingN) => {
    const ceilings = stated();
    ceilings.standAt(mm);
    expect(ceilings.soonN(mmPerS)).toBe(ceilingN);
  });
});

describe('a way', () => {
  test.each([
    ['inside a zone', 120, 180, 65],
    ['through two', 250, 350, 65],
    ['to a border', 320, 500, 70],
    ['over it', 320, 500.1, 20],
    ['from before the first', 90, 200, 20],
    ['between zones', 520, 580, 20],
    ['over a gap', 450, 650, 20],
    ['one place', 400, 400, 70],
    ['one place on a border', 300, 300, 65],
    ['up to where one begins', 50, 100, 20],
  ])('%s', (_, fromMm, toMm, ceilingN) => {
    expect(stated().lowestOver(fromMm, toMm)).toBe(ceilingN);
  });

  test('has the lowest ceiling of all its places, whatever zones are stated (seed 61)', () => {
    const zone = fc.constantFrom('neck', 'shoulders', 'upperBack', 'lowerBack', 'seat');
    const mm = fc.integer({ min: 0, max: 24 });
    const span = fc.tuple(zone, mm, fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 90 }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 6 }), mm, mm, (spans, a, b) => {
        const ceilings = new ZoneCeilings(FORCE);
        for (const [name, fromMm, lengthMm, n] of spans) ceilings.state(name, fromMm, fromMm + lengthMm, n);
        const [fromMm, toMm] = [Math.min(a, b), Math.max(a, b)];
        let lowestN = Number.POSITIVE_INFINITY;
        for (let at = fromMm; at <= toMm; at += 0.5) lowestN = Math.min(lowestN, ceilings.at(at));
        expect(ceilings.lowestOver(fromMm, toMm)).toBe(lowestN);
      }),
      { seed: 61, numRuns: 500 },
    );
  });
});
