import { describe, expect, it } from 'vitest';
import { readCourse } from '../../src/program/read-course.ts';
import { COURSE_NAMES, NAMES, textOf, textOfCourse } from './shipped.ts';

const PROGRAMS = new Map(NAMES.map((name) => [name, textOf(name)]));

function courseOf(name: string) {
  const course = readCourse(textOfCourse(name), `${name}.yaml`, PROGRAMS);
  if (course.ok) return course.value;
  throw new Error(JSON.stringify(course.errors, null, 1));
}

describe('programs/courses/', () => {
  it('has the two courses of the plan', () => {
    expect(COURSE_NAMES).toEqual(['maintenance', 'muscle-spasm']);
  });

  it.each(COURSE_NAMES)('%s reads clean: its programs are there, its settings are theirs', (name) => {
    const course = courseOf(name);
    for (const texts of [
      course.title,
      course.about,
      course.notFor,
      ...course.sessions.map(({ watch }) => watch),
    ]) {
      expect(texts.id).not.toBe(texts.en);
    }
    expect(course.sources).not.toEqual([]);
    expect(textOfCourse(name)).toMatch(/^#.*source/m);
  });

  it('treats a spasm in four sessions over six weeks, first gently, never before soreness is gone', () => {
    const { sessions, weeks, daysApart, afterwards } = courseOf('muscle-spasm');
    expect(weeks).toBe(6);
    expect(sessions).toHaveLength(4);
    expect(sessions.at(0)).toMatchObject({ week: 1, settings: { strength: 'gentle' } });
    expect(sessions.at(-1)?.week).toBe(6);
    expect(daysApart).toBeGreaterThan(3);
    expect(afterwards).toBe('end');
  });

  it('keeps a healthy back with another technique every two weeks, and begins again', () => {
    const { sessions, afterwards } = courseOf('maintenance');
    const first = sessions.map(({ programs }) => programs[0]);
    expect(new Set(first).size).toBe(first.length);
    expect(sessions.map(({ week }) => week)).toEqual([1, 3, 5, 7]);
    expect(afterwards).toBe('again');
  });
});

describe('readCourse', () => {
  const spasm = textOfCourse('muscle-spasm');
  const broken = [
    ['a program that is not there', 'programs: [swedish-back]', 'programs: [swedish-bock]', 'unknown-word'],
    [
      'a setting its program does not know',
      '{ strength: gentle }',
      '{ strenght: gentle }',
      'unknown-setting',
    ],
    ['a setting outside its program', '{ strength: gentle }', '{ strength: deep }', 'outside-input'],
    ['a setting that is no word', '{ strength: gentle }', '{ strength: [gentle] }', 'wrong-shape'],
    ['settings that are no group', 'set: { strength: gentle }', 'set: gentle', 'wrong-shape'],
    ['sessions out of order', 'week: 4', 'week: 2', 'out-of-range'],
    ['a week after the last', 'week: 6', 'week: 7', 'out-of-range'],
    ['sessions closer than their days', 'daysApart: 4', 'daysApart: 12', 'out-of-range'],
    ['a word that is none', 'afterwards: end', 'afterwards: stop', 'unknown-word'],
    ['an unknown key', 'weeks: 6', 'week: 6', 'unknown-key'],
    ['a missing language', '      id: Sedikit', '      is: Sedikit', 'missing-key'],
    ['no sessions', 'sessions:', 'goal: none\nsessions: []\nrest:', 'wrong-shape'],
    ['broken YAML', 'weeks: 6', 'weeks: "6', 'yaml-syntax'],
    ['an anchor', 'weeks: 6', 'weeks: &six 6', 'anchor'],
  ] as const;

  it.each(broken)('refuses %s', (_, written, instead, id) => {
    expect(spasm).toContain(written);
    const read = readCourse(spasm.replace(written, instead), 'a.yaml', PROGRAMS);
    expect(read.ok ? [] : read.errors.map((error) => error.id)).toContain(id);
  });

  it('points at the session that is wrong, and says what is allowed', () => {
    const read = readCourse(spasm.replace('week: 4', 'week: 2'), 'spasm.yaml', PROGRAMS);
    const line = spasm.split('\n').findIndex((text) => text.includes('week: 4')) + 1;
    expect(read).toMatchObject({
      ok: false,
      errors: [
        { file: 'spasm.yaml', line, message: 'The session in week 2 does not fit. Allowed: week 3 to 6.' },
      ],
    });
  });

  it.each(['', '- a', 'title', 'sessions: [1, [2]]', '{}'])('answers %j with diagnostics', (text) => {
    const read = readCourse(text, 'a.yaml', PROGRAMS);
    expect(read.ok ? [] : read.errors.length).toBeGreaterThan(0);
  });
});
