import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { DEFAULT_PERSON_CEILING_N } from '../../src/chair/body.ts';
import { parseProfile } from '../../src/chair/parse-profile.ts';
import { placeStrokes } from '../../src/chair/placing.ts';
import { formatDiagnostic } from '../../src/program/format-diagnostic.ts';
import { readProgram } from '../../src/program/read-program.ts';

const FOLDER = new URL('../../programs/', import.meta.url);
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));
const profile = parseProfile(
  parse(readFileSync(new URL('../../protocols/chair-link/chairs/tsubo-duo.yaml', import.meta.url), 'utf8')),
);

function shipped(name: string) {
  const text = readFileSync(new URL(name, FOLDER), 'utf8');
  const read = readProgram(text, name);
  if (read.ok) return read.value;
  throw new Error(read.errors.map((diagnostic) => formatDiagnostic(diagnostic, text)).join('\n'));
}

describe('programs/', () => {
  it('holds the programs of the README', () => {
    expect(FILES).toEqual(
      expect.arrayContaining(['demo.yaml', 'kneading.yaml', 'shiatsu-back-line.yaml', 'swedish-back.yaml']),
    );
  });

  it.each(FILES)('%s reads clean and says where its figures come from', (name) => {
    expect(shipped(name).strokes.length).toBeGreaterThan(0);
    expect(readFileSync(new URL(name, FOLDER), 'utf8')).toMatch(
      /^#.*(source|design default|clinic article)/m,
    );
  });

  it.each(FILES)('%s needs no cut on the default chair, for a new person of 140 to 195 cm', (name) => {
    if (!profile.ok) throw new Error('the profile does not parse');
    for (let statureMm = 1400; statureMm <= 1950; statureMm += 50) {
      const person = { statureMm, ceilingN: DEFAULT_PERSON_CEILING_N };
      expect(placeStrokes(shipped(name).strokes, person, profile.value).approximations).toEqual([]);
    }
  });

  it('has neuromuscular holds of 10 to 30 s in the shiatsu program, on one side and on both', () => {
    const holds = shipped('shiatsu-back-line.yaml').strokes.filter((stroke) => stroke.technique === 'hold');
    const long = holds.filter(({ forS }) => forS >= 10);
    expect(new Set(long.map(({ side }) => side))).toEqual(new Set(['left', 'right', 'both']));
    expect(Math.max(...long.map(({ forS }) => forS))).toBe(30);
  });
});
