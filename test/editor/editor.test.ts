/** What an editor with a YAML language server makes of programs. Reported as skipped where the server is not installed. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VALID } from '../program/vector-files.ts';
import { findServer, LanguageServer } from './language-server.ts';

const SCHEMA = new URL('../../protocols/program-language/v1/program.schema.json', import.meta.url);
const PROGRAMS = new URL('../../programs/', import.meta.url);
const HEAD = 'title: { en: One, id: Satu }\nabout: { en: For a test., id: Untuk uji. }\nstrokes:\n';

const path = findServer();

describe.skipIf(path === null)('in an editor (npm ci installs the YAML language server)', () => {
  let server: LanguageServer;
  let count = 0;

  beforeAll(async () => {
    server = new LanguageServer(path ?? '');
    await server.start(fileURLToPath(SCHEMA));
  });

  afterAll(() => server.stop());

  async function open(
    text: string,
    url?: URL,
  ): Promise<{ readonly uri: string; readonly marks: readonly string[] }> {
    count += 1;
    const uri = (url ?? new URL(`test-${count}.yaml`, SCHEMA)).href;
    const marks = await server.open(uri, text);
    return { uri, marks: marks.map(({ range, message }) => `${range.start.line + 1}: ${message}`) };
  }

  it('finds the schema by the first line of the programs here, and marks nothing in them', async () => {
    const names = readdirSync(PROGRAMS).filter((entry) => entry.endsWith('.yaml'));
    const wrong = '  - hodl: { for: 5s }\n';
    await Promise.all(
      names.map(async (name) => {
        const text = readFileSync(new URL(name, PROGRAMS), 'utf8');
        expect((await open(text, new URL(name, PROGRAMS))).marks, name).toEqual([]);
        const { marks } = await open(`${text}${wrong}`, new URL(`misspelt-${name}`, PROGRAMS));
        expect(marks, name).toEqual([expect.stringContaining('Property hodl is not allowed.')]);
      }),
    );
  });

  it('marks nothing in any text that the reader takes', async () => {
    const opened = await Promise.all(
      VALID.map(async ({ where, text }) => ({ where, ...(await open(text)) })),
    );
    expect(opened.filter(({ marks }) => marks.length > 0)).toEqual([]);
  });

  it('marks a misspelt technique at its line', async () => {
    const { marks } = await open(
      `${HEAD}  - rest: { for: 5s }\n  - hodl: { at: T5, pressure: 20N, for: 5s }\n`,
    );
    expect(marks).toEqual(['5: Property hodl is not allowed.']);
  });

  it('marks wrong places, lacking units and missing keys', async () => {
    const { marks } = await open(`${HEAD}  - hold: { at: T55, pressure: 20, side: middle }\n`);
    const all = marks.join('\n');
    expect(all).toMatch(/4: .*"BL23"/);
    expect(all).toContain('4: Incorrect type. Expected "string".');
    expect(all).toMatch(/4: .*"left", "right", "both"/);
    expect(all).toContain('4: Missing property "for".');
  });

  it('completes places, techniques, keys and levels', async () => {
    const place = await open(`${HEAD}  - hold:\n      at: \n`);
    const places = await server.completions(place.uri, { line: 4, character: 10 });
    expect(places).toEqual(expect.arrayContaining(['L3', 'BL23', 'sacrum']));
    const step = await open(`${HEAD}  - \n`);
    const steps = await server.completions(step.uri, { line: 3, character: 4 });
    expect(steps).toEqual(expect.arrayContaining(['sweep', 'hold', 'for each', 'together', 'use']));
    const key = await open(`${HEAD}  - hold:\n      at: L3\n      \n`);
    const keys = await server.completions(key.uri, { line: 5, character: 6 });
    expect(keys).toEqual(expect.arrayContaining(['pressure', 'for', 'ramp', 'side']));
    expect(keys).not.toContain('passes');
    const level = await open(`${HEAD}  - hold:\n      pressure: \n`);
    const levels = await server.completions(level.uri, { line: 4, character: 16 });
    expect(levels).toEqual(expect.arrayContaining(['light', 'firm']));
  });

  it("shows a key's sentence under the pointer", async () => {
    const { uri } = await open(`${HEAD}  - hold:\n      at: T5\n      pressure: light\n      for: 10s\n`);
    expect(await server.hover(uri, { line: 3, character: 6 })).toContain('Pressure on one point');
    expect(await server.hover(uri, { line: 6, character: 7 })).toContain(
      'How long the full pressure is held',
    );
  });
});
