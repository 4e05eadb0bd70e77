import { describe, expect, it } from 'vitest';
import { DIAGNOSTIC_IDS } from '../../src/program/diagnostic.ts';
import { readProgram } from '../../src/program/read-program.ts';
import { BROKEN_PROGRAMS, programOf } from './broken-programs.ts';

describe('what can be wrong with a program', () => {
  it.each(BROKEN_PROGRAMS)('$id is said in its place: $at', ({ id, text, at, says }) => {
    const read = readProgram(text, 'back.yaml');
    const found = read.ok ? [] : read.errors.filter((diagnostic) => diagnostic.id === id);
    expect(found.map(({ line, column, endColumn }) => [line, column, endColumn])).toContainEqual(at);
    expect(found.map(({ message, hint }) => `${message} ${hint}`).join('\n')).toContain(says ?? '');
    expect(
      found.every(({ file, message, hint }) => file === 'back.yaml' && message !== '' && hint !== ''),
    ).toBe(true);
  });

  it('has a case for every id', () => {
    expect(new Set(BROKEN_PROGRAMS.map(({ id }) => id))).toEqual(new Set(DIAGNOSTIC_IDS));
  });

  it('says everything at once, in the order of the file', () => {
    const text = programOf(
      'hold: { at: T13, pressure: 20, for: 45s, sid: left }',
      'rub: {}',
      'repeat: { times: 0, do: [ rest: { for: 5 } ] }',
    );
    const read = readProgram(text, 'back.yaml');
    expect(read.ok ? [] : read.errors.map(({ id, line }) => [line, id])).toEqual([
      [4, 'unknown-landmark'],
      [4, 'missing-unit'],
      [4, 'out-of-range'],
      [4, 'unknown-key'],
      [5, 'unknown-technique'],
      [6, 'out-of-range'],
      [6, 'missing-unit'],
    ]);
  });

  it('says one slip once', () => {
    const slips = BROKEN_PROGRAMS.filter(({ id }) => !['more-problems', 'yaml-syntax'].includes(id));
    const counts = slips.map(({ text }) => {
      const read = readProgram(text, 'back.yaml');
      return read.ok ? 0 : read.errors.length;
    });
    expect(counts.map((count, i) => [slips[i]?.id, count]).filter(([, count]) => count !== 1)).toEqual([]);
  });
});
