/** Reads a group of keys by its table: every unknown, doubled, missing or wrong key is reported. */
import type { Node, YAMLMap } from 'yaml';
import { didYouMean } from '../units/nearest-word.ts';
import { lookAlikeNote, quoted } from './characters.ts';
import { exampleOf } from './example-of.ts';
import type { BlockSpec, KeySpec, Values } from './key-spec.ts';
import type { Names } from './names.ts';
import { entriesOf, isEmpty, rangeOf, wordsOf } from './nodes.ts';
import type { Problems, TextRange } from './problems.ts';
import { readReference } from './read-reference.ts';
import { readValue } from './read-value.ts';
import { isReference, type Slot, type Slots } from './slots.ts';

export interface ReadBlock<S extends BlockSpec> {
  /** Whatever could be read, so that a list of steps is checked though a key beside it is wrong. */
  readonly some: Partial<Values<S['keys']>>;
  /** Every value, where nothing was wrong. */
  readonly all: Values<S['keys']> | undefined;
  /** Where each value stands, or the name of the block where it was left out. */
  readonly slots: Slots;
}

/** A block that takes no names. */
export function readBlock<S extends BlockSpec>(
  problems: Problems,
  spec: S,
  map: YAMLMap,
  name: string,
  nameRange: TextRange,
): ReadBlock<S> {
  const { slots, isWhole } = readSlots(problems, spec, map, name, nameRange, undefined);
  // The table's types are the types `readValue` gives for each key: this is one of two places where they meet.
  const read = Object.fromEntries(
    [...slots].map(([key, slot]) => [key, isReference(slot) ? undefined : slot.value]),
  ) as Values<S['keys']>;
  return { some: read, all: isWhole ? read : undefined, slots };
}

export interface ReadSlots {
  readonly slots: Slots;
  /** True where nothing was wrong. */
  readonly isWhole: boolean;
}

/** `nameRange` is where the block is named: there missing keys are reported. `names` are those its values may use. */
export function readSlots(
  problems: Problems,
  spec: BlockSpec,
  map: YAMLMap,
  name: string,
  nameRange: TextRange,
  names: Names | undefined,
): ReadSlots {
  const before = problems.count;
  const known = Object.keys(spec.keys);
  const slots = new Map<string, Slot>();
  const written = new Set<string>();
  for (const { name: key, keyRange, value } of entriesOf(map)) {
    const keySpec = key !== undefined && Object.hasOwn(spec.keys, key) ? spec.keys[key] : undefined;
    if (key === undefined || keySpec === undefined) {
      reportUnknown(problems, key, known, name, keyRange);
    } else if (written.has(key)) {
      problems.add('duplicate-key', keyRange, `${key} of ${name} is written twice.`, 'Keep one of them.');
    } else {
      written.add(key);
      const slot = readSlot(problems, keySpec, value, key, name, keyRange, names);
      if (slot !== undefined) slots.set(key, slot);
    }
  }
  for (const [key, keySpec] of Object.entries(spec.keys)) {
    if (written.has(key)) continue;
    if ('default' in keySpec && keySpec.default !== undefined) {
      slots.set(key, { value: keySpec.default, range: nameRange });
    } else if (keySpec.optional !== true) {
      const hint = `${keySpec.says}${exampleOf(key, keySpec)}`;
      problems.add('missing-key', nameRange, `${name} needs ${quoted(key)}.`, hint);
    }
  }
  if (spec.either !== undefined) checkEither(problems, spec.either, written, name, nameRange);
  // A value may be missing without a word: an alias, refused before, or an input that is itself wrong.
  const isWhole = problems.count === before && [...written].every((key) => slots.has(key));
  return { slots, isWhole };
}

function readSlot(
  problems: Problems,
  spec: KeySpec,
  node: Node | null,
  key: string,
  name: string,
  keyRange: TextRange,
  names: Names | undefined,
): Slot | undefined {
  const where = `${key} of ${name}`;
  if (node === null || isEmpty(node)) {
    const hint = `${spec.says}${exampleOf(key, spec)}`;
    return void problems.add('missing-value', keyRange, `${where} has no value.`, hint);
  }
  const range = rangeOf(node);
  const words = wordsOf(node);
  if (words?.startsWith('$') && spec.kind !== 'value' && spec.kind !== 'values') {
    return readReference(problems, spec, words, range, where, names);
  }
  const value = readValue(problems, spec, node, where);
  return value === undefined ? undefined : { value, range };
}

export function reportUnknown(
  problems: Problems,
  key: string | undefined,
  known: readonly string[],
  name: string,
  range: TextRange,
): void {
  if (key === '<<') {
    const hint = 'Write the keys out.';
    problems.add('merge-key', range, 'Merge keys (<<) are not part of the language.', hint);
  } else if (key === undefined) {
    const message = `A key of ${name} must be a single word.`;
    problems.add('wrong-shape', range, message, `Known: ${known.join(', ')}.`);
  } else {
    const message = `${quoted(key)} is not a key of ${name}.${lookAlikeNote(key)}`;
    problems.add('unknown-key', range, message, didYouMean(key, known));
  }
}

/** Exactly one group must be there, and whole. */
function checkEither(
  problems: Problems,
  groups: readonly (readonly string[])[],
  written: ReadonlySet<string>,
  name: string,
  range: TextRange,
): void {
  const ways = groups.map((group) => group.join(' and ')).join(', or ');
  const begun = groups.filter((group) => group.some((key) => written.has(key)));
  const [only] = begun;
  if (begun.length > 1) {
    const hint = 'Take away what you do not mean.';
    problems.add('conflicting-keys', range, `${name} takes either ${ways}, not both.`, hint);
  } else if (only === undefined || !only.every((key) => written.has(key))) {
    const lacking =
      only
        ?.filter((key) => !written.has(key))
        .map(quoted)
        .join(' and ') ?? ways;
    problems.add('missing-key', range, `${name} needs ${lacking}.`, `Say which: ${ways}.`);
  }
}
