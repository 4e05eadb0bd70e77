import { describe, expect, it } from 'vitest';
import { checkCycles } from './check-cycles.ts';
import { checkFloors } from './check-floors.ts';
import { checkMirror } from './check-mirror.ts';
import { checkPurity } from './check-purity.ts';
import { checkShape } from './check-shape.ts';
import { checkText } from './check-text.ts';
import { sourceFile, sourceFiles } from './source-file.ts';

const DOLLAR = '$';
const COMPUTES_THE_TIME = `const text = \`at ${DOLLAR}{Date.now()}\`;`;

/** Two files, one importing the other. */
function arrow(from: string, to: string, statement = 'import { b } from'): readonly string[] {
  const up = '../'.repeat(from.split('/').length - 1);
  const files = sourceFiles({
    [from]: `${statement} '${up}${to}';\nexport const a = b;`,
    [to]: 'export const b = 1;',
  });
  return checkFloors(files)
    .filter((violation) => violation.path === from)
    .map((violation) => violation.detail);
}

describe('the reader of imports', () => {
  it('finds every kind of import', () => {
    const file = sourceFile(
      'src/app/a.ts',
      [
        "import { x } from './x.ts';",
        "import type { Y } from '../link/y.ts';",
        "import {\n  one,\n  two,\n} from '../units/many.ts';",
        'import * as all from "node:fs";',
        "import './effect.ts';",
        "export { z } from './z.ts';",
        "export * from './star.ts';",
        "const late = await import('./late.ts');",
      ].join('\n'),
    );
    expect(file.imports.map((found) => [found.specifier, found.target, found.typeOnly])).toEqual([
      ['./x.ts', 'src/app/x.ts', false],
      ['../link/y.ts', 'src/link/y.ts', true],
      ['../units/many.ts', 'src/units/many.ts', false],
      ['node:fs', null, false],
      ['./z.ts', 'src/app/z.ts', false],
      ['./star.ts', 'src/app/star.ts', false],
      ['./effect.ts', 'src/app/effect.ts', false],
      ['./late.ts', 'src/app/late.ts', false],
    ]);
  });

  it('is not misled by comments, strings and regular expressions', () => {
    const file = sourceFile(
      'src/units/a.ts',
      [
        "// import { x } from './comment.ts';",
        "/* import { x } from './block.ts'; */",
        'const text = "import { x } from \'./string.ts\'";',
        "const template = `import { x } from './template.ts'`;",
        'const quote = /[\'"`]/g;',
        "import { real } from './real.ts';",
        "const url = 'http://example.org'; // Date.now()",
      ].join('\n'),
    );
    expect(file.imports.map((found) => found.specifier)).toEqual(['./real.ts']);
    expect(file.code).not.toContain('Date');
    expect(file.uncommented).toContain('http://example.org');
  });

  it('reads what a template computes', () => {
    expect(sourceFile('src/units/a.ts', COMPUTES_THE_TIME).code).toContain('Date.now()');
  });
});

