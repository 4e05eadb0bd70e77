/** Steps of the file: one technique or one structure each. */
import type { Node } from 'yaml';
import { didYouMean } from '../units/nearest-word.ts';
import { lookAlikeNote, quoted } from './characters.ts';
import type { Names } from './names.ts';
import { itemsOf, rangeOf, type StepNodes } from './nodes.ts';
import type { Problems, TextRange } from './problems.ts';
import { readOnlyEntry, readStroke, STEP_SHAPE } from './read-stroke.ts';
import { readStructure } from './read-structures.ts';
import type { Reading } from './reading.ts';
import type { Step } from './step.ts';
import { isStructure, STEP_WORDS } from './structures.ts';
import { isTechnique } from './techniques.ts';

/** Deeper than this nobody reads a list of steps. */
const MAX_DEPTH = 8;

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

function reportUnknown(problems: Problems, name: string | undefined, range: TextRange): undefined {
  if (name === '<<') {
    problems.add('merge-key', range, 'Merge keys (<<) are not part of the language.', 'Write the step out.');
    return;
  }
  const word = name ?? '';
  const message = `${quoted(word)} is not a technique.${lookAlikeNote(word)}`;
  problems.add('unknown-technique', range, message, didYouMean(word, STEP_WORDS));
}
