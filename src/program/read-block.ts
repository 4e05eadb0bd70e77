/** Reads a group of keys by its table: every unknown, doubled, missing or wrong key is reported. */
import type { Node, YAMLMap } from 'yaml';
import { didYouMean } from '../units/nearest-word.ts';
import { lookAlikeNote, quoted } from './characters.ts';
import type { BlockSpec, KeySpec, Values } from './key-spec.ts';
import { entriesOf, isEmpty } from './nodes.ts';
import type { Problems, TextRange } from './problems.ts';
import { QUANTITIES } from './quantity.ts';
import { type HeldValue, readValue } from './read-value.ts';

export interface ReadBlock<S extends BlockSpec> {
  /** Whatever could be read, so that a list of steps is checked though a key beside it is wrong. */
  readonly some: Partial<Values<S['keys']>>;
  /** Every value, where nothing was wrong. */
  readonly all: Values<S['keys']> | undefined;
}

/** `nameRange` is where the block is named: there missing keys are reported. */
export function readBlock<S extends BlockSpec>(
  problems: Problems,
  spec: S,
  map: YAMLMap,
  name: string,
  nameRange: TextRange,
): ReadBlock<S> {
  const before = problems.count;
  const known = Object.keys(spec.keys);
  const values = new Map<string, HeldValue | undefined>();
  for (const { name: key, keyRange, value } of entriesOf(map)) {
    const keySpec = key !== undefined && Object.hasOwn(spec.keys, key) ? spec.keys[key] : undefined;
    if (key === undefined || keySpec === undefined) {
      reportUnknown(problems, key, known, name, keyRange);
    } else if (values.has(key)) {
      problems.add('duplicate-key', keyRange, `${key} of ${name} is written twice.`, 'Keep one of them.');
    } else {
      values.set(key, readHeld(problems, keySpec, value, key, name, keyRange));
    }
  }
  for (const [key, keySpec] of Object.entries(spec.keys)) {
    if (values.has(key)) continue;
    if ('default' in keySpec && keySpec.default !== undefined) values.set(key, keySpec.default);
    else if (keySpec.optional !== true) {
      problems.add(
        'missing-key',
        nameRange,
        `${name} needs ${quoted(key)}.`,
        `${keySpec.says}${exampleOf(key, keySpec)}`,
      );
    }
  }
  if (spec.either !== undefined) checkEither(problems, spec.either, values, name, nameRange);
  // The table's types are the types `readValue` gives for each key: this is the one place where they meet.
  const read = Object.fromEntries(values) as Values<S['keys']>;
  return { some: read, all: problems.count === before ? read : undefined };
}

function readHeld(
  problems: Problems,
  spec: KeySpec,
  node: Node | null,
  key: string,
  name: string,
  range: TextRange,
) {
  const where = `${key} of ${name}`;
  if (!isEmpty(node)) return readValue(problems, spec, node, where);
  const hint = `${spec.says}${exampleOf(key, spec)}`;
  return void problems.add('missing-value', range, `${where} has no value.`, hint);
}

function reportUnknown(
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
    problems.add(
      'wrong-shape',
      range,
      `A key of ${name} must be a single word.`,
      `Known: ${known.join(', ')}.`,
    );
  } else {
    const message = `${quoted(key)} is not a key of ${name}.${lookAlikeNote(key)}`;
    problems.add('unknown-key', range, message, didYouMean(key, known));
  }
}

/** Exactly one group must be there, and whole. */
function checkEither(
  problems: Problems,
  groups: readonly (readonly string[])[],
  values: ReadonlyMap<string, unknown>,
  name: string,
  range: TextRange,
): void {
  const ways = groups.map((group) => group.join(' and ')).join(', or ');
  const begun = groups.filter((group) => group.some((key) => values.has(key)));
  const [only] = begun;
  if (begun.length > 1) {
    const hint = 'Take away what you do not mean.';
    problems.add('conflicting-keys', range, `${name} takes either ${ways}, not both.`, hint);
  } else if (only === undefined || !only.every((key) => values.has(key))) {
    const lacking =
      only
        ?.filter((key) => !values.has(key))
        .map(quoted)
        .join(' and ') ?? ways;
    problems.add('missing-key', range, `${name} needs ${lacking}.`, `Say where: ${ways}.`);
  }
}

function exampleOf(key: string, spec: KeySpec): string {
  switch (spec.kind) {
    case 'place':
      return ` For example ${key}: L3 + 20mm.`;
    case 'zone':
      return ` For example ${key}: upper back.`;
    case 'pressure':
      return ` For example ${key}: 25N, or ${key}: medium.`;
    case 'choice':
      return ` For example ${key}: ${spec.words[0] ?? ''}.`;
    case 'words':
      return ` For example ${key}: [${spec.words[0] ?? ''}].`;
    case 'quantity':
      return ` For example ${key}: ${QUANTITIES[spec.quantity].example}.`;
    case 'count':
      return ` For example ${key}: ${spec.min}.`;
    case 'texts':
    case 'steps':
      return '';
    default:
      return spec satisfies never;
  }
}
