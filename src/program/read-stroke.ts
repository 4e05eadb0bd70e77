/** One step with its one key, and a technique with its keys. */
import { isMap, type Node } from 'yaml';
import type { Technique } from '../chair/stroke.ts';
import { quoted } from './characters.ts';
import type { Names } from './names.ts';
import { type Entry, entriesOf, isEmpty, rangeOf, reportShape } from './nodes.ts';
import type { Problems, TextRange } from './problems.ts';
import { readSlots } from './read-block.ts';
import type { StrokeStep } from './step.ts';
import { TECHNIQUES } from './techniques.ts';

export const STEP_SHAPE =
  'A step is a dash, a technique, and its keys: "- hold: { at: T5, pressure: 20N, for: 6s }".';

/** A step is a map of one key: a technique or a structure. */
export function readOnlyEntry(
  problems: Problems,
  node: Node | null,
  listRange: TextRange,
): Entry | undefined {
  if (isEmpty(node)) {
    const range = node === null ? listRange : rangeOf(node);
    return void problems.add('missing-value', range, 'This step is empty.', STEP_SHAPE);
  }
  if (!isMap(node)) {
    return void reportShape(problems, node, 'A step', 'a technique with its keys', STEP_SHAPE);
  }
  const [entry, second] = entriesOf(node);
  if (entry === undefined) {
    return void problems.add('missing-value', rangeOf(node), 'This step is empty.', STEP_SHAPE);
  }
  return second === undefined ? entry : reportSeveral(problems, entry, second);
}

export function readStroke(
  problems: Problems,
  technique: Technique,
  value: Node | null,
  range: TextRange,
  names: Names,
): StrokeStep | undefined {
  if (!isMap(value)) {
    if (!isEmpty(value)) return void reportShape(problems, value, technique, 'a group of keys', STEP_SHAPE);
    const hint = 'Write its keys on the lines below, each indented further than its name.';
    return void problems.add('missing-value', range, `${technique} has no keys.`, hint);
  }
  const { slots, isWhole } = readSlots(problems, TECHNIQUES[technique], value, technique, range, names);
  return isWhole ? { kind: 'stroke', technique, slots, range, at: problems.position(range[0]) } : undefined;
}

/** The commonest slip in YAML: keys that stand under the dash instead of under the technique. */
function reportSeveral(problems: Problems, first: Entry, second: Entry): undefined {
  const outdented = first.name !== undefined && isEmpty(first.value);
  const hint = outdented
    ? `If ${quoted(second.name ?? '')} belongs to ${quoted(first.name ?? '')}, indent it two spaces further.`
    : 'Begin the next step with a dash of its own.';
  const message = 'A step holds one technique; here a second key begins.';
  problems.add('one-technique', second.keyRange, message, hint);
}