describe('the floors', () => {
  it('lets imports go down, and stay in their room', () => {
    expect(arrow('src/engine/a.ts', 'src/motion/b.ts')).toEqual([]);
    expect(arrow('src/chair/a.ts', 'src/units/b.ts')).toEqual([]);
    expect(arrow('src/motion/a.ts', 'src/motion/b.ts')).toEqual([]);
    expect(arrow('src/backend/chair-link/a.ts', 'src/link/b.ts')).toEqual([]);
    expect(arrow('src/app/a.ts', 'sim/board/b.ts')).toEqual([]);
    expect(arrow('sim/board/a.ts', 'src/control/b.ts')).toEqual([]);
  });

  it.each([
    ['src/motion/a.ts', 'src/engine/b.ts'],
    ['src/motion/a.ts', 'src/safety/b.ts'],
    ['src/link/a.ts', 'src/backend/b.ts'],
    ['src/store/a.ts', 'src/link/b.ts'],
    ['src/cli/a.ts', 'src/http/b.ts'],
    ['src/units/a.ts', 'src/app/b.ts'],
    ['src/backend/a.ts', 'sim/board/b.ts'],
    ['sim/board/a.ts', 'src/motion/b.ts'],
    ['sim/board/a.ts', 'src/link/b.ts'],
    ['src/app/a.ts', 'src/panel/b.ts'],
    ['src/panel/a.ts', 'src/http/b.ts'],
    ['src/app/a.ts', 'test/support/b.ts'],
  ])('refuses %s → %s', (from, to) => {
    expect(arrow(from, to)).toHaveLength(1);
  });

  it('lets only types cross between the panel and http', () => {
    expect(arrow('src/panel/a.ts', 'src/http/b.ts', 'import type { b } from')).toEqual([]);
    expect(arrow('src/http/a.ts', 'src/panel/b.ts', 'import type { b } from')).toEqual([]);
  });

  it('does not let types go up', () => {
    expect(arrow('src/motion/a.ts', 'src/engine/b.ts', 'import type { b } from')).toHaveLength(1);
  });

  it('refuses a file in no room, and an import of nothing', () => {
    expect(checkFloors(sourceFiles({ 'src/a.ts': '', 'src/attic/a.ts': '' }))).toHaveLength(2);
    expect(checkFloors(sourceFiles({ 'src/app/a.ts': "import { b } from './b.ts';" }))).toHaveLength(1);
    expect(
      checkFloors(sourceFiles({ 'src/app/a.ts': "import { b } from './b';", 'src/app/b.ts': '' })),
    ).toHaveLength(1);
  });
});

describe('cycles', () => {
  const link = (to: string): string => `import { x } from './${to}.ts';`;

  it('finds one of three files, once', () => {
    const files = sourceFiles({
      'src/app/a.ts': link('b'),
      'src/app/b.ts': link('c'),
      'src/app/c.ts': link('a'),
    });
    expect(checkCycles(files).map((violation) => violation.detail)).toEqual([
      'src/app/a.ts → src/app/b.ts → src/app/c.ts → src/app/a.ts',
    ]);
  });

  it('finds a file that imports itself', () => {
    expect(checkCycles(sourceFiles({ 'src/app/a.ts': link('a') }))).toHaveLength(1);
  });

  it('does not take a diamond for one', () => {
    const files = sourceFiles({
      'src/app/a.ts': link('b') + link('c'),
      'src/app/b.ts': link('d'),
      'src/app/c.ts': link('d'),
      'src/app/d.ts': '',
    });
    expect(checkCycles(files)).toEqual([]);
  });
});

describe('purity', () => {
  const details = (path: string, text: string): readonly string[] =>
    checkPurity([sourceFile(path, text)]).map((violation) => violation.detail);

  it.each([
    "import { readFile } from 'node:fs/promises';",
    "import { readFile } from 'fs';",
    "import { Subject } from 'rxjs';",
    "import { map } from 'rxjs/operators';",
    "import { SerialPort } from 'serialport';",
    'const now = Date.now();',
    'const now = new Date();',
    'const now = performance.now();',
    'const chance = Math.random();',
    'setTimeout(() => {}, 5);',
    'const timer = setInterval(step, 5);',
    "const bytes = Buffer.from('x');",
    'function f(bytes: Buffer): void {}',
    'const home = process.env;',
    'crypto.getRandomValues(bytes);',
    'console.log(1);',
    COMPUTES_THE_TIME,
  ])('refuses in pure rooms: %s', (text) => {
    expect(details('src/engine/a.ts', text)).toHaveLength(1);
    expect(details('sim/board/a.ts', text)).toHaveLength(1);
  });

  it.each([
    "import { parse } from 'yaml';",
    "import { sha256 } from '@noble/hashes/sha2.js';",
    '// Date.now() is an argument here',
    'const dates = updateDates(ringBuffer, this.process.next);',
    "const words = 'setTimeout';",
  ])('allows in pure rooms: %s', (text) => {
    expect(details('src/engine/a.ts', text)).toEqual([]);
  });

  it('allows the edges their tools, and no other room', () => {
    const serial = "import { SerialPort } from 'serialport';";
    expect(details('src/link/a.ts', serial)).toEqual([]);
    expect(details('src/backend/a.ts', "import five from 'johnny-five';")).toEqual([]);
    expect(details('src/app/a.ts', serial)).toHaveLength(1);
    expect(details('src/cli/a.ts', "import five from 'johnny-five';")).toHaveLength(1);
    expect(details('src/app/a.ts', "import { readFile } from 'fs';")).toHaveLength(1);
    expect(details('src/app/a.ts', "import { Subject } from 'rxjs';\nDate.now();")).toEqual([]);
  });
});

