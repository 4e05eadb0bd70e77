import { describe, expect, test } from 'vitest';
import { depthAskedN } from '../../src/chair/depth-pressure.ts';
import { parseProfile } from '../../src/chair/parse-profile.ts';
import type { DepthTable } from '../../src/chair/profile.ts';
import { chair, chairData } from './chairs.ts';

const { depth } = chair('tsubo-plain').force;
if (depth === undefined) throw new Error('a chair without load cells has a table of depths');
const TABLE: DepthTable = depth;
const NOBODY_LIMITS_N = 100;

function asked(pressure: Parameters<typeof depthAskedN>[0], mostN = NOBODY_LIMITS_N) {
  const notes: string[] = [];
  const forceN = depthAskedN(pressure, TABLE, ['upperBack'], mostN, 'Hold at T5', (what, instead) =>
    notes.push(`${what} ${instead}`),
  );
  return { mm: forceN / TABLE.meansNPerMm, notes };
}

describe('pressure on a chair that senses no force', () => {
  test('levels go straight through the table, and nothing is said', () => {
    expect(asked({ level: 'light' })).toEqual({ mm: 3, notes: [] });
    expect(asked({ level: 'deep' })).toEqual({ mm: 12, notes: [] });
  });

  test('of several zones the shallowest counts; with none, the shallowest of all', () => {
    const note = () => undefined;
    expect(depthAskedN({ level: 'deep' }, TABLE, ['neck', 'seat'], NOBODY_LIMITS_N, '', note)).toBe(12);
    expect(depthAskedN({ level: 'deep' }, TABLE, [], NOBODY_LIMITS_N, '', note)).toBe(12);
  });

  test('a person who bears less gets every level shallower by the same share', () => {
    expect(asked({ level: 'deep' }, 18).mm).toBeCloseTo(6, 6);
    expect(asked({ level: 'light' }, 18).mm).toBeCloseTo(1.5, 6);
  });

  test('newtons as written are played as a depth, and told', () => {
    const { mm, notes } = asked({ forceN: 22.5 });
    expect(mm).toBeCloseTo(7.5, 6);
    expect(notes).toEqual([
      'Hold at T5: this chair feels no force, so what is written is played as a depth. It presses 7.5 mm deep.',
    ]);
  });

  test('what would be deeper than the table goes is the deepest, and told', () => {
    const { mm, notes } = asked({ forceN: 60 });
    expect(mm).toBeCloseTo(12, 6);
    expect(notes[0]).toContain('deeper than it may go here');
  });
});

describe('a table of depths', () => {
  const data = chairData('tsubo-plain');
  const { force } = data as { force: Record<string, unknown> };
  const problems = (change: object): readonly string[] => {
    const result = parseProfile({ ...data, force: { ...force, ...change } });
    return result.ok ? [] : result.errors.map(({ path }) => path);
  };
  const levels = { light: 1, gentle: 2, medium: 3, firm: 4, deep: 5 };
  const withNeck = (neck: object) => ({
    depth: { ...TABLE, levelMm: { ...TABLE.levelMm, neck } },
  });

  test('is needed where nothing is sensed, and only there', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ depth: undefined })).toContain('force.depth');
    expect(problems({ sensed: 'pair' })).toEqual(['force.depth']);
  });

  test('grows from light to deep', () => {
    expect(problems(withNeck({ ...levels, deep: 3.5 }))).toEqual(['force.depth.levelMm.neck.deep']);
  });

  test('stands for no more than the ceiling of its zone less a fifth', () => {
    expect(problems(withNeck({ ...levels, deep: 4 }))).toEqual([]);
    expect(problems(withNeck({ ...levels, deep: 4.1 }))).toEqual(['force.depth.levelMm.neck.deep']);
  });
});
