import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DIAGNOSTIC_IDS } from '../../src/program/diagnostic.ts';
import { readProgram } from '../../src/program/read-program.ts';
import { STEP_WORDS } from '../../src/program/structures.ts';
import { INVALID, VALID } from './vector-files.ts';

const SPEC = new URL('../../protocols/program-language/v1/', import.meta.url);

/** Where several things are wrong, or the parser loses its way. */
const MAY_BE_SEVERAL = ['more-problems', 'yaml-syntax'];

describe('invalid vectors', () => {
  it.each(INVALID)('$where: $id at $at', ({ id, at, says, severity, text, settings }) => {
    const read = readProgram(text, 'back.yaml', settings);
    expect(read.ok).toBe(severity === 'warning');
    const told = read.ok ? read.value.warnings : read.errors;
    const found = told.filter((diagnostic) => diagnostic.id === id);
    expect(found.map(({ line, column, endColumn }) => [line, column, endColumn])).toContainEqual(at);
    expect(found.map(({ message, hint }) => `${message} ${hint}`).join('\n')).toContain(says);
    for (const { file, message, hint } of found) {
      expect([file, message === '', hint === '']).toEqual(['back.yaml', false, false]);
    }
    if (!MAY_BE_SEVERAL.includes(id)) expect(told.map((diagnostic) => diagnostic.id)).toEqual([id]);
  });

  it('are 120 or more, one or more for each id', () => {
    expect(INVALID.length).toBeGreaterThanOrEqual(120);
    expect(new Set(INVALID.map(({ id }) => id))).toEqual(new Set(DIAGNOSTIC_IDS));
  });
});

describe('valid vectors', () => {
  it.each(VALID)('$where: $shows', ({ text, settings, strokes }) => {
    const read = readProgram(text, 'back.yaml', settings);
    expect(read.ok ? [] : read.errors).toEqual([]);
    expect(read.ok && read.value.strokes).toEqual(strokes);
    expect(read.ok && read.value.warnings).toEqual([]);
  });

  it('are 60 or more, and use every technique and structure', () => {
    expect(VALID.length).toBeGreaterThanOrEqual(60);
    const all = VALID.map(({ text }) => text).join('');
    for (const word of STEP_WORDS) expect(all).toContain(`${word}:`);
  });
});

describe('diagnostics.md', () => {
  it('has a section for each id, in their order, and no other', () => {
    const page = readFileSync(new URL('diagnostics.md', SPEC), 'utf8');
    expect([...page.matchAll(/^### `(.*)`$/gm)].map((match) => match[1])).toEqual(DIAGNOSTIC_IDS);
  });
});
