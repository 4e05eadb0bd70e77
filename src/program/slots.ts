/** What the keys of a step hold: values as written, or names whose values are known when the program is expanded. */
import type { Place, Zone } from '../chair/landmarks.ts';
import type { Pressure } from '../chair/stroke.ts';
import type { HeldValue } from './held-value.ts';
import type { ValueKind } from './input-kinds.ts';
import type { TextRange } from './problems.ts';

export interface Literal {
  readonly value: HeldValue;
  readonly range: TextRange;
}

/** `$name`, or for a place `$name + 2cm`. */
export interface Reference {
  readonly name: string;
  readonly offsetMm: number;
  readonly range: TextRange;
}

export type Slot = Literal | Reference;

export type Slots = ReadonlyMap<string, Slot>;

/** What a name can stand for. */
export type NamedValue = Place | Zone | Pressure | number | string;

/** A name's value: as it was written, and where. */
export interface Bound {
  readonly kind: ValueKind;
  readonly value: NamedValue;
  readonly text: string;
  readonly range: TextRange;
}

export function isReference(slot: Slot): slot is Reference {
  return 'name' in slot;
}
