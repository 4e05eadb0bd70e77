/** The file's fragments: lists of steps with a name. */
import { isSeq } from 'yaml';
import { quoted } from './characters.ts';
import { type Names, nameFits } from './names.ts';
import { type Entry, entriesOf, type GroupNodes, isEmpty, rangeOf, reportShape } from './nodes.ts';
import type { Problems } from './problems.ts';
import { PROGRAM } from './program-keys.ts';
import { readSteps } from './read-steps.ts';
import type { Reading } from './reading.ts';
import type { Fragment, Fragments } from './step.ts';

const SHAPE = 'Write its name, and its steps on the lines below, each after a dash.';

/** The fragments' names, before any step is read: a step may use a fragment that stands further down. */
export function fragmentsIn(problems: Problems, map: GroupNodes): ReadonlyMap<string, Entry> {
  const { maxItems } = PROGRAM.keys.fragments;
  const found = new Map<string, Entry>();
  for (const entry of entriesOf(map)) {
    const { name, keyRange } = entry;
    if (!nameFits(problems, name, keyRange, 'a fragment')) continue;
    if (found.has(name)) {
      const message = `There is a fragment ${quoted(name)} already.`;
      problems.add('name-taken', keyRange, message, 'Give it another name.');
      continue;
    }
    found.set(name, entry);
    if (found.size === maxItems + 1) {
      const message = `There are more than ${maxItems} fragments.`;
      problems.add('too-many-items', keyRange, message, 'Write short ones out where they are used.');
    }
  }
  if (map.items.length === 0) {
    problems.add('missing-value', rangeOf(map), 'There are no fragments here.', SHAPE);
  }
  return found;
}

/** Fragments know the inputs, but no items: what a fragment does can be read in one place. */
export function readFragments(reading: Reading, found: ReadonlyMap<string, Entry>, names: Names): Fragments {
  const { problems } = reading;
  const fragments = new Map<string, Fragment>();
  for (const [name, { keyRange, value }] of found) {
    let steps: Fragment['steps'] = [];
    if (isSeq(value)) steps = readSteps(reading, value, names);
    else if (isEmpty(value)) problems.add('missing-value', keyRange, `The fragment ${name} is empty.`, SHAPE);
    else reportShape(problems, value, `The fragment ${name}`, 'a list of steps', SHAPE);
    fragments.set(name, { name, steps, range: keyRange });
  }
  return fragments;
}
