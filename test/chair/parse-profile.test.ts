import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseProfile } from '../../src/chair/parse-profile.ts';
import { chair, chairData } from './chairs.ts';

/** The profile data with one thing changed at a path; `undefined` removes it. */
function changed(path: readonly (string | number)[], value: unknown): unknown {
  const data = structuredClone(chairData('tsubo-duo'));
  let at: Record<string | number, unknown> = data;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  const last = path.at(-1) ?? '';
  if (value === undefined) delete at[last];
  else at[last] = value;
  return data;
}

function problems(data: unknown) {
  const result = parseProfile(data);
  return result.ok ? [] : result.errors;
}

describe('the shipped chairs', () => {
  test('tsubo-duo has two drives with a cell each', () => {
    const duo = chair('tsubo-duo');
    expect(duo.depth.map((axis) => axis.channel)).toEqual(['left', 'right']);
    expect(duo.force.sensed).toBe('each');
    expect(duo).not.toHaveProperty('schemaVersion');
  });

  test('tsubo-mono is the same chair but for its drives, its cells and its name, and without air, heat and posture', () => {
    const { name: _n, title: _t, depth: _d, force: duoForce, ...duo } = chair('tsubo-duo');
    const { name: _m, title: _u, depth, force, ...mono } = chair('tsubo-mono');
    const without = { air: null, heater: null, recline: null, legrest: null };
    expect(mono).toEqual({ ...duo, ...without });
    for (const part of [duo.air, duo.heater, duo.recline, duo.legrest]) expect(part).not.toBe(null);
    expect(depth.map((axis) => axis.channel)).toEqual(['both']);
    expect(force).toEqual({ ...duoForce, sensed: 'pair' });
  });
});

describe('mistakes', () => {
  test.each([
    [['schemaVersion'], 2, 'schemaVersion'],
    [['family'], 'rongtai', 'family'],
    [['name'], 'Über chair', 'name'],
    [['title'], 'two\nlines', 'title'],
    [['carriage'], 7, 'carriage'],
    [['carriage', 'maxMm'], '780', 'carriage.maxMm'],
    [['carriage', 'maxMm'], Number.NaN, 'carriage.maxMm'],
    [['carriage', 'maxMm'], 50, 'carriage.maxMm'],
    [['carriage', 'referenceMm'], 800, 'carriage.referenceMm'],
    [['carriage', 'maxSpeedMmPerS'], 1000, 'carriage.maxSpeedMmPerS'],
    [['carriage', 'maxSpeedMmPerS'], undefined, 'carriage.maxSpeedMmPerS'],
    [['width', 'minMm'], 200, 'width.maxMm'],
    [['depth'], [], 'depth'],
    [['depth'], 'left', 'depth'],
    [['depth', 1, 'channel'], 'left', 'depth'],
    [['depth', 1, 'channel'], 'rihgt', 'depth[1].channel'],
    [['depth', 0, 'retractSpeedMmPerS'], 20, 'depth[0].retractSpeedMmPerS'],
    [['depth', 0, 'maxMm'], -5, 'depth[0].maxMm'],
    [['kneading', 'maxPerMin'], 10, 'kneading.maxPerMin'],
    [['kneading'], undefined, 'kneading'],
    [['force', 'sensed'], 'pair', 'force.sensed'],
    [['force', 'maxRiseNPerS'], 100, 'force.maxRiseNPerS'],
    [['force', 'zoneCeilingN', 'neck'], 300, 'force.zoneCeilingN.neck'],
    [['force', 'zoneCeilingN', 'neck'], undefined, 'force.zoneCeilingN.neck'],
    [['air', 1, 'zone'], 'arms', 'air[1].zone'],
    [['air', 0, 'maxKPa'], 60, 'air[0].maxKPa'],
    [['air'], undefined, 'air'],
    [['heater', 'cutOutC'], 42, 'heater.cutOutC'],
    [['heater', 'maxOnS'], 5, 'heater.maxOnS'],
    [['recline', 'maxDeg'], 2, 'recline.maxDeg'],
    [['legrest', 'closing'], 'down', 'legrest.closing'],
    [['legrest', 'maxPushN'], 500, 'legrest.maxPushN'],
    [['trackZeroAboveSeatMm'], null, 'trackZeroAboveSeatMm'],
    [['releasesUnpowered'], 'yes', 'releasesUnpowered'],
  ] as const)('at %j, %j', (path, value, where) => {
    const found = problems(changed(path, value));
    expect(found.map((problem) => problem.path)).toEqual([where]);
    for (const problem of found) for (const text of Object.values(problem)) expect(text).not.toBe('');
  });

  test('a range is told with its unit', () => {
    const [problem] = problems(changed(['force', 'maxRiseNPerS'], 100));
    expect(problem?.what).toBe('100 is outside its range');
    expect(problem?.allowed).toBe('1 … 25 N/s');
  });

  test('an unknown key is told with the nearest known one', () => {
    const [problem] = problems(changed(['force', 'zoneCeilingN', 'sholders'], 60));
    expect(problem?.path).toBe('force.zoneCeilingN.sholders');
    expect(problem?.remedy).toBe('Did you mean shoulders?');
    expect(problems(changed(['colour'], 'red'))[0]?.remedy).toBe('Remove it.');
  });

  test('all of them show at once, with those that are only wrong together', () => {
    const badForce = { ...chair('tsubo-duo').force, contactN: -1 };
    const carriage = { ...chair('tsubo-duo').carriage, referenceMm: 900 };
    const data = { ...chairData('tsubo-duo'), carriage, force: badForce, title: 3, extra: {} };
    const paths = problems(data).map((problem) => problem.path);
    expect(paths.sort()).toEqual(['carriage.referenceMm', 'extra', 'force.contactN', 'title']);
  });

  test('a chair without a kneading motor is a chair', () => {
    const result = parseProfile(changed(['kneading'], null));
    expect(result.ok && result.value.kneading).toBe(null);
  });

  test('any data at all gives a profile or problems, never a throw', () => {
    const keys = ['carriage', 'depth', 'force', 'kneading', '__proto__', 'constructor', 'name'];
    const anything = fc.oneof(fc.anything(), fc.dictionary(fc.constantFrom(...keys), fc.anything()));
    fc.assert(
      fc.property(anything, (data) => {
        expect(parseProfile(data).ok).toBe(false);
      }),
      { seed: 20, numRuns: 500 },
    );
  });
});
