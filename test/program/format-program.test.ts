import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatProgram } from '../../src/program/format-program.ts';
import { readProgram } from '../../src/program/read-program.ts';
import { tokensOf } from '../../src/program/tokens.ts';
import { bare } from './bare.ts';
import { generatedProgram } from './generated-program.ts';

function formatted(text: string): string {
  const result = formatProgram(text, 'test.yaml');
  if (!result.ok) throw new Error(JSON.stringify(result.errors, null, 2));
  return result.value;
}

function strokesOf(text: string): readonly unknown[] {
  const program = readProgram(text, 'test.yaml');
  if (!program.ok) throw new Error(`${text}\n${JSON.stringify(program.errors, null, 2)}`);
  return program.value.strokes.map(bare);
}

function commentsOf(text: string): readonly string[] {
  return [...tokensOf(text)]
    .filter(({ type }) => type === 'comment')
    .map(({ token }) => token.trimEnd())
    .sort();
}

const HEAD = `title: { en: One, id: Satu }
about: { en: For a test., id: Untuk uji. }
`;

/** The steps of a program, written again. */
function steps(text: string): string {
  const whole = formatted(`${HEAD}strokes:\n${text}`);
  return whole.slice(whole.indexOf('strokes:\n') + 'strokes:\n'.length);
}

