import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LEVEL_SHARE } from '../../src/chair/pressure.ts';
import { LEVELS } from '../../src/chair/stroke.ts';
import { formatDiagnostic } from '../../src/program/format-diagnostic.ts';
import { VALUE_KINDS } from '../../src/program/input-kinds.ts';
import type { KeySpecs } from '../../src/program/key-spec.ts';
import { GOALS } from '../../src/program/program-keys.ts';
import { showAmount } from '../../src/program/quantity.ts';
import { readCourse } from '../../src/program/read-course.ts';
import { readProgram } from '../../src/program/read-program.ts';
import { STRUCTURES } from '../../src/program/structures.ts';
import { TECHNIQUES } from '../../src/program/techniques.ts';
import { ZONE_WORDS } from '../../src/program/zone-words.ts';
import { COURSE_NAMES, composed, NAMES, plannedS, programOf, textOf } from './shipped.ts';

const README = readFileSync(new URL('../../programs/README.md', import.meta.url), 'utf8');
const BLOCKS = [...README.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
const HEAD = 'title: { en: A, id: B }\nabout: { en: A, id: B }\nstrokes:\n';

const COURSES = BLOCKS.filter((block) => block.includes('\nsessions:'));
const PROGRAMS = BLOCKS.filter((block) => /^(#|title:)/.test(block) && !COURSES.includes(block));
const STEPS = BLOCKS.filter((block) => block.startsWith('  - '));
const PLACES = BLOCKS.filter((block) => block.startsWith('at:'));

function clean(text: string) {
  const read = readProgram(text, 'README.md');
  const said = read.ok ? read.value.warnings : read.errors;
  expect(said.map((diagnostic) => formatDiagnostic(diagnostic, text)).join('\n')).toBe('');
}

describe('programs/README.md', () => {
  it('shows nothing that this test does not know how to read', () => {
    expect(COURSES.length + PROGRAMS.length + STEPS.length + PLACES.length).toBe(BLOCKS.length);
    expect(PROGRAMS.length).toBeGreaterThanOrEqual(5);
    expect(STEPS.length).toBeGreaterThanOrEqual(12);
  });

  it.each(PROGRAMS)('shows whole programs that read clean %#', clean);

  it.each(STEPS)('shows steps that read clean %#', (steps) => clean(HEAD + steps));

  it.each(PLACES.flatMap((block) => block.trim().split('\n')))('shows the place %s', (place) =>
    clean(`${HEAD}  - hold: { ${place}, pressure: 9N, for: 5s }`),
  );

  it.each(COURSES)('shows courses that read clean %#', (text) => {
    const programs = new Map(NAMES.map((name) => [name, textOf(name)]));
    expect(readCourse(text, 'README.md', programs)).toMatchObject({ ok: true });
  });

  it('shows what is said about a mistake, as it is said', () => {
    const shown = /```text\n([\s\S]*?)```/.exec(README)?.[1] ?? 'nothing';
    const line = /\| (.*)/.exec(shown)?.[1] ?? 'nothing';
    const text = PROGRAMS[0]?.replace(/ {2}- hold: .*/, line) ?? '';
    const read = readProgram(text, 'mine.yaml');
    const said = read.ok ? [] : read.errors.map((diagnostic) => formatDiagnostic(diagnostic, text));
    expect(
      said
        .join('\n\n')
        .replaceAll(/\n{3,}/g, '\n\n')
        .trim(),
    ).toBe(shown.trim());
  });

  it('names every technique, key, word and upper limit of the table', () => {
    for (const word of [...Object.keys(TECHNIQUES), ...Object.keys(STRUCTURES)]) {
      expect(README).toContain(`**\`${word}\`**`);
    }
    for (const { keys } of Object.values<{ readonly keys: KeySpecs }>(TECHNIQUES)) {
      for (const [key, spec] of Object.entries(keys)) {
        expect(README).toContain(`\`${key}\``);
        if ('words' in spec) for (const word of spec.words) expect(README).toContain(`\`${word}\``);
        if (spec.kind === 'count') expect(README).toContain(`${spec.min} to ${spec.max}`);
        if (spec.kind === 'quantity') expect(README).toContain(` to ${showAmount(spec.max, spec.quantity)}`);
      }
    }
    for (const word of [...GOALS, ...VALUE_KINDS, ...Object.keys(ZONE_WORDS)]) {
      expect(README).toContain(`\`${word}\``);
    }
  });

  it('gives each level the share the chair gives it', () => {
    for (const level of LEVELS) {
      const share = LEVEL_SHARE[level];
      // A new person's ceiling is 40 N, the neck's 20 N, and a fifth stays free.
      const cells = [`${share * 100} %`, `${share * 32} N`, `${share * 16} N`];
      const row = README.split('\n').find((line) => line.startsWith(`| \`${level}\``));
      expect(
        row
          ?.split('|')
          .slice(2, 5)
          .map((cell) => cell.trim()),
      ).toEqual(cells);
    }
  });

  it.each(NAMES)('lists %s with the time it takes', (name) => {
    const row = README.split('\n').find((line) => line.startsWith(`| \`${name}.yaml\``));
    const [, amount, unit] = /(\d+) (min|s) \|$/.exec(row ?? '') ?? [];
    const seconds = plannedS(composed(programOf(name), 1700, 'tsubo-duo'));
    const listedS = Number(amount) * (unit === 'min' ? 60 : 1);
    expect(Math.abs(seconds - listedS)).toBeLessThanOrEqual(31);
  });

  it('lists the courses', () => {
    for (const name of COURSE_NAMES) expect(README).toContain(`| \`${name}.yaml\` |`);
  });
});
