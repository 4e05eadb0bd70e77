import { describe, expect, it } from 'vitest';
import { checkCycles } from './check-cycles.ts';
import { checkFloors } from './check-floors.ts';
import { checkMirror } from './check-mirror.ts';
import { checkPurity } from './check-purity.ts';
import { checkShape } from './check-shape.ts';
import { checkText } from './check-text.ts';
import { readSources, readText, repositoryPaths } from './read-sources.ts';
import type { Violation } from './source-file.ts';

const paths = repositoryPaths();
const all = readSources(paths);
const house = all.filter((file) => !file.path.startsWith('test/'));

function told(violations: readonly Violation[]): readonly string[] {
  return violations.map((violation) => `${violation.path}: ${violation.rule}: ${violation.detail}`);
}

describe('the house', () => {
  it('has rooms to look at', () => {
    expect(house.length).toBeGreaterThan(20);
    expect(house.flatMap((file) => file.imports).length).toBeGreaterThan(house.length);
  });

  it('imports strictly downwards', () => {
    expect(told(checkFloors(house))).toEqual([]);
  });

  it('has no import cycle', () => {
    expect(told(checkCycles(all))).toEqual([]);
  });

  it('keeps clocks, chance, Node and RxJS out of the pure rooms', () => {
    expect(told(checkPurity(house))).toEqual([]);
  });

  it('keeps files short, exports named, and tests out of what ships', () => {
    expect(told(checkShape(all))).toEqual([]);
  });

  it('has its tests where the rooms are', () => {
    expect(told(checkMirror(all))).toEqual([]);
  });

  it("names nobody's machine", () => {
    expect(told(paths.flatMap((path) => checkText(path, readText(path))))).toEqual([]);
  });

  it('keeps the top level as the design names it', () => {
    const top = new Set(
      paths.map((path) => path.split('/')[0] ?? '').filter((name) => !name.startsWith('.')),
    );
    const allowed = [
      'package.json',
      'tsconfig.json',
      'README.md',
      'src',
      'protocols',
      'programs',
      'sim',
      'test',
    ];
    const also = ['package-lock.json', 'LICENSE'];
    expect([...top].filter((name) => ![...allowed, ...also].includes(name))).toEqual([]);
  });
});
