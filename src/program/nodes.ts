/** Small helpers over the YAML tree. Every plain value is a string here: the failsafe schema guesses no types. */
import { isAlias, isMap, isNode, isScalar, isSeq, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Problems, TextRange } from './problems.ts';

export type StepNodes = YAMLSeq;
export type GroupNodes = YAMLMap;

/** One `key: value` of a map; `name` is undefined where the key is not a word. */
export interface Entry {
  readonly name: string | undefined;
  readonly keyRange: TextRange;
  readonly value: Node | null;
}

export function entriesOf(map: YAMLMap): readonly Entry[] {
  return map.items.map(({ key, value }) => {
    const keyNode = isNode(key) ? key : null;
    return { name: wordsOf(keyNode), keyRange: rangeOf(keyNode), value: isNode(value) ? value : null };
  });
}

export function itemsOf(list: YAMLSeq): readonly (Node | null)[] {
  return list.items.map((item) => (isNode(item) ? item : null));
}

export function rangeOf(node: Node | null): TextRange {
  const range = node?.range;
  return range === null || range === undefined ? [0, 1] : [range[0], range[1]];
}

/** The words of a plain or quoted value; undefined for maps, lists and aliases. */
export function wordsOf(node: Node | null): string | undefined {
  return isScalar(node) && typeof node.value === 'string' ? node.value : undefined;
}

/** True where nothing stands after the colon or the dash. */
export function isEmpty(node: Node | null): boolean {
  return node === null || (isScalar(node) && node.value === '');
}

/** Says that something else was expected here. Aliases have been refused already, as aliases. */
export function reportShape(
  problems: Problems,
  node: Node | null,
  where: string,
  expected: string,
  hint: string,
): void {
  if (isAlias(node)) return;
  const got = isMap(node) ? 'a group of keys' : isSeq(node) ? 'a list' : 'a single value';
  problems.add('wrong-shape', rangeOf(node), `${where} must be ${expected}, not ${got}.`, hint);
}
