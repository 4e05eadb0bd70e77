/**
 * The language for editors: a JSON Schema (draft 07, which YAML language servers know best), made from the tables that
 * the reader uses. It completes, explains, and marks wrong words; what needs arithmetic is left to `check`.
 */
import { POINTS } from '../chair/points.ts';
import { LEVELS } from '../chair/stroke.ts';
import { INPUT_KINDS, type NamedKey, VALUE_KINDS, valueKindOf } from './input-kinds.ts';
import type { Json } from './json-text.ts';
import type { BlockSpec, KeySpec } from './key-spec.ts';
import { LANGUAGES } from './localized.ts';
import { PLACE_WORDS } from './place.ts';
import { PRESSURE_RANGE_N } from './pressure.ts';
import { INPUT, PROGRAM } from './program-keys.ts';
import { QUANTITIES, type QuantityName, showAmount, unitNames } from './quantity.ts';
import { ITEM_KINDS, STRUCTURES } from './structures.ts';
import { TECHNIQUES } from './techniques.ts';
import { ZONE_WORDS } from './zone-words.ts';

type Schema = { readonly [key: string]: Json };

const NAME = '^[a-z][a-z0-9-]{0,23}$';
const NUMBER = '[0-9]{1,6}(\\.[0-9]{1,3})?';
const A_NAME = { type: 'string', pattern: '^\\$[a-z][a-z0-9-]{0,23}$' } as const;

export function programSchema(): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Tsubo program',
    ...block(PROGRAM, 'A massage program, version 1 of the language.', false),
    definitions: definitions(),
  };
}

function definitions(): Record<string, Schema> {
  const kinds = VALUE_KINDS.map((kind) => [`${kind}Value`, named(INPUT_KINDS[kind].value)] as const);
  return {
    place: place(),
    offsetName: { type: 'string', pattern: `^\\$[a-z][a-z0-9-]{0,23}( *[+-] *${NUMBER} ?(mm|cm))?$` },
    pressure: pressure(),
    zone: { type: 'string', enum: Object.keys(ZONE_WORDS) },
    steps: { type: 'array', minItems: 1, items: { $ref: '#/definitions/step' } },
    step: step(
      [...Object.keys(TECHNIQUES), ...Object.keys(STRUCTURES)],
      'A step: one technique or structure and its keys.',
    ),
    besides: step([...STRUCTURES.together.one, ...STRUCTURES.together.beside], STRUCTURES.together.says),
    input: input(),
    ...Object.fromEntries(kinds),
  };
}

/** One key, whose name says what is done. */
function step(words: readonly string[], says: string): Schema {
  return {
    type: 'object',
    description: says,
    properties: Object.fromEntries(words.map((word) => [word, { title: word, ...stepBody(word) }])),
    additionalProperties: false,
    minProperties: 1,
    maxProperties: 1,
  };
}

function stepBody(word: string): Schema {
  if (word in TECHNIQUES) {
    const spec: BlockSpec = TECHNIQUES[word as keyof typeof TECHNIQUES];
    return block(spec, spec.says, true);
  }
  switch (word as keyof typeof STRUCTURES) {
    case 'repeat':
      return block(STRUCTURES.repeat, STRUCTURES.repeat.says, false);
    case 'for each':
      return forEach();
    case 'together':
      return {
        type: 'array',
        description: STRUCTURES.together.says,
        minItems: 2,
        items: { $ref: '#/definitions/besides' },
      };
    case 'use':
      return { type: 'string', description: STRUCTURES.use.says, pattern: NAME };
    default:
      return {};
  }
}

function forEach(): Schema {
  const { says, items, keys } = STRUCTURES['for each'];
  return {
    type: 'object',
    description: says,
    properties: { do: key(keys.do, 'do', false) },
    patternProperties: {
      [NAME]: {
        type: 'array',
        description: items.says,
        minItems: 1,
        maxItems: items.maxItems,
        items: {
          anyOf: [
            ...ITEM_KINDS.map((kind) => ({ $ref: `#/definitions/${kind}Value` })),
            { $ref: '#/definitions/offsetName' },
          ],
        },
      },
    },
    additionalProperties: false,
    required: ['do'],
    minProperties: 2,
    maxProperties: 2,
  };
}

/** `takesNames`: whether `$name` may stand for a value. */
function block(spec: BlockSpec, says: string, takesNames: boolean): Schema {
  const keys = Object.entries(spec.keys);
  const required = keys
    .filter(([, { optional }]) => optional !== true)
    .filter(([, part]) => !hasDefault(part));
  const groups = spec.either ?? [];
  // That only one of them is written is left to `check`, whose words for it are clearer.
  const either = groups.map((group) => ({ required: group }));
  return {
    type: 'object',
    description: says,
    properties: Object.fromEntries(keys.map(([name, part]) => [name, key(part, name, takesNames)])),
    additionalProperties: false,
    ...(required.length === 0 ? {} : { required: required.map(([name]) => name) }),
    ...(either.length === 0 ? {} : { anyOf: either }),
  };
}

function hasDefault(spec: KeySpec): boolean {
  return 'default' in spec && spec.default !== undefined;
}