describe('formatProgram', () => {
  it('writes keys in the order of the tables and amounts without spare zeros or spaces', () => {
    expect(steps('- hold: {for: 02.50 s, side: left, pressure: 020N, "at": "T5"}\n')).toBe(
      '  - hold: { at: T5, pressure: 20N, for: 2.5s, side: left }\n',
    );
    expect(steps('- knead: {for: 10s, rate: 025/min, at: L3+2.0 cm, pressure: light}\n')).toBe(
      '  - knead: { at: L3 + 2cm, rate: 25/min, pressure: light, for: 10s }\n',
    );
    expect(steps('- hold: {at: 40.0 % of T7 .. L1 - 5 mm, pressure: 20N, for: 5s}\n')).toBe(
      '  - hold: { at: 40% of T7..L1 - 5mm, pressure: 20N, for: 5s }\n',
    );
    expect(steps('- hold: {at: T5 - 0mm, pressure: 20N, for: 5s}\n')).toContain('{ at: T5, ');
  });

  it('writes every structure in its usual form, whatever its names are', () => {
    const text = `strokes:
- for each: {do: [hold: {pressure: $hold, at: $tender-point+2 cm, for: 3s}], tender-point: [T5,"BL23",40% of T7 .. L1]}
- together: [{heat: {level: "low"}}, {hold: {for: 3s, at: L4, pressure: 010N}}]
- use: hold
fragments: {hold: [rest: {for: 5s}]}
inputs: {hold: {label: {id: "Tekanan", en: Press}, to: firm, from: light, default: light, kind: pressure}}
duration: 60 s
about: {en: a, id: b}
title: {en: a, id: b}
`;
    expect(formatted(text)).toBe(`title: { en: a, id: b }
about: { en: a, id: b }
duration: 60s
inputs:
  hold: { kind: pressure, default: light, from: light, to: firm, label: { en: Press, id: Tekanan } }
fragments:
  hold:
    - rest: { for: 5s }
strokes:
  - for each:
      tender-point: [T5, BL23, 40% of T7..L1]
      do:
        - hold: { at: $tender-point + 2cm, pressure: $hold, for: 3s }
  - together:
      - heat: { level: low }
      - hold: { at: L4, pressure: 10N, for: 3s }
  - use: hold
`);
  });

  it("keeps the author's unit", () => {
    expect(steps('- roll: {over: lower back, speed: 50 mm/s, pressure: 20N, for: 1min}\n')).toBe(
      '  - roll: { over: lower back, speed: 50mm/s, pressure: 20N, for: 1min }\n',
    );
  });

  it('puts a short step on one line, and a list of steps never', () => {
    expect(steps('- rest:\n    for: 5s\n')).toBe('  - rest: { for: 5s }\n');
    expect(steps('- repeat: {do: [rest: {for: 5s}, {rest: {for: 6s}}], times: 02}\n')).toBe(
      [
        '  - repeat:',
        '      times: 2',
        '      do:',
        '        - rest: { for: 5s }',
        '        - rest: { for: 6s }',
        '',
      ].join('\n'),
    );
  });

  it('fills long texts into lines, and quotes what would not be a text without', () => {
    const long = 'Slow strokes: from the lower back to the shoulders, # light at first. '.repeat(4).trim();
    const text = `title: {en: "1.5", id: "a # b"}\nabout: {en: '${long}', id: "C: \\"x\\""}\nstrokes:\n- rest: {for: 5s}\n`;
    const shown = formatted(text);
    expect(shown).toContain('title: { en: "1.5", id: "a # b" }\n');
    expect(shown).toContain(`\n  id: 'C: "x"'\n`);
    expect(shown).toMatch(/\n {2}en: >-\n( {4}.+\n){3} {2}id/);
    const [before, after] = [readProgram(text, 'a'), readProgram(shown, 'a')];
    expect(after.ok && before.ok && [after.value.title, after.value.about]).toEqual(
      before.ok && [before.value.title, before.value.about],
    );
  });

  it('keeps comments where they belong, whatever moves', () => {
    const text = `# The file.

about: # short
  id: Satu # two
  # between
  en: One
strokes:   # open
- hold: { # why
    for: 5s, # long

    # lonely
    at: T5 , pressure: 20N } # after
- hold: {at: T5, pressure: 20N, for: 5s} # one
- rest: {for: 10s} # two
                   # goes on
    # deep
# above the title
title: {en: One, id: Satu}
# end of file
`;
    expect(formatted(text)).toBe(`# The file.

# above the title
title: { en: One, id: Satu }
about:  # short
  # between
  en: One
  id: Satu  # two
strokes:  # open
  - hold:  # why
           # after
      # lonely
      at: T5
      pressure: 20N
      for: 5s  # long
  - hold: { at: T5, pressure: 20N, for: 5s }  # one
  - rest: { for: 10s }                        # two
                                              # goes on
  # deep
# end of file
`);
  });

  it('keeps one empty line of several, and none at the beginning of a list', () => {
    expect(steps('\n\n- rest: {for: 5s}\n\n\n\n- rest: {for: 5s}\n- rest: {for: 5s}\n\n')).toBe(
      '  - rest: { for: 5s }\n\n  - rest: { for: 5s }\n  - rest: { for: 5s }\n',
    );
  });

  it('refuses a file with mistakes, with all of them', () => {
    const result = formatProgram(`${HEAD}strokes:\n  - hold: { at: T5, for: 45s }\n`, 'x.yaml');
    expect(result.ok ? [] : result.errors.map(({ id }) => id)).toEqual(['missing-key', 'out-of-range']);
  });

  it('means the same after as before, keeps every comment, and does nothing the second time', () => {
    fc.assert(
      fc.property(generatedProgram, fc.infiniteStream(fc.nat({ max: 6 })), ({ text }, choices) => {
        const written = withComments(text, () => choices.next().value ?? 6);
        const once = formatted(written);
        expect(strokesOf(once)).toEqual(strokesOf(written));
        expect(commentsOf(once)).toEqual(commentsOf(written));
        expect(formatted(once)).toBe(once);
        expect(once).not.toMatch(/[ \t]\n|\n\n\n|\r/);
      }),
      { seed: 303, numRuns: 150 },
    );
  });
});

/** Comments and empty lines anywhere a line ends, and in place of some gaps inside brackets. */
function withComments(text: string, choose: () => number): string {
  let count = 0;
  const note = (): string => {
    count += 1;
    return `# note ${count}: "{[`;
  };
  const lines = text.split(/\r?\n/).slice(0, -1);
  return lines
    .flatMap((line) => {
      const inside = line.replace(/, /g, (gap) => (choose() === 0 ? `, ${note()}\n${' '.repeat(24)}` : gap));
      switch (choose()) {
        case 0:
          return [`${inside}  ${note()}`];
        case 1:
          return [' '.repeat(choose() * 2) + note(), inside];
        case 2:
          return ['', inside, ''];
        case 3:
          return [`${inside} ${note()}`, ' '.repeat(choose()) + note(), '', note()];
        default:
          return [inside];
      }
    })
    .concat(note(), '')
    .join('\n');
}
