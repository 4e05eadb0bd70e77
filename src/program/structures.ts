/** Steps that are not techniques: they hold other steps, or stand for them. */
import type { Companion, RollerStroke } from '../chair/stroke.ts';
import type { ValueKind } from './input-kinds.ts';
import type { BlockSpec, StepsKey, ValuesKey } from './key-spec.ts';
import { TECHNIQUES } from './techniques.ts';

/** What the rollers do: exactly one of these stands in a together. */
export const ROLLER_WORDS = [
  'sweep',
  'hold',
  'knead',
  'roll',
  'friction',
  'tap',
  'vibrate',
] as const satisfies readonly RollerStroke['technique'][];

/** What can happen beside it. */
export const COMPANION_WORDS = [
  'squeeze',
  'stretch',
  'recline',
  'heat',
] as const satisfies readonly Companion['technique'][];

const steps = { kind: 'steps', says: 'The steps to repeat.' } as const satisfies StepsKey;

/** Kinds that the items of a for each may have. */
export const ITEM_KINDS = ['place', 'zone', 'pressure', 'side'] as const satisfies readonly ValueKind[];

export const STRUCTURES = {
  repeat: {
    form: 'block',
    says: 'The steps of a list, several times over.',
    keys: { times: { kind: 'count', min: 1, max: 50, says: 'How many times.' }, do: steps },
  },
  'for each': {
    form: 'each',
    says: 'The steps of a list, once for each place, zone, pressure or side; $name stands for it in the steps.',
    /** Beside the one key that names the item. */
    keys: { do: steps },
    items: {
      kind: 'values',
      maxItems: 50,
      says: 'The places, zones, pressures or sides, in order: [BL13, BL15, BL17].',
    },
  },
  together: {
    form: 'list',
    says: 'One technique of the rollers, with air, heat or posture beside it.',
    /** Exactly one of these, and at least one of those, each once. */
    one: ROLLER_WORDS,
    beside: COMPANION_WORDS,
  },
  use: { form: 'name', says: 'The steps of a fragment, here.' },
} as const satisfies Record<
  string,
  | ({ readonly form: 'block' } & BlockSpec)
  | ({ readonly form: 'each'; readonly items: ValuesKey } & BlockSpec)
  | {
      readonly form: 'list';
      readonly says: string;
      readonly one: readonly string[];
      readonly beside: readonly string[];
    }
  | { readonly form: 'name'; readonly says: string }
>;

export type Structure = keyof typeof STRUCTURES;

export function isStructure(word: string): word is Structure {
  return Object.hasOwn(STRUCTURES, word);
}

/** The words a step may begin with. */
export const STEP_WORDS: readonly string[] = [...Object.keys(TECHNIQUES), ...Object.keys(STRUCTURES)];
