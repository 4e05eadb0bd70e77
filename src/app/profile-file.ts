/** A chair profile as text: what it says, or every mistake in it with its line, column and remedy. */
import { isCollection, isScalar, LineCounter, parseDocument } from 'yaml';
import type { ProfileProblem } from '../chair/parse-profile.ts';
import type { ChairProfile } from '../chair/profile.ts';
import { readProfile } from '../chair/read-profile.ts';
import { Problems } from '../program/problems.ts';
import { scanText } from '../program/scan-text.ts';

export interface PlacedProblem extends ProfileProblem {
  /** 1-based; where the key stands, or the group in which it is missing. */
  readonly line: number;
  readonly column: number;
}

export interface CheckedProfile {
  /** Null where there is a problem. */
  readonly profile: ChairProfile | null;
  readonly problems: readonly PlacedProblem[];
}

export function checkedProfile(text: string): CheckedProfile {
  const unsafe = new Problems(text, 'profile');
  scanText(text, unsafe);
  if (unsafe.count > 0) {
    const problems = unsafe
      .diagnostics()
      .map(({ line, column, message }) => unreadable(message.replace(/\.$/, ''), line, column));
    return { profile: null, problems };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ message, pos }) => {
      const { line, column } = at(pos[0]);
      return unreadable(message, line, column);
    });
    return { profile: null, problems };
  }
  const result = readProfile(document.toJS({ maxAliasCount: 0 }));
  if (result.ok) return { profile: result.value, problems: [] };
  const problems = result.errors.map((problem) => {
    const offset = offsetOf(document.contents, keysOf(problem.path));
    return { ...problem, ...at(offset) };
  });
  return { profile: null, problems: problems.sort((a, b) => a.line - b.line || a.column - b.column) };
}

/** Sample: `chair.yaml:12:5: wiring.depth[0].motor.pwm: pin 22 of the mega cannot do PWM. Allowed: 2, 3. Wire …` */
export function problemLines(file: string, problems: readonly PlacedProblem[]): readonly string[] {
  return problems.map(
    ({ line, column, path, what, allowed, remedy }) =>
      `${file}:${line}:${column}: ${path === '' ? '' : `${path}: `}${what}. Allowed: ${allowed}. ${remedy}`,
  );
}

function unreadable(what: string, line: number, column: number): PlacedProblem {
  return {
    path: '',
    what,
    allowed: 'a YAML file of keys and values',
    remedy: 'Correct this line.',
    line,
    column,
  };
}

/** `depth[1].maxMm` as `depth`, 1, `maxMm`. */
function keysOf(path: string): readonly (string | number)[] {
  if (path === '') return [];
  return path
    .replaceAll(/\[(\d+)\]/g, '.$1')
    .split('.')
    .map((key) => (/^\d+$/.test(key) ? Number(key) : key));
}

/** Where the deepest part of the path stands that there is: a key, an item, or the top of the file. */
function offsetOf(contents: unknown, keys: readonly (string | number)[]): number {
  let offset = 0;
  let node = contents;
  for (const key of keys) {
    if (!isCollection(node)) return offset;
    const pair = node.items.find(
      (item) =>
        typeof key === 'string' &&
        item !== null &&
        typeof item === 'object' &&
        'key' in item &&
        isScalar(item.key) &&
        item.key.value === key,
    );
    if (pair !== undefined && 'key' in (pair as object)) {
      const { key: name } = pair as { readonly key: unknown };
      offset = isScalar(name) ? (name.range?.[0] ?? offset) : offset;
    }
    node = node.get(key, true);
    if (node === undefined) return offset;
    const range = (node as { readonly range?: readonly [number, number, number] | null }).range;
    if (pair === undefined && range) offset = range[0];
  }
  return offset;
}
