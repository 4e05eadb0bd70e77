import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type KeptBack, PERSON_NAME, People } from '../../src/store/people.ts';
import { ChairError } from '../../src/units/chair-error.ts';
import { body } from '../chair/chairs.ts';

const KEPT: KeptBack = {
  statureMm: 1700,
  scannedAt: '2026-01-31T18:00:00.000Z',
  nudgeMm: -5,
  back: { heightMm: body(1700).heightMm, sigmaMm: 4.2, by: 'scan' },
};

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tsubo-people-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const fileOf = (name: string): string => join(folder, name, 'back-tsubo-duo.json');

describe('what is kept of people', () => {
  it('comes back as it was, for this person and this kind of chair alone', () => {
    const people = new People(folder);
    expect(people.backOf('anna', 'tsubo-duo')).toBeNull();
    people.keepBack('anna', 'tsubo-duo', KEPT);
    expect(new People(folder).backOf('anna', 'tsubo-duo')).toEqual(KEPT);
    expect(people.backOf('anna', 'tsubo-mono')).toBeNull();
    expect(people.backOf('ben', 'tsubo-duo')).toBeNull();
    expect(statSync(fileOf('anna')).mode & 0o077).toBe(0);
    expect(readdirSync(join(folder, 'anna'))).toEqual(['back-tsubo-duo.json']);
  });

  it.each([
    ['half of it', (text: string) => text.slice(0, text.length / 2), /JSON/],
    ['nothing', () => '', /JSON/],
    ['another version', (text: string) => text.replace('"version": 1', '"version": 2'), /version/],
    ['a missing landmark', (text: string) => text.replace(/ *"T7": [\d.]+,\n/, ''), /T7/],
    ['landmarks out of order', (text: string) => text.replace(/"T7": [\d.]+/, '"T7": 900'), /nobody/],
    [
      'words for numbers',
      (text: string) => text.replace(/"sigmaMm": [\d.]+/, '"sigmaMm": "much"'),
      /sigmaMm/,
    ],
  ])('says so clearly where the file holds %s, and touches nothing', (_, damage, words) => {
    const people = new People(folder);
    people.keepBack('anna', 'tsubo-duo', KEPT);
    const damaged = damage(readFileSync(fileOf('anna'), 'utf8'));
    writeFileSync(fileOf('anna'), damaged);
    const failure = (() => {
      try {
        people.backOf('anna', 'tsubo-duo');
      } catch (error) {
        return error as ChairError;
      }
      return null;
    })();
    expect(failure).toBeInstanceOf(ChairError);
    expect(failure?.message).toMatch(words);
    expect(failure?.next).toMatch(/tsubo scan --person anna/);
    expect(readFileSync(fileOf('anna'), 'utf8')).toBe(damaged);
    // A new scan takes its place, and the broken one is kept beside it.
    people.keepBack('anna', 'tsubo-duo', KEPT);
    expect(people.backOf('anna', 'tsubo-duo')).toEqual(KEPT);
    expect(readFileSync(`${fileOf('anna')}.broken`, 'utf8')).toBe(damaged);
  });

  it('leaves the old file where the new one cannot be written', () => {
    const people = new People(folder);
    mkdirSync(join(folder, 'anna', 'back-tsubo-duo.json', 'in-the-way'), { recursive: true });
    expect(() => people.keepBack('anna', 'tsubo-duo', KEPT)).not.toThrow();
    expect(people.backOf('anna', 'tsubo-duo')).toEqual(KEPT);
    writeFileSync(join(folder, 'ben'), 'a file where the folder should be');
    expect(() => people.keepBack('ben', 'tsubo-duo', KEPT)).toThrow(/could not be kept/);
    expect(readFileSync(join(folder, 'ben'), 'utf8')).toBe('a file where the folder should be');
  });

  it('knows names that can be folders, and no others', () => {
    for (const name of ['anna', 'ben-2', '7']) expect(name).toMatch(PERSON_NAME);
    for (const name of ['', '..', 'a/b', 'Anna', '-a', 'a b', 'x'.repeat(33)])
      expect(name).not.toMatch(PERSON_NAME);
  });
});
