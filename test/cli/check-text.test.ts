import { describe, expect, it } from 'vitest';
import { IN_NEWTONS } from '../../src/chair/pressure-scale.ts';
import { type CheckedFile, checkedJson, checkedText } from '../../src/cli/check-text.ts';
import type { Diagnostic } from '../../src/program/diagnostic.ts';

const ERROR: Diagnostic = {
  id: 'missing-unit',
  severity: 'error',
  file: 'a.yaml',
  line: 2,
  column: 7,
  endColumn: 9,
  message: 'pressure of hold: "20" has no unit.',
  hint: 'Use N, for example 25N.',
};
const FILE: CheckedFile = {
  path: 'a.yaml',
  text: 'title: x\npress: 20\n',
  diagnostics: [ERROR],
  outcome: null,
  sitting: 'tsubo-duo, 170 cm',
};
const NOTE = { line: 1, what: 'Tap at T5: this chair has no tapping motor.', instead: 'It kneads there.' };
const CORRECT: CheckedFile = {
  ...FILE,
  diagnostics: [{ ...ERROR, severity: 'warning', id: 'duration-differs' }],
  outcome: {
    durationS: 125.4,
    strokes: 3,
    approximations: [NOTE, NOTE],
    cuts: [{ line: 2, what: '', askedN: 40, allowedN: 32, limit: 'this person' }],
    scale: IN_NEWTONS,
  },
};

describe('checkedText', () => {
  it('shows every mistake in its line, and sums up', () => {
    expect(checkedText(FILE)).toBe(
      [
        'a.yaml:2:7: error: pressure of hold: "20" has no unit. [missing-unit]',
        '    2 | press: 20',
        '      |       ^^',
        '      = Use N, for example 25N.',
        '',
        'a.yaml: 1 error',
        '',
      ].join('\n'),
    );
  });

  it('says how a correct program turns out on this chair, and each note once', () => {
    const lines = checkedText(CORRECT).split('\n');
    expect(lines).toContain('a.yaml: correct, 02:05, 3 strokes (tsubo-duo, 170 cm), 1 warning');
    expect(lines).toContain(
      '  line 1: Tap at T5: this chair has no tapping motor. It kneads there. (2 times)',
    );
    expect(lines).toContain(
      '  line 2: 40.0 N asked, above the ceiling of this person. It presses with 32.0 N.',
    );
  });
});

describe('checkedText of a course', () => {
  it('says how many sessions it has', () => {
    const course = { ...FILE, diagnostics: [], outcome: { sessions: 4 } };
    expect(checkedText(course)).toBe('a.yaml: correct, a course of 4 sessions\n');
    expect(checkedJson(course)).toBe('');
  });
});

describe('checkedJson', () => {
  it('is one object a line, always with the same keys', () => {
    const marks = [checkedJson(FILE), checkedJson(CORRECT)]
      .join('')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    for (const mark of marks) {
      expect(Object.keys(mark)).toEqual([
        'file',
        'line',
        'column',
        'endColumn',
        'id',
        'severity',
        'message',
        'hint',
      ]);
    }
    expect(marks[0]).toEqual(ERROR);
    expect(marks.map(({ severity }) => severity)).toEqual(['error', 'warning', 'note', 'note', 'note']);
    expect(marks.at(-1)).toMatchObject({ line: 2, column: 1, endColumn: 10, id: 'pressure-lowered' });
  });
});
