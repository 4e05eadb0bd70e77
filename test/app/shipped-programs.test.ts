import { describe, expect, it } from 'vitest';
import { check } from '../../src/app/check-command.ts';
import { previewOf, rehearse } from '../../src/app/rehearse.ts';
import { explainText } from '../../src/cli/explain-text.ts';
import { previewSvg } from '../../src/cli/preview-svg.ts';
import { previewLines } from '../../src/cli/preview-text.ts';
import { formatProgram } from '../../src/program/format-program.ts';
import { COURSE_NAMES, NAMES, programOf, textOf } from '../programs/shipped.ts';
import { aTerminal } from './a-terminal.ts';

describe.each(NAMES)('programs/%s.yaml', (name) => {
  const file = `programs/${name}.yaml`;

  it('checks clean for small, usual and tall people on every chair, its duration true', () => {
    for (const profile of ['tsubo-duo', 'tsubo-mono'] as const) {
      for (const statureMm of [1500, 1700, 1900]) {
        const { terminal, written } = aTerminal();
        const command = {
          kind: 'check',
          files: [file],
          json: true,
          sitting: { profile, statureMm },
        } as const;
        expect(check(command, terminal)).toBe(0);
        // What a chair does otherwise is said as a note.
        const marks = written.out
          .split('\n')
          .filter((line) => line !== '' && !line.includes('"severity":"note"'));
        if (statureMm === 1700) expect(marks).toEqual([]);
      }
    }
  });

  it('is in its usual form', () => {
    const text = textOf(name);
    const formatted = formatProgram(text, file);
    expect(formatted.ok && formatted.value).toBe(text);
  });

  it('is explained and drawn', () => {
    const program = programOf(name);
    const rehearsed = rehearse(program, { profile: 'tsubo-duo', statureMm: 1700 });
    const preview = previewOf(program, rehearsed);
    const { plan } = preview;
    const text = explainText(
      { ...preview, program, approximations: rehearsed.approximations, sitting: '' },
      100,
    );
    expect(text.match(/^\d\d:\d\d {2}\S/gm)).toHaveLength(plan.strokes.length);
    const svg = previewSvg(preview);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    expect(svg.length).toBeLessThan(150_000);
    expect(previewLines(preview, 80, true).length).toBeGreaterThan(20);
  });
});

describe('courses', () => {
  it.each(COURSE_NAMES)('%s checks clean', (name) => {
    const { terminal, written } = aTerminal();
    const files = [`programs/courses/${name}.yaml`];
    const sitting = { profile: 'tsubo-duo', statureMm: 1700 } as const;
    expect(check({ kind: 'check', files, json: false, sitting }, terminal)).toBe(0);
    expect(written.out).toMatch(/correct, a course of \d sessions/);
  });
});
