/** Steps of the file, still with their repeats: one technique or one repeat each. */
import { isMap, type Node, type YAMLMap } from 'yaml';
import type { Place } from '../chair/landmarks.ts';
import type { Stroke, Technique } from '../chair/stroke.ts';
import { didYouMean } from '../units/nearest-word.ts';
import { lookAlikeNote, quoted } from './characters.ts';
import { INSTEAD_OF_LONG_PLATEAU, LONGEST_PLATEAU_S } from './key-parts.ts';
import { makeStrokes, type TechniqueValues } from './make-strokes.ts';
import { type Entry, entriesOf, isEmpty, itemsOf, rangeOf, reportShape, type StepNodes } from './nodes.ts';
import type { Problems, TextRange } from './problems.ts';
import { readBlock } from './read-block.ts';
import { isTechnique, REPEAT, STEP_WORDS, TECHNIQUES } from './techniques.ts';

export type Step =
  | { readonly kind: 'stroke'; readonly stroke: Stroke }
  | {
      readonly kind: 'repeat';
      readonly times: number;
      readonly steps: readonly Step[];
      readonly range: TextRange;
    };

const STEP_SHAPE =
  'A step is a dash, a technique, and its keys: "- hold: { at: T5, pressure: 20N, for: 6s }".';

/** Depth is bounded by the scan before (scan-text.ts). */
export function readSteps(problems: Problems, list: StepNodes): readonly Step[] {
  if (list.items.length === 0) {
    problems.add('empty-program', rangeOf(list), 'There are no steps here.', STEP_SHAPE);
  }
  return itemsOf(list).flatMap((node) => readStep(problems, node, rangeOf(list)) ?? []);
}

function readStep(
  problems: Problems,
  node: Node | null,
  listRange: TextRange,
): Step | readonly Step[] | undefined {
  if (isEmpty(node)) {
    const range = node === null ? listRange : rangeOf(node);
    return void problems.add('missing-value', range, 'This step is empty.', STEP_SHAPE);
  }
  if (!isMap(node))
    return void reportShape(problems, node, 'A step', 'a technique with its keys', STEP_SHAPE);
  const [entry, ...others] = entriesOf(node);
  if (entry === undefined)
    return void problems.add('missing-value', rangeOf(node), 'This step is empty.', STEP_SHAPE);
  const second = others[0];
  if (second !== undefined) return reportSeveral(problems, entry, second);
  const { name, keyRange, value } = entry;
  if (name !== 'repeat' && (name === undefined || !isTechnique(name))) {
    return reportUnknown(problems, name, keyRange);
  }
  if (!isMap(value)) {
    if (!isEmpty(value)) return void reportShape(problems, value, name, 'a group of keys', STEP_SHAPE);
    const hint = 'Write its keys on the lines below, each indented further than its name.';
    return void problems.add('missing-value', keyRange, `${name} has no keys.`, hint);
  }
  return name === 'repeat'
    ? readRepeat(problems, value, keyRange)
    : readStroke(problems, name, value, keyRange);
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
  problems.add(
    'one-technique',
    second.keyRange,
    'A step holds one technique; here a second key begins.',
    hint,
  );
}

function readRepeat(problems: Problems, map: YAMLMap, range: TextRange): Step | undefined {
  const { some } = readBlock(problems, REPEAT, map, 'repeat', range);
  const steps = some.do === undefined ? undefined : readSteps(problems, some.do);
  if (steps === undefined || some.times === undefined) return undefined;
  return { kind: 'repeat', times: some.times, steps, range };
}

function readStroke(
  problems: Problems,
  technique: Technique,
  map: YAMLMap,
  range: TextRange,
): readonly Step[] {
  const { all } = readBlock(problems, TECHNIQUES[technique], map, technique, range);
  if (all === undefined) return [];
  const strokes = makeStrokes(
    technique,
    all as TechniqueValues<typeof technique>,
    problems.position(range[0]),
  );
  return strokes
    .filter((stroke) => isPossible(problems, stroke, range))
    .map((stroke) => ({ kind: 'stroke', stroke }));
}

function isPossible(problems: Problems, stroke: Stroke, range: TextRange): boolean {
  if (!('from' in stroke) || !samePlace(stroke.from, stroke.to)) return true;
  if (stroke.technique === 'sweep' || stroke.technique === 'roll') {
    const hint = 'Give two different places, or use hold to stay on one.';
    problems.add('sweep-goes-nowhere', range, `This ${stroke.technique} ends where it begins.`, hint);
    return false;
  }
  if (stroke.forS <= LONGEST_PLATEAU_S) return true;
  const message = `${stroke.technique} stays on one spot for ${stroke.forS} s. Allowed on one spot: 2 s to ${LONGEST_PLATEAU_S} s.`;
  const hint = `Move along the back with from and to. ${INSTEAD_OF_LONG_PLATEAU}`;
  problems.add('out-of-range', range, message, hint);
  return false;
}

function samePlace(a: Place, b: Place): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