/** A key's value, with the key's own sentence; where a name may stand for it, that too. */
function key(spec: KeySpec, name: string, takesNames: boolean): Schema {
  const shape = shapeOf(spec);
  const kind = takesNames ? valueKindOf(spec) : undefined;
  const described = { description: sentence(spec) };
  if (kind === undefined) return { ...described, ...shape };
  const reference = kind === 'place' ? { $ref: '#/definitions/offsetName' } : A_NAME;
  const examples = 'default' in spec && spec.default !== undefined ? {} : exampleOf(spec, name);
  return { ...described, ...defaultOf(spec), ...examples, anyOf: [shape, reference] };
}

function shapeOf(spec: KeySpec): Schema {
  switch (spec.kind) {
    case 'place':
    case 'zone':
    case 'pressure':
      return { $ref: `#/definitions/${spec.kind}` };
    case 'quantity':
      return quantity(spec.quantity);
    case 'count':
      return { type: 'integer', minimum: spec.min, maximum: spec.max, ...defaultOf(spec) };
    case 'choice':
      return { type: 'string', enum: spec.words };
    case 'words':
      return { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string', enum: spec.words } };
    case 'texts':
      return {
        type: 'object',
        properties: Object.fromEntries(
          LANGUAGES.map((language) => [language, { type: 'string', minLength: 1 }]),
        ),
        required: LANGUAGES,
        additionalProperties: false,
      };
    case 'lines':
      return { type: 'array', minItems: 1, maxItems: spec.maxItems, items: { type: 'string', minLength: 1 } };
    case 'value':
      return { type: 'string' };
    case 'values':
      return { type: 'array', minItems: 1, maxItems: spec.maxItems, items: { type: 'string' } };
    case 'named':
      return {
        type: 'object',
        patternProperties: { [NAME]: { $ref: `#/definitions/${spec.of === 'inputs' ? 'input' : 'steps'}` } },
        additionalProperties: false,
        maxProperties: spec.maxItems,
      };
    case 'steps':
      return { $ref: '#/definitions/steps' };
    default:
      return spec satisfies never;
  }
}

/** The sentence of the table, with the range and the unit. */
function sentence(spec: KeySpec): string {
  if (spec.kind === 'quantity') {
    const long = spec.quantity === 'time' && spec.max > 300;
    const high = long ? `${spec.max / 60} min` : showAmount(spec.max, spec.quantity);
    return `${spec.says} ${showAmount(spec.min, spec.quantity)} to ${high}.`;
  }
  if (spec.kind === 'count') return `${spec.says} ${spec.min} to ${spec.max}.`;
  if (spec.kind === 'pressure') {
    return `${spec.says} ${PRESSURE_RANGE_N.min} to ${PRESSURE_RANGE_N.max} N, or a level.`;
  }
  return spec.says;
}

function defaultOf(spec: KeySpec): Schema {
  if (!('default' in spec) || spec.default === undefined) return {};
  return { default: spec.kind === 'quantity' ? written(Number(spec.default), spec.quantity) : spec.default };
}

function exampleOf(spec: KeySpec, name: string): Schema {
  if (spec.kind !== 'quantity') return {};
  return {
    examples: [name === 'for' ? written(spec.min * 2, spec.quantity) : QUANTITIES[spec.quantity].example],
  };
}

/** `70mm`: as a program writes it. */
function written(value: number, quantity: QuantityName): string {
  return showAmount(value, quantity).replace(' ', '');
}

function quantity(name: QuantityName): Schema {
  const units = unitNames(name).join('|').replaceAll('/', '\\/');
  const { words, example } = QUANTITIES[name];
  return {
    type: 'string',
    pattern: `^${NUMBER} ?(${units})$`,
    patternErrorMessage: `This is not ${words}. For example: ${example}.`,
  };
}

function place(): Schema {
  const word = `(${PLACE_WORDS.join('|')})`;
  const offset = `( *[+-] *${NUMBER} ?(mm|cm))?`;
  return {
    anyOf: [
      { type: 'string', enum: PLACE_WORDS, enumDescriptions: PLACE_WORDS.map(placeSentence) },
      { type: 'string', pattern: `^${word}${offset}$` },
      { type: 'string', pattern: `^[0-9]{1,3}(\\.[0-9]{1,3})? ?% +of +${word} *\\.\\. *${word}${offset}$` },
    ],
  };
}

function placeSentence(word: string): string {
  const vertebra = Object.entries(POINTS).find(([point]) => point === word)?.[1];
  if (vertebra !== undefined) return `Point of the inner bladder line, beside ${vertebra}.`;
  return word === 'sacrum' ? 'The middle of the sacrum.' : `Vertebra ${word}.`;
}

function pressure(): Schema {
  return {
    anyOf: [{ type: 'string', enum: LEVELS }, quantity('force')],
  };
}

/** Values of one kind, without names: for inputs and the items of a for each. */
function named(spec: NamedKey): Schema {
  return spec.kind === 'choice' ? { type: 'string', enum: spec.words } : shapeOf(spec);
}

/** Its values are of the kind it says. */
function input(): Schema {
  const values = VALUE_KINDS.map((kind) => {
    const value = { $ref: `#/definitions/${kind}Value` };
    const properties = { default: value, from: value, to: value, choices: { type: 'array', items: value } };
    const when = { properties: { kind: { const: kind } }, required: ['kind'] };
    // biome-ignore lint/suspicious/noThenProperty: it is JSON Schema's own word, and nothing awaits a schema.
    return { if: when, then: { properties } };
  });
  return { ...block(INPUT, INPUT.says, false), allOf: values };
}
