import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDiagnostic } from '../../src/program/format-diagnostic.ts';
import { readProgram } from '../../src/program/read-program.ts';
import { BAD_NUMBERS, BOMBS, CUNNING_YAML, EXPANSIONS, LOOK_ALIKES } from './hostile-texts.ts';

const FOLDER = new URL('../../programs/', import.meta.url);
const REAL = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => readFileSync(new URL(name, FOLDER), 'utf8'));

/** Text that means something to YAML or to the language. */
const FRAGMENTS = [
  '[',
  ']',
  '{',
  '}',
  '- ',
  ': ',
  '? ',
  '# ',
  '"',
  "'",
  '|',
  '>',
  '|2-',
  '&a ',
  '*a',
  '!!map ',
  '<<: ',
  '%YAML 1.2\n',
  '---\n',
  '...\n',
  '\n',
  '\r',
  '\t',
  '  ',
  '\u0000',
  '\u202E',
  '\uFEFF',
  '\uD800',
  '\\u202e',
  'NaN',
  '1e999',
  '-0',
  '0x10',
  '__proto__',
  'constructor',
  'C7',
  'L3 + ',
  'hold: ',
  'repeat: ',
  'times: 50',
  'do: ',
  '20N',
  '5cm/s',
  'for: ',
  'null',
  '~',
  ',',
  '- - - - ',
  'é',
  '💆',
  'for each: ',
  'together: ',
  'use: a',
  'fragments: ',
  'inputs: ',
  'kind: place, ',
  'default: ',
  'choices: [',
  '$a',
  '40% of ',
  'T7..L1',
  'light',
  'upper back',
];

/** Whatever comes back must be well-formed, printable, and in the text. */
function judge(text: string): boolean {
  const read = readProgram(text, 'hostile.yaml');
  if (read.ok) {
    expect(read.value.strokes.length).toBeLessThanOrEqual(2000);
    expect(read.value.estimatedS).toBeLessThanOrEqual(27 * 60);
    return true;
  }
  expect(read.errors.length).toBeGreaterThan(0);
  expect(read.errors.length).toBeLessThanOrEqual(101);
  const lines = text.split('\n');
  for (const diagnostic of read.errors) {
    expect(diagnostic.line).toBeLessThanOrEqual(lines.length);
    expect(diagnostic.column).toBeLessThanOrEqual((lines[diagnostic.line - 1] ?? '').length + 1);
    expect(diagnostic.endColumn).toBeGreaterThan(diagnostic.column);
    expect(formatDiagnostic(diagnostic, text).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
  }
  return false;
}

describe('hostile texts (H24)', () => {
  it('never make it throw: fuzz', () => {
    const fragments = fc
      .array(fc.constantFrom(...FRAGMENTS), { maxLength: 60 })
      .map((parts) => parts.join(''));
    const any = fc.string({ unit: 'binary', maxLength: 200 });
    fc.assert(
      fc.property(fc.oneof(fragments, any), (text) => {
        expect(judge(text)).toBe(false);
      }),
      { seed: 20260102, numRuns: 3000 },
    );
  });

  it('never make it throw: real programs, changed at random', () => {
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      remove: fc.nat({ max: 40 }),
      insert: fc.oneof(fc.constantFrom('', ...FRAGMENTS), fc.string({ unit: 'binary', maxLength: 3 })),
    });
    const changes = fc.array(change, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.constantFrom(...REAL), changes, (program, edits) => {
        let text = program;
        for (const { at, remove, insert } of edits) {
          const offset = Math.floor(at * text.length);
          text = text.slice(0, offset) + insert + text.slice(offset + remove);
        }
        judge(text);
      }),
      { seed: 20260103, numRuns: 300 },
    );
  });

  it('are never accepted when cut short before the first step', () => {
    for (const program of REAL) {
      const end = program.indexOf('strokes:') + 'strokes:'.length;
      for (let length = 0; length <= end; length += 7) expect(judge(program.slice(0, length))).toBe(false);
    }
  });

  it.each(Object.entries({ BOMBS, EXPANSIONS, BAD_NUMBERS, LOOK_ALIKES, CUNNING_YAML }))(
    'are all refused: %s',
    (_name, texts) => {
      expect(texts.filter((text) => judge(text))).toEqual([]);
    },
  );

  it('are 150 or more', () => {
    const texts = [BOMBS, EXPANSIONS, BAD_NUMBERS, LOOK_ALIKES, CUNNING_YAML].flat();
    expect(new Set(texts).size).toBeGreaterThanOrEqual(150);
  });

  it('do not end the process, twice over, with 100 MB for everything', () => {
    const url = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
    const script = `
      import { readProgram } from ${url('../../src/program/read-program.ts')};
      import { BOMBS, EXPANSIONS } from ${url('./hostile-texts.ts')};
      for (let round = 0; round < 2; round++)
        for (const bomb of [...BOMBS, ...EXPANSIONS])
          if (readProgram(bomb, 'bomb.yaml').ok) throw new Error('accepted: ' + bomb.slice(0, 40));
      process.stdout.write('survived');
    `;
    const args = ['--max-old-space-size=100', '--import', 'tsx', '--input-type=module', '-e', script];
    const output = execFileSync(process.execPath, args, {
      cwd: new URL('../..', import.meta.url),
      encoding: 'utf8',
    });
    expect(output).toBe('survived');
  });
});
