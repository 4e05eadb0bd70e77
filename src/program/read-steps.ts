/** Steps of the file: one technique or one structure each. */
import { isMap, type Node } from 'yaml';
import type { Technique } from '../chair/stroke.ts';
import { didYouMean } from '../units/nearest-word.ts';
import { lookAlikeNote, quoted } from './characters.ts';
import type { Names } from './names.ts';
import { type Entry, entriesOf, isEmpty, itemsOf, rangeOf, reportShape, type StepNodes } from './nodes.ts';
import type { Problems, TextRange } from './problems.ts';
import { readSlots } from './read-block.ts';
import { readStructure } from './read-structures.ts';
import type { Step, StrokeStep } from './step.ts';
import { isStructure, STEP_WORDS } from './structures.ts';
import { isTechnique, TECHNIQUES } from './techniques.ts';

/** Deeper than this nobody reads a list of steps. */
const MAX_DEPTH = 8;

export const STEP_SHAPE =
  'A step is a dash, a technique, and its keys: "- hold: { at: T5, pressure: 20N, for: 6s }".';

/** What reading steps needs to know and to note. */
export interface Reading {
  readonly problems: Problems;
  readonly fragments: readonly string[];
  /** Names of the fragments that some step uses. */
  readonly used: Set<string>;
}

export function readSteps(reading: Reading, list: StepNodes, names: Names, depth = 1): readonly Step[] {
  const { problems } = reading;
  if (list.items.length === 0) {
    problems.add('empty-program', rangeOf(list), 'There are no steps here.', STEP_SHAPE);
  }
  return itemsOf(list).flatMap((node) => readStep(reading, node, rangeOf(list), names, depth) ?? []);
}

function readStep(
  reading: Reading,
  node: Node | null,
  listRange: TextRange,
  names: Names,
  depth: number,
): Step | undefined {
  const { problems } = reading;
  const entry = readOnlyEntry(problems, node, listRange);
  if (entry === undefined) return undefined;
  const { name, keyRange, value } = entry;
  if (name !== undefined && isTechnique(name)) return readStroke(problems, name, value, keyRange, names);
  if (name === undefined || !isStructure(name)) return reportUnknown(problems, name, keyRange);
  if (depth > MAX_DEPTH) {
    const message = `Steps inside steps go ${depth} deep here. Allowed: ${MAX_DEPTH}.`;
    return void problems.add('nested-too-deep', keyRange, message, 'Write the inner steps as a fragment.');
  }
  const inner = (list: StepNodes, known: Names) => readSteps(reading, list, known, depth + 1);
  return readStructure(reading, name, value, keyRange, names, inner);
}

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

function reportUnknown(problems: Problems, name: string | undefined, range: TextRange): undefined {
  if (name === '<<') {
    problems.add('merge-key', range, 'Merge keys (<<) are not part of the language.', 'Write the step out.');
    return;
  }
  const word = name ?? '';
  const message = `${quoted(word)} is not a technique.${lookAlikeNote(word)}`;
  problems.add('unknown-technique', range, message, didYouMean(word, STEP_WORDS));
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
