import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LANDMARKS } from '../../src/chair/landmarks.ts';
import { POINTS } from '../../src/chair/points.ts';
import { programSchema } from '../../src/program/json-schema.ts';
import { type Json, jsonText } from '../../src/program/json-text.ts';
import { STEP_WORDS } from '../../src/program/structures.ts';
import { TECHNIQUES } from '../../src/program/techniques.ts';

const FILE = new URL('../../protocols/program-language/v1/program.schema.json', import.meta.url);

interface Node {
  readonly [key: string]: Node;
}

function at(...path: readonly string[]): unknown {
  return path.reduce<Node>((node, key) => node[key] as Node, programSchema() as unknown as Node);
}

function step(word: string, ...path: readonly string[]): unknown {
  return at('definitions', 'step', 'properties', word, ...path);
}

function matches(pattern: unknown, text: string): boolean {
  return new RegExp(String(pattern), 'u').test(text);
}

describe('programSchema', () => {
  it('is what the file in the repository says', () => {
    // Write it again with: npx tsubo schema > protocols/program-language/v1/program.schema.json
    expect(readFileSync(FILE, 'utf8')).toBe(jsonText(programSchema()));
  });

  it('knows every word a step may begin with, and its keys in their order', () => {
    expect(
      Object.keys(step('hold') === undefined ? {} : (at('definitions', 'step', 'properties') as object)),
    ).toEqual(STEP_WORDS);
    for (const [word, { says, keys }] of Object.entries(TECHNIQUES)) {
      expect(step(word, 'description')).toBe(says);
      expect(Object.keys(step(word, 'properties') as object)).toEqual(Object.keys(keys));
      expect(step(word, 'additionalProperties')).toBe(false);
    }
    expect(step('hold', 'required')).toEqual(['at', 'pressure', 'for']);
    expect(step('knead', 'anyOf')).toEqual([
      { required: ['at'] },
      { required: ['from', 'to'] },
      { required: ['over'] },
    ]);
  });

  it('says what a key is for, with its range and default', () => {
    expect(step('hold', 'properties', 'for', 'description')).toMatch(/2 s to 30 s\.$/);
    expect(step('sweep', 'properties', 'passes')).toMatchObject({
      type: 'integer',
      minimum: 1,
      maximum: 30,
      default: 1,
    });
    expect(step('hold', 'properties', 'spacing', 'default')).toBe('70mm');
    expect(step('hold', 'properties', 'side')).toMatchObject({ default: 'both' });
  });

  it('completes places by name and takes offsets, shares and names', () => {
    const [words, offset, share] = at('definitions', 'place', 'anyOf') as readonly {
      enum?: string[];
      pattern?: string;
    }[];
    expect(words?.enum).toEqual([...LANDMARKS, ...Object.keys(POINTS)]);
    for (const text of ['L3 + 20mm', 'BL23-1.5 cm', 'C7']) expect(matches(offset?.pattern, text)).toBe(true);
    for (const text of ['L3 + 20', 'L33', 'L3 20mm', 'l3'])
      expect(matches(offset?.pattern, text)).toBe(false);
    expect(matches(share?.pattern, '40% of T7..L1 - 2cm')).toBe(true);
    expect(matches(share?.pattern, '40 of T7..L1')).toBe(false);
    expect(matches(at('definitions', 'offsetName', 'pattern'), '$point + 2cm')).toBe(true);
  });

  it('takes amounts with their unit only', () => {
    const { pattern } =
      (step('hold', 'properties', 'for', 'anyOf') as readonly { pattern?: string }[])[0] ?? {};
    for (const text of ['12s', '1.5 min']) expect(matches(pattern, text)).toBe(true);
    for (const text of ['12', '12h', '1e3s', '-2s']) expect(matches(pattern, text)).toBe(false);
  });
});

describe('jsonText', () => {
  it('is JSON, with what fits on one line', () => {
    const value: Json = { short: [1, 'a', { b: true }], long: ['x'.repeat(60), 'y'.repeat(60)], none: {} };
    const text = jsonText(value);
    expect(JSON.parse(text)).toEqual(value);
    expect(text.split('\n').slice(1, 3)).toEqual(['  "short": [1, "a", { "b": true }],', '  "long": [']);
  });
});
