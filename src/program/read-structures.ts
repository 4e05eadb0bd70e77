/** Steps that hold other steps or stand for them: repeat, for each, together, use. */
import { isMap, isSeq, type Node, type YAMLMap } from 'yaml';
import { didYouMean } from '../units/nearest-word.ts';
import { quoted } from './characters.ts';
import type { Names } from './names.ts';
import { isEmpty, reportShape, wordsOf } from './nodes.ts';
import type { Problems, TextRange } from './problems.ts';
import { readBlock } from './read-block.ts';
import { readEach } from './read-each.ts';
import { readTogether } from './read-together.ts';
import type { ReadInner, Reading } from './reading.ts';
import type { Step, UseStep } from './step.ts';
import { STRUCTURES, type Structure } from './structures.ts';

export function readStructure(
  reading: Reading,
  structure: Structure,
  value: Node | null,
  range: TextRange,
  names: Names,
  inner: ReadInner,
): Step | undefined {
  const { problems } = reading;
  const { says } = STRUCTURES[structure];
  if (value === null || isEmpty(value)) {
    return void problems.add('missing-value', range, `${structure} has nothing in it.`, says);
  }
  switch (structure) {
    case 'repeat':
      if (isMap(value)) return readRepeat(problems, value, range, names, inner);
      return void reportShape(problems, value, structure, 'a group of keys', says);
    case 'for each':
      if (isMap(value)) return readEach(problems, value, range, names, inner);
      return void reportShape(problems, value, structure, 'a group of keys', says);
    case 'together':
      if (isSeq(value)) return readTogether(problems, value, range, names);
      return void reportShape(problems, value, structure, 'a list of steps', says);
    case 'use':
      return readUse(reading, value, range);
    default:
      return structure satisfies never;
  }
}

function readRepeat(
  problems: Problems,
  map: YAMLMap,
  range: TextRange,
  names: Names,
  inner: ReadInner,
): Step | undefined {
  const { some } = readBlock(problems, STRUCTURES.repeat, map, 'repeat', range);
  const steps = some.do === undefined ? undefined : inner(some.do, names);
  if (steps === undefined || some.times === undefined) return undefined;
  return { kind: 'repeat', times: some.times, steps, range };
}

function readUse({ problems, fragments, used }: Reading, node: Node, range: TextRange): UseStep | undefined {
  const fragment = wordsOf(node);
  if (fragment === undefined) {
    return void reportShape(problems, node, 'use', 'the name of a fragment', STRUCTURES.use.says);
  }
  if (fragments.includes(fragment)) {
    used.add(fragment);
    return { kind: 'use', fragment, range };
  }
  const hint =
    fragments.length === 0
      ? 'Write the steps under "fragments:", with this name.'
      : didYouMean(fragment, fragments);
  const nodeRange = node.range;
  const at: TextRange = nodeRange === null || nodeRange === undefined ? range : [nodeRange[0], nodeRange[1]];
  return void problems.add('unknown-fragment', at, `There is no fragment ${quoted(fragment)}.`, hint);
}