describe('shape', () => {
  const rules = (path: string, text: string): readonly string[] =>
    checkShape([sourceFile(path, text)]).map((violation) => violation.rule);

  it('counts lines', () => {
    expect(rules('src/app/a.ts', 'let x = 1;\n'.repeat(300))).toEqual([]);
    expect(rules('src/app/a.ts', 'let x = 1;\n'.repeat(301))).toEqual(['lines']);
    expect(rules('test/app/a.test.ts', 'let x = 1;\n'.repeat(301))).toEqual(['lines']);
  });

  it('refuses default exports, but for the configurations of tools', () => {
    expect(rules('src/app/a.ts', 'export default 1;')).toEqual(['default-export']);
    expect(rules('src/app/a.ts', 'const a = 1;\nexport { a as default };')).toEqual(['default-export']);
    expect(rules('test/config/vitest.config.ts', 'export default 1;')).toEqual([]);
  });

  it('refuses barrels', () => {
    expect(rules('src/app/index.ts', 'export const a = 1;')).toEqual(['barrel']);
    expect(rules('src/app/a.ts', "export * from './b.ts';\nexport { c } from './c.ts';\n")).toEqual([
      'barrel',
    ]);
    expect(rules('src/app/a.ts', "import { b } from './b.ts';\n// why\nexport { b };\n")).toEqual(['barrel']);
    expect(rules('src/app/a.ts', "export { b } from './b.ts';\nexport const c = 1;\n")).toEqual([]);
  });

  it('refuses to ask whether this is a test', () => {
    expect(rules('src/app/a.ts', "if (process.env['NODE_ENV'] === 'test') skip();")).toEqual(['test-switch']);
    expect(rules('sim/a.ts', 'if (isTest) skip();')).toEqual(['test-switch']);
    expect(rules('src/app/a.ts', '// VITEST is never asked for\nconst isTested = 1;')).toEqual([]);
    expect(rules('test/app/a.test.ts', 'const isTest = 1;')).toEqual([]);
  });
});

describe('the mirror', () => {
  it('wants a test in the folder of what it tests', () => {
    const files = sourceFiles({
      'test/link/direct.test.ts': "import { a } from '../../src/link/a.ts';",
      'test/link/helper.ts': "import { a } from '../../src/link/a.ts';",
      'test/link/through.test.ts': "import { h } from './helper.ts';",
      'test/link/elsewhere.test.ts': "import { a } from '../../src/app/a.ts';",
      'test/attic/a.test.ts': '',
      'test/sim/a.test.ts': "import { board } from '../../sim/board.ts';",
    });
    expect(checkMirror(files).map((violation) => violation.path)).toEqual([
      'test/link/elsewhere.test.ts',
      'test/attic/a.test.ts',
    ]);
  });
});

describe('text', () => {
  it('names no place on a machine', () => {
    const home = ['', 'root', 'notes.txt'].join('/');
    expect(checkText('README.md', `See ${home} for more.`)).toHaveLength(1);
    expect(checkText('README.md', `one\n"${['', 'work', 'main'].join('/')}"`)[0]?.detail).toContain('line 2');
    expect(
      checkText('README.md', 'See https://example.org/work/1, the network/root/a, and ./work/a.'),
    ).toEqual([]);
  });
});
