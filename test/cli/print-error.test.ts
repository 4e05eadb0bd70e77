import { describe, expect, it } from 'vitest';
import { errorWords } from '../../src/cli/print-error.ts';
import { ChairError, EXIT_CODES, type ExitName } from '../../src/units/chair-error.ts';

describe('errorWords', () => {
  it('says what, why and what to do next', () => {
    const cause = new Error('EACCES: permission denied');
    const error = new ChairError('permission', '/dev/ttyUSB0 cannot be opened.', 'Join group dialout.', {
      cause,
    });
    expect(errorWords(error)).toEqual({
      exitCode: 4,
      text: [
        'tsubo: /dev/ttyUSB0 cannot be opened.',
        '  why   EACCES: permission denied',
        '  next  Join group dialout.',
        '',
      ].join('\n'),
    });
  });

  it('does not repeat a cause the message already gives', () => {
    const error = new ChairError('busy', 'In use: EBUSY', 'Close it.', { cause: new Error('EBUSY') });
    expect(errorWords(error).text).not.toContain('why');
  });

  it('gives every code its exit code', () => {
    for (const code of Object.keys(EXIT_CODES) as ExitName[]) {
      expect(errorWords(new ChairError(code, 'a', 'b')).exitCode).toBe(EXIT_CODES[code]);
    }
  });

  it('asks to report what nobody expected, with where it happened', () => {
    const { text, exitCode } = errorWords(new TypeError('x is not a function'));
    expect(exitCode).toBe(1);
    expect(text).toMatch(/^tsubo: Something unexpected happened: x is not a function\n {2}why {3}at /);
    expect(text).toContain('report it');
  });

  it('copes with what is not an error', () => {
    for (const thrown of [undefined, null, 'text', { a: 1 }]) expect(errorWords(thrown).exitCode).toBe(1);
  });

  it('lets no text steer the terminal', () => {
    const { text } = errorWords(new ChairError('failed', 'a\u001b[2Jb', 'c\u202ed\u0007'));
    expect(text).toBe('tsubo: a[2Jb\n  next  cd\n');
  });

  it('keeps the lines of a long message', () => {
    expect(errorWords(new ChairError('failed', 'one\ntwo', '')).text).toBe('tsubo: one\n        two\n');
  });
});
