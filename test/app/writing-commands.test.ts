import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { check } from '../../src/app/check-command.ts';
import { explain } from '../../src/app/explain-command.ts';
import { fmt } from '../../src/app/fmt-command.ts';
import { newProgram } from '../../src/app/new-command.ts';
import { packageRoot } from '../../src/app/package-root.ts';
import { preview } from '../../src/app/preview-command.ts';
import { SCHEMA_PATH, schema } from '../../src/app/schema-command.ts';
import { ChairError } from '../../src/units/chair-error.ts';
import { aTerminal } from './a-terminal.ts';

const SITTING = { profile: 'tsubo-duo', statureMm: 1700 } as const;
const HEAD = 'title: { en: One, id: Satu }\nabout: { en: For a test., id: Untuk uji. }\n';
const GOOD = `${HEAD}strokes:\n  - hold: { at: T5, pressure: 20N, for: 5s }\n`;
const UGLY = `${HEAD}strokes:\n- hold: {for: 5 s, at: T5, pressure: 020N} # why\n`;
const BAD = `${HEAD}strokes:\n  - hold: { at: T55, pressure: 20, for: 5s }\n`;

let folder = '';
let { terminal, written } = aTerminal();

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tsubo-'));
  ({ terminal, written } = aTerminal());
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('check', () => {
  it('ends with 0 for correct programs, with their true time and what the chair does instead', () => {
    const path = file('good.yaml', `${GOOD}  - tap: { over: shoulders, pressure: light, for: 10s }\n`);
    expect(check({ kind: 'check', files: [path], json: false, sitting: SITTING }, terminal)).toBe(0);
    expect(written.out).toMatch(
      /good\.yaml: correct, 00:\d\d, 2 strokes \(tsubo-duo, 170 cm\)\n {2}line 5: Tap .*no tapping motor/,
    );
    expect(written.out).toContain('1 of 1 programs are correct.');
  });

  it('ends with 1 where one is wrong, and checks the others all the same', () => {
    const files = [file('bad.yaml', BAD), file('good.yaml', GOOD)];
    expect(check({ kind: 'check', files, json: false, sitting: SITTING }, terminal)).toBe(1);
    expect(written.out).toContain('[unknown-landmark]');
    expect(written.out).toContain('[missing-unit]');
    expect(written.out).toMatch(/bad\.yaml: 2 errors\n.*good\.yaml: correct/s);
    expect(written.out).toContain('1 of 2 programs are correct.');
  });

  it('ends with 2 where a file cannot be read, and says so', () => {
    const files = [join(folder, 'none.yaml'), file('good.yaml', GOOD)];
    expect(check({ kind: 'check', files, json: false, sitting: SITTING }, terminal)).toBe(2);
    expect(written.err).toContain('Cannot read the program');
    expect(written.out).toContain('good.yaml: correct');
  });

  it('warns of a duration that is not the true one, at its place', () => {
    const path = file('long.yaml', GOOD.replace('strokes:', 'duration: 2min # about\nstrokes:'));
    expect(check({ kind: 'check', files: [path], json: true, sitting: SITTING }, terminal)).toBe(0);
    expect(JSON.parse(written.out)).toMatchObject({
      id: 'duration-differs',
      severity: 'warning',
      line: 3,
      column: 11,
      endColumn: 15,
    });
  });

  it('prints nothing but one object a line with --json', () => {
    const files = [file('bad.yaml', BAD), file('good.yaml', GOOD)];
    expect(check({ kind: 'check', files, json: true, sitting: SITTING }, terminal)).toBe(1);
    const marks = written.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; line: number });
    expect(marks.map(({ id, line }) => `${line} ${id}`)).toEqual(['4 unknown-landmark', '4 missing-unit']);
  });
});

