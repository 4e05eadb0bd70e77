/** The JSON Schema of chair profiles, for editors, from the same shapes that check them. */
import { PROFILE_SHAPES } from './read-profile.ts';
import type { Shape } from './shape.ts';

type Json = { readonly [key: string]: unknown };

export function profileSchema(): Json {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Tsubo chair profile',
    description:
      'npx tsubo chairs check FILE also tells what a schema cannot: pin clashes, and what does not fit together.',
    anyOf: Object.entries(PROFILE_SHAPES).map(([name, shape]) => ({ title: name, ...schemaOf(shape) })),
  };
}

function schemaOf(shape: Shape): Json {
  switch (shape.kind) {
    case 'number': {
      const described = shape.unit === '' ? {} : { description: `in ${shape.unit}` };
      return { type: 'number', minimum: shape.min, maximum: shape.max, ...described };
    }
    case 'text':
      return { type: 'string', description: shape.allowed };
    case 'flag':
      return { type: 'boolean' };
    case 'word':
      return { enum: shape.words };
    case 'orNull':
      return { anyOf: [{ type: 'null' }, schemaOf(shape.shape)] };
    case 'optional':
      return schemaOf(shape.shape);
    case 'list':
      return { type: 'array', items: schemaOf(shape.of), minItems: shape.min, maxItems: shape.max };
    case 'group': {
      const fields = Object.entries(shape.fields);
      return {
        type: 'object',
        properties: Object.fromEntries(fields.map(([key, field]) => [key, schemaOf(field)])),
        required: fields.filter(([, field]) => field.kind !== 'optional').map(([key]) => key),
        additionalProperties: false,
      };
    }
    default:
      return shape satisfies never;
  }
}
