import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isAwaiting, readHazards } from './hazards.ts';
import { constantCells, matrixText } from './matrix.ts';
import { hazardsNamedIn, namedHazards } from './titles.ts';

const hazards = readHazards();
const named = namedHazards();

describe('the list of hazards', () => {
  it('has each id once, in order, none left out', () => {
    const expected = hazards.map((_, index) => `H${String(index + 1).padStart(2, '0')}`);
    expect(hazards.map(({ id }) => id)).toEqual(expected);
    expect(hazards.length).toBeGreaterThanOrEqual(32);
  });

  it.each(hazards)('$id has a guard, and a test that names it or a part that does not exist yet', (row) => {
    expect(Object.keys(row.guards)).not.toEqual([]);
    const tests = named.filter(({ id }) => id === row.id);
    expect(tests.length > 0 || isAwaiting(row), `${row.id}: ${row.test}`).toBe(true);
  });

  it('has a row for every hazard that a test names', () => {
    const known = new Set(hazards.map(({ id }) => id));
    expect(named.filter(({ id }) => !known.has(id))).toEqual([]);
  });
});

describe('the matrix', () => {
  it('says what the list says: else run `npm run hazards`', () => {
    const text = readFileSync(new URL('../../protocols/hazard-matrix.md', import.meta.url), 'utf8');
    for (const row of hazards) expect(text).toContain(`| ${constantCells(row).join(' | ')} | `);
  });

  it('tells a hazard that failed, one without a test, and one that waits', () => {
    const [first, untested, tested] = hazards;
    if (first === undefined || untested === undefined || tested === undefined) throw new Error('too few');
    const waiting = { ...first, awaits: { part: 'recline and legrest', file: 'src/not-there' } };
    const result = { id: tested.id, files: ['test/a.test.ts'], passed: 2, failed: 1 };
    const text = matrixText([waiting, untested, tested], { commit: 'abc', results: [result] });
    expect(text).toContain('awaits recline and legrest |');
    expect(text).toContain('**no test** |');
    expect(text).toContain('a.test.ts | **1 failed**, 2 passed |');
  });
});

describe('what a test names', () => {
  it('stands in its strings, not in its comments', () => {
    const source = "// 'H98'\n/* 'H97' */ it('H9 x', f); it(`H96\n`, f); test(\"it's H95 H94\", f); H93";
    expect(hazardsNamedIn(source)).toEqual(['H94', 'H95', 'H96']);
  });
});
