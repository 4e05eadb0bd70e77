import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Patch, readPatches } from '../verify/patches/patched-copy.ts';
import { readHazards } from './hazards.ts';

interface Named extends Patch {
  readonly name: string;
  readonly hazards?: readonly string[];
}

const ROOT = new URL('../../', import.meta.url);
const bugs = readPatches<Named>('planted-bugs.yaml', 'bugs');
const guards = readPatches<Named>('guards.yaml', 'guards');

describe('every bug to plant and every guard to take away', () => {
  it.each([...bugs, ...guards])('$name: still stands there once', ({ file, find, replace }) => {
    expect(readFileSync(new URL(file, ROOT), 'utf8').split(find)).toHaveLength(2);
    expect(replace).not.toBe(find);
  });

  it('are many, and guard hazards that are listed', () => {
    expect(bugs.length).toBeGreaterThanOrEqual(20);
    const known = readHazards().map(({ id }) => id);
    expect(guards.flatMap(({ hazards = [] }) => hazards).filter((id) => !known.includes(id))).toEqual([]);
  });
});
