/** Kinds of value that may have a name: inputs a panel shows as controls, and items of a for each. */
import { SIDES } from './key-parts.ts';
import type { ChoiceKey, KeySpec, PlaceKey, PressureKey, QuantityKey, ZoneKey } from './key-spec.ts';

export type NamedKey = PlaceKey | ZoneKey | PressureKey | QuantityKey | ChoiceKey;

interface InputKindSpec {
  readonly says: string;
  /** How values of the kind are written. Ranges are the widest any key has; each key allows its own. */
  readonly value: NamedKey;
  /** True where values have an order, so that `from` and `to` mean something. */
  readonly ordered: boolean;
}

export const INPUT_KINDS = {
  pressure: {
    says: 'How hard: newtons or levels.',
    value: { kind: 'pressure', says: 'Newtons or a level.' },
    ordered: true,
  },
  place: { says: 'Where on the back.', value: { kind: 'place', says: 'A place.' }, ordered: true },
  zone: { says: 'Which part of the back.', value: { kind: 'zone', says: 'A zone.' }, ordered: false },
  speed: {
    says: 'How fast the rollers travel.',
    value: { kind: 'quantity', quantity: 'speed', min: 3, max: 200, says: 'A speed.' },
    ordered: true,
  },
  length: {
    says: 'A distance: between the rollers, or the reach of friction.',
    value: { kind: 'quantity', quantity: 'length', min: 10, max: 180, says: 'A length.' },
    ordered: true,
  },
  time: {
    says: 'How long.',
    value: { kind: 'quantity', quantity: 'time', min: 1, max: 300, says: 'A time.' },
    ordered: true,
  },
  rate: {
    says: 'How often in a minute.',
    value: { kind: 'quantity', quantity: 'rate', min: 15, max: 60, says: 'A rate.' },
    ordered: true,
  },
  frequency: {
    says: 'How often in a second: tapping, vibration.',
    value: { kind: 'quantity', quantity: 'frequency', min: 2, max: 50, says: 'A frequency.' },
    ordered: true,
  },
  side: { says: 'Which side.', value: { kind: 'choice', words: SIDES, says: 'A side.' }, ordered: false },
} as const satisfies Record<string, InputKindSpec>;

export type ValueKind = keyof typeof INPUT_KINDS;

export const VALUE_KINDS = Object.keys(INPUT_KINDS) as readonly ValueKind[];

/** The kind of value a key takes; undefined where it takes none that could have a name. */
export function valueKindOf(spec: KeySpec): ValueKind | undefined {
  switch (spec.kind) {
    case 'pressure':
    case 'place':
    case 'zone':
      return spec.kind;
    case 'quantity':
      return VALUE_KINDS.find((kind) => kind === spec.quantity);
    case 'choice':
      return spec.words === SIDES ? 'side' : undefined;
    default:
      return undefined;
  }
}
