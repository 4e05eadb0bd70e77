import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BackFinder, type BackFinderOptions } from '../../src/app/back-finder.ts';
import type { BackChoice } from '../../src/cli/back-options.ts';
import { Database } from '../../src/store/database.ts';
import { People } from '../../src/store/people.ts';
import { ChairError } from '../../src/units/chair-error.ts';
import { body, chair } from '../chair/chairs.ts';
import { feltBack } from '../scan/felt-backs.ts';

const duo = chair('tsubo-duo');
const person = { statureMm: 1700, ceilingN: 40 };
const table = body(1700).heightMm;
const onTrack = (mm: number): number => mm * 1.02 - duo.trackZeroAboveSeatMm;
const FELT = feltBack({
  shoulderMm: onTrack(table.C7),
  nearestMm: onTrack(table.T7),
  farthestMm: onTrack((table.L3 + table.L4) / 2),
});
const NOBODY = FELT.slice(-1).map((point) => ({ ...point, step: 'nobody' as const }));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tsubo-back-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function finder(back: Partial<BackChoice> = {}, ask: BackFinderOptions['ask'] = 'in-doubt'): BackFinder {
  return new BackFinder({
    back: { personName: null, shoulder: 'scan', nudgeMm: 0, rescan: false, ...back },
    people: new People(new Database(join(folder, 'tsubo.db'))),
    ask,
    calendar: () => '2026-01-31T18:00:00.000Z',
  });
}

function failure(act: () => unknown): ChairError {
  try {
    act();
  } catch (error) {
    if (error instanceof ChairError) return error;
  }
  throw new Error('nothing was refused');
}

describe('where a back is known from', () => {
  it('is felt first, unless it is kept of this person', () => {
    const first = finder({ personName: 'anna' });
    expect(first.first(person, duo).order).toMatchObject({ forceN: 8 });
    const found = first.read(FELT);
    expect(found.kind).toBe('found');
    const again = finder({ personName: 'anna' }).first(person, duo);
    expect(again.order).toBeNull();
    expect(again.person.back).toEqual(found.kind === 'found' ? found.person.back : null);
    // Another person, no name, a new scan, a moved line: felt again.
    for (const choice of [
      { personName: 'ben' },
      {},
      { personName: 'anna', rescan: true },
      { personName: 'anna', nudgeMm: 5 },
    ])
      expect(finder(choice).first(person, duo).order).not.toBeNull();
  });

  it('is not somebody else’s, by their stature', () => {
    const first = finder({ personName: 'anna' });
    first.first(person, duo);
    first.read(FELT);
    const taller = { ...person, statureMm: 1800 };
    expect(failure(() => finder({ personName: 'anna' }).first(taller, duo))).toMatchObject({
      code: 'refused',
    });
  });

  it('is the table or a line that a person says, where they say so', () => {
    expect(finder({ shoulder: 'table' }).first(person, duo)).toEqual({ person, order: null });
    const placed = finder({ shoulder: 560 }).first(person, duo);
    expect(placed.order).toBeNull();
    expect(placed.person.back?.by).toBe('hand');
    expect(Math.abs((placed.person.back?.heightMm.C7 ?? 0) - 660)).toBeLessThan(2);
  });

  it('H06 is asked of the person on a chair that feels nothing, each time, and not kept', () => {
    const plain = chair('tsubo-plain');
    for (let session = 0; session < 2; session += 1) {
      const asks = finder({ personName: 'anna' });
      expect(asks.first(person, plain)).toMatchObject({ order: null, asks: true });
      expect(asks.question).toContain('538 mm up the track. This chair cannot feel');
      expect(asks.answer('again')).toEqual({ kind: 'open' });
      asks.answer('higher');
      expect(asks.question).toContain('542 mm up the track');
      const found = asks.answer('accept');
      expect(found).toMatchObject({ kind: 'found', person: { back: { by: 'hand' } } });
    }
  });

  it('H06 has to be said at each session on a chair that feels nothing', () => {
    const numb = { ...duo, force: { ...duo.force, sensed: 'none' as const } };
    expect(failure(() => finder({}, 'never').first(person, numb)).next).toMatch(/--shoulder 538/);
    expect(finder({ shoulder: 540 }).first(person, numb).person.back?.by).toBe('hand');
  });
});

describe('a scan that is not sure', () => {
  it('H06 is refused where nobody can be asked', () => {
    const one = finder({}, 'never');
    one.first(person, duo);
    expect(failure(() => one.read(NOBODY))).toMatchObject({ code: 'refused' });
    const other = finder({}, 'never');
    other.first({ ...person, statureMm: 1450 }, duo);
    expect(failure(() => other.read(FELT)).message).toMatch(/mm higher/);
  });

  it('is asked about, and the person may move the line, go on, or have it felt again', () => {
    const one = finder({ personName: 'anna' });
    one.first({ ...person, statureMm: 1450 }, duo);
    expect(one.question).toBeNull();
    expect(one.read(FELT)).toEqual({ kind: 'open' });
    const lineMm = (): number => Number(/(\d+) mm up the track/.exec(one.question ?? '')?.[1]);
    const before = lineMm();
    one.answer('higher');
    one.answer('higher');
    expect(lineMm()).toBeGreaterThan(before + 5);
    one.answer('lower');
    expect(one.answer('again')).toMatchObject({ kind: 'again', order: { forceN: 8 } });
    expect(one.question).toBeNull();
    one.read(FELT);
    expect(one.answer('accept').kind).toBe('found');
    expect(new People(new Database(join(folder, 'tsubo.db'))).backOf('anna', 'tsubo-duo')?.nudgeMm).toBe(5);
  });

  it('H06 cannot be gone on with where no shoulder was found', () => {
    const one = finder();
    one.first(person, duo);
    expect(one.read(NOBODY)).toEqual({ kind: 'open' });
    expect(one.question).toMatch(/nobody.*S feels the back again, Esc stops/);
    expect(one.answer('accept')).toEqual({ kind: 'open' });
    expect(one.answer('again').kind).toBe('again');
  });
});

it('asks also where it is sure, if that is what the command is for', () => {
  const one = finder({}, 'always');
  one.first(person, duo);
  expect(one.read(FELT)).toEqual({ kind: 'open' });
  expect(one.question).toMatch(/sure to about \d+ mm\. Up and Down/);
});