describe('fmt', () => {
  it('replaces a file whole, keeps its mode, leaves nothing behind, and has nothing to do the second time', () => {
    const path = file('ugly.yaml', UGLY);
    chmodSync(path, 0o640);
    expect(fmt({ kind: 'fmt', files: [path], check: false }, terminal)).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe(
      GOOD.replace(' }\n', ' }\n').replace(/for: 5s }/, 'for: 5s }  # why'),
    );
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder)).toEqual(['ugly.yaml']);
    expect(written.out).toBe(`${path}\n`);
    expect(fmt({ kind: 'fmt', files: [path], check: false }, terminal)).toBe(0);
    expect(written.out).toBe(`${path}\n`);
  });

  it('only names files with --check, and then ends with 1', () => {
    const files = [file('good.yaml', GOOD), file('ugly.yaml', UGLY)];
    expect(fmt({ kind: 'fmt', files, check: true }, terminal)).toBe(1);
    expect(written.out).toBe(`${files[1]}\n`);
    expect(readFileSync(files[1] ?? '', 'utf8')).toBe(UGLY);
  });

  it('leaves files with mistakes alone', () => {
    const path = file('bad.yaml', BAD);
    expect(fmt({ kind: 'fmt', files: [path], check: false }, terminal)).toBe(1);
    expect(readFileSync(path, 'utf8')).toBe(BAD);
    expect(written.err).toContain('left as it is');
  });

  it('writes through a link', () => {
    const path = file('ugly.yaml', UGLY);
    const link = join(folder, 'link.yaml');
    symlinkSync(path, link);
    expect(fmt({ kind: 'fmt', files: [link], check: false }, terminal)).toBe(0);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(path, 'utf8')).toContain('at: T5, pressure: 20N');
  });
});

describe('explain and preview', () => {
  const SET = `${HEAD}inputs:
  strength: { kind: pressure, default: light, from: light, to: firm, label: { en: Pressure, id: Tekanan } }
strokes:
  - hold: { at: BL23, pressure: $strength, for: 5s }
`;

  it('explains a program as it is set', () => {
    const path = file('set.yaml', SET);
    const settings = { strength: 'firm' };
    expect(explain({ kind: 'explain', file: path, sitting: SITTING, settings }, terminal)).toBe(0);
    expect(written.out).toContain('Hold at BL23 (L2), both sides, 25.6 N (firm), 5 s.');
  });

  it('says what is wrong with a setting', () => {
    const path = file('set.yaml', SET);
    const settings = { strength: 'deep' };
    expect(explain({ kind: 'explain', file: path, sitting: SITTING, settings }, terminal)).toBe(1);
    expect(written.err).toContain('[outside-input]');
    expect(written.out).toBe('');
  });

  it('draws in the terminal, or into a file', () => {
    const path = file('set.yaml', SET);
    const command = { kind: 'preview', file: path, sitting: SITTING, settings: {} } as const;
    expect(preview({ ...command, svgPath: null }, terminal)).toBe(0);
    expect(written.out).toMatch(/One \/ Satu\n00:\d\d, 1 strokes?, 170 cm/);
    const svgPath = join(folder, 'set.svg');
    expect(preview({ ...command, svgPath }, terminal)).toBe(0);
    expect(readFileSync(svgPath, 'utf8')).toMatch(/^<svg .*<\/svg>\n$/s);
    expect(() => preview({ ...command, svgPath: join(folder, 'none', 'set.svg') }, terminal)).toThrow(
      ChairError,
    );
  });
});

describe('new', () => {
  it('writes a program that checks clean, with the way to the schema, and never over a file', () => {
    const path = join(folder, 'mine.yaml');
    expect(newProgram({ kind: 'new', title: 'My massage', path }, terminal)).toBe(0);
    const text = readFileSync(path, 'utf8');
    const schemaPath = /\$schema=(\S+)/.exec(text)?.[1] ?? '';
    expect(existsSync(join(folder, schemaPath))).toBe(true);
    written.out = '';
    expect(check({ kind: 'check', files: [path], json: true, sitting: SITTING }, terminal)).toBe(0);
    expect(written.out).toBe('');
    expect(() => newProgram({ kind: 'new', title: 'Other', path }, terminal)).toThrow(/is there already/);
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('refuses a name that cannot be a title', () => {
    const path = join(folder, 'mine.yaml');
    for (const title of ['', 'x'.repeat(61), 'a\u001b[2Jb']) {
      expect(() => newProgram({ kind: 'new', title, path }, terminal)).toThrow(/cannot be a title/);
    }
    expect(existsSync(path)).toBe(false);
  });
});

describe('schema', () => {
  it('is the one in the repository', () => {
    expect(schema(terminal)).toBe(0);
    expect(written.out).toBe(readFileSync(join(packageRoot(), SCHEMA_PATH), 'utf8'));
  });
});
