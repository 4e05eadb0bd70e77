import { describe, expect, it } from 'vitest';
import { INPUT_KINDS, VALUE_KINDS } from '../../../src/program/input-kinds.ts';
import type { KeySpec, KeySpecs } from '../../../src/program/key-spec.ts';
import { GOALS } from '../../../src/program/program-keys.ts';
import { TECHNIQUES } from '../../../src/program/techniques.ts';
import {
  GOAL_CODES,
  INPUT_LAYOUTS,
  type KeyLayouts,
  TECHNIQUE_LAYOUTS,
} from '../../../src/protocol/program-image/layout.ts';

function layoutOf(spec: KeySpec): object {
  const standard = 'default' in spec && spec.default !== undefined ? { standard: spec.default } : {};
  const optional = spec.optional === true ? { optional: true } : {};
  switch (spec.kind) {
    case 'quantity':
      return { kind: 'amount', min: spec.min, max: spec.max, ...standard, ...optional };
    case 'count':
      return { kind: 'count', min: spec.min, max: spec.max, ...standard, ...optional };
    case 'choice':
      return { kind: 'word', words: spec.words, ...standard, ...optional };
    case 'words':
      return { kind: 'words', words: spec.words, ...optional };
    default:
      return { kind: spec.kind, ...optional };
  }
}

describe('the layout of a body', () => {
  it('has every technique of the language, with its keys in their order, their ranges and defaults', () => {
    const language = Object.entries<{ keys: KeySpecs }>(TECHNIQUES).map(([technique, { keys }]) => [
      technique,
      Object.entries(keys).map(([key, spec]) => [key, layoutOf(spec)]),
    ]);
    const layout = Object.entries<KeyLayouts>(TECHNIQUE_LAYOUTS).map(([technique, keys]) => [
      technique,
      Object.entries(keys),
    ]);
    expect(layout).toEqual(language);
  });

  it('has every kind of input and every goal', () => {
    expect(Object.entries(INPUT_LAYOUTS)).toEqual(
      VALUE_KINDS.map((kind) => [kind, layoutOf(INPUT_KINDS[kind].value)]),
    );
    expect([...GOAL_CODES]).toEqual([...GOALS]);
  });
});
