import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseProfile } from '../../src/chair/parse-profile.ts';
import { placeStrokes } from '../../src/chair/placing.ts';
import { planStrokes } from '../../src/motion/plan-strokes.ts';
import { readProgram } from '../../src/program/read-program.ts';

const FOLDER = new URL('../../programs/', import.meta.url);
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));
const profile = parseProfile(
  parse(readFileSync(new URL('../../protocols/chair-link/chairs/tsubo-duo.yaml', import.meta.url), 'utf8')),
);

describe('the estimated time of a program', () => {
  it.each(FILES)('of %s is near that of its plan for a person of 170 cm', (name) => {
    const read = readProgram(readFileSync(new URL(name, FOLDER), 'utf8'), name);
    if (!read.ok || !profile.ok) throw new Error('the program or the profile does not read');
    const person = { statureMm: 1700, ceilingN: 40 };
    const { placed } = placeStrokes(read.value.strokes, person, profile.value);
    const planS = planStrokes(placed, profile.value).endTick / 1000;
    expect(read.value.estimatedS).toBeGreaterThan(planS * 0.95);
    expect(read.value.estimatedS).toBeLessThan(planS * 1.05);
  });
});
