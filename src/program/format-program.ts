/**
 * The canonical form of a program file: keys in the order of the tables, amounts without spare zeros or spaces, short
 * steps on one line. What the file means and every comment stay; writing it again changes nothing.
 */
import { isMap, isSeq, type Node, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import { ok, type Result } from '../units/result.ts';
import { attachComments } from './attach-comments.ts';
import { canonicalWords } from './canonical-words.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Body, Group, Layout, Unit } from './layout.ts';
import { Lines } from './lines.ts';
import { LANGUAGES } from './localized.ts';
import { entriesOf, itemsOf, rangeOf, wordsOf } from './nodes.ts';
import { printLayout } from './print-layout.ts';
import { INPUT, PROGRAM } from './program-keys.ts';
import { readProgram } from './read-program.ts';
import { STRUCTURES } from './structures.ts';
import { isTechnique, TECHNIQUES } from './techniques.ts';

/** The text rewritten; or what is wrong with it, for only a correct program is rewritten. */
export function formatProgram(text: string, fileName: string): Result<string, Diagnostic> {
  const program = readProgram(text, fileName);
  if (!program.ok) return program;
  const root = parseDocument(text, { schema: 'failsafe', uniqueKeys: false }).contents;
  const units = isMap(root) ? unitsOfMap(root, 'the program', new Lines(text)) : [];
  const layout: Layout = { header: [], root: { ...GROUP, units, tail: [] } };
  attachComments(text, layout);
  return ok(printLayout(inOrder(layout)));
}

const GROUP = { kind: 'group', isList: false, mayFlow: false, isFlow: false } as const;

/** These hold one block a line however short they are. */
const ALWAYS_LONG = ['inputs', 'fragments'];

function unitsOfMap(map: YAMLMap, name: string, lines: Lines): readonly Unit[] {
  return entriesOf(map).map(({ name: key = '', keyRange, value }) =>
    unitOf(`${key}:`, bodyOf(key, value, lines, name === 'the program'), keyRange, value, lines),
  );
}

function bodyOf(key: string, node: Node | null, lines: Lines, isTop: boolean): Body {
  if (isMap(node)) {
    const mayFlow = !(isTop && ALWAYS_LONG.includes(key));
    return {
      ...GROUP,
      units: unitsOfMap(node, key, lines),
      mayFlow,
      isFlow: node.flow === true,
      tail: [],
    };
  }
  if (isSeq(node)) return listOf(node, isTop && key === 'sources', lines);
  const text = wordsOf(node) ?? '';
  return LANGUAGES.some((language) => language === key) ? prose(text) : words(text);
}

/** Steps, or words. */
function listOf(list: YAMLSeq, isProse: boolean, lines: Lines): Group {
  const items = itemsOf(list);
  const units = items.map((item) => {
    if (isMap(item)) return stepOf(item, lines);
    const text = wordsOf(item) ?? '';
    return unitOf('-', isProse ? prose(text) : words(text), rangeOf(item), item, lines);
  });
  return { ...GROUP, units, isList: true, mayFlow: !items.some(isMap), isFlow: list.flow === true, tail: [] };
}

/** `- hold: …`: the dash and the one key of a step stand together. */
function stepOf(item: YAMLMap, lines: Lines): Unit {
  const [{ name = '', keyRange, value } = { name: '', keyRange: rangeOf(item), value: null }] =
    entriesOf(item);
  return unitOf(`- ${name}:`, bodyOf(name, value, lines, false), keyRange, value, lines);
}

function unitOf(
  head: string,
  body: Body,
  [start, keyEnd]: readonly [number, number],
  value: Node | null,
  lines: Lines,
): Unit {
  const last = body.kind === 'group' && !body.isFlow ? body.units.at(-1)?.range[1] : undefined;
  const end = last ?? (value === null ? keyEnd : lines.lastLetterBefore(rangeOf(value)[1]));
  const spaced = lines.beginsLine(start) && lines.isSpaced(start);
  return { head, body, range: [start, Math.max(end, keyEnd)], spaced, above: [], beside: [] };
}

function prose(text: string): Body {
  return { kind: 'prose', text: text.replaceAll(/\s+/g, ' ').trim() };
}

function words(text: string): Body {
  return { kind: 'words', text: canonicalWords(text) };
}

/** Comments are attached in the order of the file; only then do keys move, and their comments with them. */
function inOrder({ header, root }: Layout): Layout {
  const [first, ...others] = root.units;
  if (first === undefined) return { header, root };
  // The empty line above the first key is the header's, whichever key comes to stand there.
  const units = [{ ...first, spaced: false }, ...others];
  const end = first.spaced && header.length > 0 ? [{ text: '', spaced: false }] : [];
  return { header: [...header, ...end], root: sorted({ ...root, units }, 'the program') };
}

function sorted(group: Group, name: string): Group {
  const order = orderOf(name);
  const units = group.units.map((unit) => {
    const key = unit.head.replace(/^- /, '').replace(/:$/, '');
    // What inputs and fragments are called says nothing about their keys.
    const inner = name === 'inputs' ? 'an input' : name === 'fragments' ? '' : key;
    return unit.body.kind === 'group' ? { ...unit, body: sorted(unit.body, inner) } : unit;
  });
  if (order === undefined || group.isList) return { ...group, units };
  // A for each first names its item, whatever that is called.
  const others = name === 'for each' ? -1 : order.length;
  const rank = ({ head }: Unit): number => {
    const place = order.indexOf(head.slice(0, -1));
    return place === -1 ? others : place;
  };
  return { ...group, units: units.toSorted((a, b) => rank(a) - rank(b)) };
}

/** Undefined where the author's order stays. */
function orderOf(name: string): readonly string[] | undefined {
  if (isTechnique(name)) return Object.keys(TECHNIQUES[name].keys);
  switch (name) {
    case 'the program':
      return Object.keys(PROGRAM.keys);
    case 'an input':
      return Object.keys(INPUT.keys);
    case 'repeat':
    case 'for each':
      return Object.keys(STRUCTURES[name].keys);
    case 'title':
    case 'about':
    case 'notFor':
    case 'label':
      return LANGUAGES;
    default:
      return undefined;
  }
}
