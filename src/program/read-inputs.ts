/** The file's inputs: what a person may set. */
import { isMap, type Node } from 'yaml';
import { quoted } from './characters.ts';
import { allowedWords, type Input, isAllowed, orderOf, sameValue } from './input.ts';
import { INPUT_KINDS, VALUE_KINDS, type ValueKind } from './input-kinds.ts';
import { type Name, Names, nameFits } from './names.ts';
import { entriesOf, type GroupNodes, isEmpty, rangeOf, reportShape, wordsOf } from './nodes.ts';
import type { Problems, TextRange } from './problems.ts';
import { INPUT, PROGRAM } from './program-keys.ts';
import { readBlock } from './read-block.ts';
import { listOf } from './read-texts.ts';
import { readWord } from './read-value.ts';
import type { Bound } from './slots.ts';

export interface ReadInputs {
  readonly inputs: readonly Input[];
  /** Of every input, also of those that are wrong: their uses are not wrong too. */
  readonly names: readonly Name[];
}

const SHAPE =
  'Write its keys: strength: { kind: pressure, default: medium, from: light, to: firm, label: { … } }.';

export function readInputs(problems: Problems, map: GroupNodes): ReadInputs {
  const { maxItems } = PROGRAM.keys.inputs;
  const inputs: Input[] = [];
  const names = new Map<string, Name>();
  for (const { name, keyRange, value } of entriesOf(map)) {
    if (!nameFits(problems, name, keyRange, 'an input')) continue;
    if (names.has(name)) {
      problems.add(
        'name-taken',
        keyRange,
        `There is an input ${quoted(name)} already.`,
        'Give it another name.',
      );
      continue;
    }
    const input = readInput(problems, name, keyRange, value);
    names.set(name, { name, kind: kindIn(value), range: keyRange, what: 'The input' });
    if (input !== undefined) inputs.push(input);
    if (names.size === maxItems + 1) {
      const message = `There are more than ${maxItems} inputs.`;
      problems.add('too-many-items', keyRange, message, 'Keep what a person really wants to set.');
    }
  }
  if (map.items.length === 0) {
    problems.add('missing-value', rangeOf(map), 'There are no inputs here.', SHAPE);
  }
  return { inputs, names: [...names.values()] };
}

/** The kind an input says it has, though other keys of it may be wrong. */
function kindIn(node: Node | null): ValueKind | undefined {
  if (!isMap(node)) return undefined;
  const word = wordsOf(entriesOf(node).find(({ name }) => name === 'kind')?.value ?? null);
  return VALUE_KINDS.find((kind) => kind === word);
}

function readInput(problems: Problems, name: string, range: TextRange, node: Node | null): Input | undefined {
  if (!isMap(node)) {
    if (!isEmpty(node))
      return void reportShape(problems, node, `The input ${name}`, 'a group of keys', SHAPE);
    return void problems.add('missing-value', range, `The input ${name} has no keys.`, SHAPE);
  }
  const { all } = readBlock(problems, INPUT, node, name, range);
  if (all === undefined) return undefined;
  const { kind, label } = all;
  const before = problems.count;
  const read = (value: Node | undefined, key: string) =>
    value === undefined ? undefined : readBound(problems, kind, value, `${key} of ${name}`);
  const standard = read(all.default, 'default');
  const from = read(all.from, 'from');
  const to = read(all.to, 'to');
  const choices = all.choices === undefined ? [] : readChoices(problems, kind, all.choices, name);
  if (problems.count > before || standard === undefined || choices === undefined) return undefined;
  const ends = from === undefined || to === undefined ? undefined : { from, to };
  if (ends !== undefined && !endsFit(problems, kind, ends, name)) return undefined;
  const input = { name, kind, label, default: standard, ends, choices, range };
  if (isAllowed(input, standard)) return input;
  const message = `default of ${name}: ${quoted(standard.text)} is not among what it may be: ${allowedWords(input)}.`;
  return void problems.add(
    'outside-input',
    standard.range,
    message,
    'Widen the input, or choose another default.',
  );
}

export function readBound(
  problems: Problems,
  kind: ValueKind,
  node: Node | null,
  where: string,
): Bound | undefined {
  const text = wordsOf(node);
  const spec = INPUT_KINDS[kind].value;
  if (text === undefined) return void reportShape(problems, node, where, 'a single value', spec.says);
  const range = rangeOf(node);
  const value = readWord(problems, spec, text, range, where);
  return value === undefined ? undefined : { kind, value, text, range };
}

function readChoices(
  problems: Problems,
  kind: ValueKind,
  node: Node,
  name: string,
): readonly Bound[] | undefined {
  const where = `choices of ${name}`;
  const hint = 'Write a list of two values or more: [T5, T7, L3].';
  const items = listOf(problems, node, INPUT.keys.choices.maxItems, where, 'a list of values', hint);
  if (items === undefined) return undefined;
  const choices: Bound[] = [];
  for (const item of items) {
    const choice = readBound(problems, kind, item, where);
    if (choice === undefined) continue;
    if (choices.some(({ value }) => sameValue(value, choice.value))) {
      problems.add(
        'duplicate-key',
        choice.range,
        `${where}: ${quoted(choice.text)} is there already.`,
        'Keep one of them.',
      );
    } else choices.push(choice);
  }
  if (items.length > 1) return choices;
  return void problems.add('missing-value', rangeOf(node), `${where}: one value leaves no choice.`, hint);
}

function endsFit(
  problems: Problems,
  kind: ValueKind,
  { from, to }: { readonly from: Bound; readonly to: Bound },
  name: string,
): boolean {
  if (!INPUT_KINDS[kind].ordered) {
    const message = `${name}: a ${kind} has no from and to.`;
    problems.add('conflicting-keys', from.range, message, 'List what it may be: choices: […].');
    return false;
  }
  const [low, high] = [orderOf(from), orderOf(to)];
  if (low.scale !== high.scale) {
    const message = `${name}: ${quoted(from.text)} and ${quoted(to.text)} cannot be compared.`;
    problems.add('wrong-kind', to.range, message, 'Write both as levels, or both in newtons.');
    return false;
  }
  if (kind === 'place' ? low.at !== high.at : low.at < high.at) return true;
  const message = `${name}: to (${to.text}) must be more than from (${from.text}).`;
  problems.add('outside-input', to.range, message, 'Exchange the two, or correct one.');
  return false;
}

/** The names that steps may use, inputs only. */
export function namesOf({ names }: ReadInputs): Names {
  return names.reduce((known, name) => known.with(name), new Names());
}
