/** `for each: { point: [BL13, BL15], do: [ … $point … ] }` */
import { isSeq, type Node, type YAMLMap } from 'yaml';
import { quoted } from './characters.ts';
import { INPUT_KINDS, type NamedKey, type ValueKind } from './input-kinds.ts';
import { SIDES } from './key-parts.ts';
import { type Names, nameFits } from './names.ts';
import { type Entry, entriesOf, isEmpty, rangeOf, reportShape, wordsOf } from './nodes.ts';
import { parsePlace } from './place.ts';
import { isLevel } from './pressure.ts';
import type { Problems, TextRange } from './problems.ts';
import { reportUnknown } from './read-block.ts';
import { readReference } from './read-reference.ts';
import { listOf } from './read-texts.ts';
import { readWord } from './read-value.ts';
import type { ReadInner } from './reading.ts';
import type { EachItem, Step } from './step.ts';
import { ITEM_KINDS, STRUCTURES } from './structures.ts';
import { isZoneWord } from './zone-words.ts';

const { keys, items: ITEMS } = STRUCTURES['for each'];
const SHAPE = 'Write a name with a list, and the steps: { point: [BL13, BL15], do: [ … ] }.';

export function readEach(
  problems: Problems,
  map: YAMLMap,
  range: TextRange,
  names: Names,
  inner: ReadInner,
): Step | undefined {
  const before = problems.count;
  const entries = entriesOf(map);
  const [item, ...others] = entries.filter(({ name }) => name !== 'do');
  const [steps, again] = entries.filter(({ name }) => name === 'do');
  if (again !== undefined) {
    problems.add('duplicate-key', again.keyRange, 'do of for each is written twice.', 'Keep one of them.');
  }
  for (const { name, keyRange } of others) reportUnknown(problems, name, ['do'], 'for each', keyRange);
  if (item === undefined) problems.add('missing-key', range, 'for each needs a name with a list.', SHAPE);
  if (steps === undefined && others.length === 0) {
    problems.add('missing-key', range, 'for each needs "do".', SHAPE);
  }
  const list = item === undefined ? undefined : readItems(problems, item, names);
  const known = item === undefined ? names : withItem(problems, item, list?.kind, names);
  const inside = steps === undefined ? undefined : readDo(problems, steps, known, inner);
  const name = item?.name === undefined ? undefined : known.named(item.name);
  if (name !== undefined && name.range === item?.keyRange) known.warnIfUnused(problems, name);
  if (list === undefined || inside === undefined || problems.count > before) return undefined;
  return { kind: 'each', name: list.name, itemKind: list.kind, items: list.items, steps: inside, range };
}

function readDo(problems: Problems, { value, keyRange }: Entry, names: Names, inner: ReadInner) {
  if (value === null || isEmpty(value)) {
    return void problems.add('missing-value', keyRange, 'do of for each has no value.', keys.do.says);
  }
  if (isSeq(value)) return inner(value, names);
  return void reportShape(problems, value, 'do of for each', 'a list of steps', SHAPE);
}

/** The names known inside: those outside, and the item's. */
function withItem(problems: Problems, item: Entry, kind: ValueKind | undefined, names: Names): Names {
  const { name, keyRange } = item;
  if (!nameFits(problems, name, keyRange, 'an item')) return names;
  if (names.has(name)) {
    const message = `${quoted(`$${name}`)} has a meaning already here.`;
    problems.add('name-taken', keyRange, message, 'Give the item another name.');
    return names;
  }
  return names.with({ name, kind, range: keyRange, what: 'The item' });
}

/** The first item says of which kind all of them are. */
function readItems(problems: Problems, { name, keyRange, value }: Entry, names: Names) {
  if (value === null || isEmpty(value)) {
    return void problems.add('missing-value', keyRange, 'for each has no list.', ITEMS.says);
  }
  const where = `${quoted(name ?? '')} of for each`;
  const nodes = listOf(problems, value, ITEMS.maxItems, where, 'a list of values', ITEMS.says);
  if (nodes === undefined) return undefined;
  const listRange = rangeOf(value);
  const kind = kindOf(problems, nodes[0] ?? null, listRange, where, names);
  if (kind === undefined || name === undefined) return undefined;
  const before = problems.count;
  const items = nodes.flatMap((node) => readItem(problems, node, kind, listRange, where, names) ?? []);
  return problems.count > before ? undefined : { name, kind, items };
}

function kindOf(problems: Problems, node: Node | null, listRange: TextRange, where: string, names: Names) {
  const text = wordsOf(node);
  if (node === null || text === undefined || text === '') {
    return void reportNoWord(problems, node, listRange, where);
  }
  if (!text.startsWith('$')) return kindOfWord(text);
  const kind = names.use(problems, text.slice(1), rangeOf(node))?.kind;
  if (kind === undefined || ITEM_KINDS.some((known) => known === kind)) return kind;
  const message = `${where}: ${quoted(text)} is a ${kind}. Items may be: ${ITEM_KINDS.join(', ')}.`;
  return void problems.add('wrong-kind', rangeOf(node), message, ITEMS.says);
}

function readItem(
  problems: Problems,
  node: Node | null,
  kind: ValueKind,
  listRange: TextRange,
  where: string,
  names: Names,
): EachItem | undefined {
  const text = wordsOf(node);
  if (text === undefined || text === '') return void reportNoWord(problems, node, listRange, where);
  const range = rangeOf(node);
  const spec: NamedKey = INPUT_KINDS[kind].value;
  if (text.startsWith('$')) return readReference(problems, spec, text, range, where, names);
  const own = kindOfWord(text);
  if (own !== kind && (own !== 'place' || parsePlace(text).ok)) {
    const message = `${where}: ${quoted(text)} is a ${own}, the first item a ${kind}.`;
    return void problems.add('wrong-kind', range, message, 'Write a for each of its own for each kind.');
  }
  const value = readWord(problems, spec, text, range, where);
  return value === undefined ? undefined : { value, text, range };
}

function reportNoWord(problems: Problems, node: Node | null, listRange: TextRange, where: string): void {
  if (node !== null && !isEmpty(node)) {
    reportShape(problems, node, `An item of ${where}`, 'a single value', ITEMS.says);
  } else {
    const range = node === null ? listRange : rangeOf(node);
    problems.add('missing-value', range, `An item of ${where} is empty.`, ITEMS.says);
  }
}

function kindOfWord(text: string): (typeof ITEM_KINDS)[number] {
  if (SIDES.some((side) => side === text)) return 'side';
  if (isZoneWord(text)) return 'zone';
  return isLevel(text) || /^-?[0-9.]+ ?N?$/.test(text) ? 'pressure' : 'place';
}
