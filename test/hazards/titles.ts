/** Which hazards the titles of tests name: read from the sources, so that a test that is not run counts all the same. */
import { readdirSync, readFileSync } from 'node:fs';

const TEST = new URL('../', import.meta.url);
/** It names hazards to try the reading itself. */
const OWN = 'hazards/hazards.test.ts';
const TITLE = /'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g;
const COMMENT = /\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm;

export interface Named {
  readonly id: string;
  /** From the top of the repository. */
  readonly file: string;
}

/** Every hazard that a string of a test file names, once a file. */
export function namedHazards(): readonly Named[] {
  return readdirSync(TEST, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts') && path !== OWN)
    .sort()
    .flatMap((path) => {
      const text = readFileSync(new URL(path, TEST), 'utf8');
      return hazardsNamedIn(text).map((id) => ({ id, file: `test/${path}` }));
    });
}

/** `'H05 the encoder freezes'` names H05; a comment names nothing. */
export function hazardsNamedIn(source: string): readonly string[] {
  const ids = new Set<string>();
  for (const [, single, double, template] of source.replace(COMMENT, '').matchAll(TITLE)) {
    const title = single ?? double ?? template ?? '';
    for (const [id] of title.matchAll(/\bH\d\d\b/g)) ids.add(id);
  }
  return [...ids].sort();
}
