import { describe, expect, it } from 'vitest';
import { formatDiagnostic } from '../../src/program/format-diagnostic.ts';
import { readProgram } from '../../src/program/read-program.ts';
import { programOf } from './program-of.ts';

function formatted(text: string, fileName = 'back.yaml'): string {
  const read = readProgram(text, fileName);
  return read.ok ? '' : read.errors.map((diagnostic) => formatDiagnostic(diagnostic, text)).join('');
}

describe('formatDiagnostic', () => {
  it('shows the place, the line, a caret and the next step', () => {
    expect(formatted(programOf('hold: { at: T5, pressure: 90N, for: 6s }'))).toBe(
      [
        'back.yaml:4:31: error: pressure of hold: "90N" is more than allowed. Allowed: 2 N to 64 N. [out-of-range]',
        '    4 |   - hold: { at: T5, pressure: 90N, for: 6s }',
        '      |                               ^^^',
        '      = The nearest allowed is 64 N.',
        '',
      ].join('\n'),
    );
  });

  it('shows a part of a long line, with the caret still under the mark', () => {
    const lines = formatted(programOf(`hold: { ${' '.repeat(300)}at: T13, pressure: 9N, for: 6s }`)).split(
      '\n',
    );
    const frame = lines[1] ?? '';
    const caret = lines[2]?.indexOf('^') ?? -1;
    expect(frame.length).toBeLessThan(120);
    expect(frame.slice(caret, caret + 3)).toBe('T13');
  });

  it('prints nothing that steers a terminal', () => {
    const output = formatted(programOf('rest: { for: 5s } # \u001B[2J\u202E'), 'a\u001B[31m.yaml');
    expect(output).toContain('a·[31m.yaml:4:25');
    expect(output).toContain('# ·[2J·');
  });
});
