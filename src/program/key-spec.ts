/** What a key may hold. Readers, messages, the editor's schema, `fmt` and `explain` are all made from these. */
import type { Node } from 'yaml';
import type { Place, Zone } from '../chair/landmarks.ts';
import type { Pressure } from '../chair/stroke.ts';
import type { Localized } from './localized.ts';
import type { GroupNodes, StepNodes } from './nodes.ts';
import type { QuantityName } from './quantity.ts';

interface Key {
  /** One sentence for a person who has never seen the key. */
  readonly says: string;
  /** Keys are required unless they have a default or are optional. */
  readonly optional?: true;
}

export interface PlaceKey extends Key {
  readonly kind: 'place';
}

export interface ZoneKey extends Key {
  readonly kind: 'zone';
}

/** Newtons in the range of pressure.ts, or a level. */
export interface PressureKey extends Key {
  readonly kind: 'pressure';
}

export interface QuantityKey extends Key {
  readonly kind: 'quantity';
  readonly quantity: QuantityName;
  /** In base units, both allowed. */
  readonly min: number;
  readonly max: number;
  readonly default?: number;
  /** What to do instead of asking for more than `max`. */
  readonly insteadOfMore?: string;
}

export interface CountKey extends Key {
  readonly kind: 'count';
  readonly min: number;
  readonly max: number;
  readonly default?: number;
}

export interface ChoiceKey extends Key {
  readonly kind: 'choice';
  readonly words: readonly string[];
  readonly default?: string;
}

/** A list of different words. */
export interface WordsKey extends Key {
  readonly kind: 'words';
  readonly words: readonly string[];
}

/** The same text in each language of the first users. */
export interface TextsKey extends Key {
  readonly kind: 'texts';
  readonly maxCharacters: number;
}

/** A list of short texts. */
export interface LinesKey extends Key {
  readonly kind: 'lines';
  readonly maxCharacters: number;
  readonly maxItems: number;
}

/** A value of the kind that an input says it has. */
export interface ValueKey extends Key {
  readonly kind: 'value';
}

/** A list of such values. */
export interface ValuesKey extends Key {
  readonly kind: 'values';
  readonly maxItems: number;
}

/** Named groups: inputs or fragments. */
export interface NamedKeys extends Key {
  readonly kind: 'named';
  readonly of: 'inputs' | 'fragments';
  readonly maxItems: number;
}

/** A list of steps. */
export interface StepsKey extends Key {
  readonly kind: 'steps';
}

export type KeySpec =
  | PlaceKey
  | ZoneKey
  | PressureKey
  | QuantityKey
  | CountKey
  | ChoiceKey
  | WordsKey
  | TextsKey
  | LinesKey
  | ValueKey
  | ValuesKey
  | NamedKeys
  | StepsKey;

export type KeySpecs = Readonly<Record<string, KeySpec>>;

/** A block of keys: the program itself, a technique, a repeat. The order of the keys is the one `fmt` writes. */
export interface BlockSpec {
  readonly says: string;
  readonly keys: KeySpecs;
  /** Exactly one of these groups of optional keys must be written. */
  readonly either?: readonly (readonly string[])[];
}

type Held<K extends KeySpec> = K extends PlaceKey
  ? Place
  : K extends ZoneKey
    ? Zone
    : K extends PressureKey
      ? Pressure
      : K extends QuantityKey | CountKey
        ? number
        : K extends { kind: 'choice'; words: readonly (infer W)[] }
          ? W
          : K extends { kind: 'words'; words: readonly (infer W)[] }
            ? readonly W[]
            : K extends TextsKey
              ? Localized
              : K extends LinesKey
                ? readonly string[]
                : K extends NamedKeys
                  ? GroupNodes
                  : K extends ValueKey
                    ? Node
                    : StepNodes;

/** What reading a block gives: base units, typed from the table. */
export type Values<K extends KeySpecs> = {
  readonly [N in keyof K]: K[N] extends { optional: true } ? Held<K[N]> | undefined : Held<K[N]>;
};
