/** Keys that several techniques share. */
import type { Side } from '../chair/stroke.ts';
import type { PlaceKey, PressureKey, QuantityKey, ZoneKey } from './key-spec.ts';

export const SIDES = ['left', 'right', 'both'] as const satisfies readonly Side[];

/** Compression research uses up to 60 s, but a roller cannot feel a person flinch (domain.md §2). */
export const LONGEST_PLATEAU_S = 30;
export const INSTEAD_OF_LONG_PLATEAU =
  'Press the same point two or three times, each a little harder, with a rest between.';

export const pressure = {
  kind: 'pressure',
  says: 'How hard each roller presses: newtons, or light, gentle, medium, firm or deep, a share of what this person may have there.',
} as const satisfies PressureKey;

export const side = {
  kind: 'choice',
  words: SIDES,
  default: 'both',
  says: "Which roller presses: the person's own left or right, or both.",
} as const;

/** The inner bladder line runs 3–4 cm beside the spine; rollers closer than 60 mm reach the spinous processes. */
export const spacing = {
  kind: 'quantity',
  quantity: 'length',
  min: 60,
  max: 180,
  default: 70,
  says: 'How far the two rollers are apart, centre to centre.',
} as const satisfies QuantityKey;

export const atOptional = {
  kind: 'place',
  optional: true,
  says: 'The point, to stay on the spot.',
} as const satisfies PlaceKey;

export const from = {
  kind: 'place',
  optional: true,
  says: 'Where it begins, to move along the back.',
} as const satisfies PlaceKey;

export const to = { kind: 'place', optional: true, says: 'Where it ends.' } as const satisfies PlaceKey;

export const over = {
  kind: 'zone',
  optional: true,
  says: 'The whole of a zone, from its lower end up, instead of from and to.',
} as const satisfies ZoneKey;

export const speed = {
  kind: 'quantity',
  quantity: 'speed',
  // Pleasant between 1 and 10 cm/s, no longer at 0.3 and 30 (hal-02357515).
  min: 3,
  max: 200,
  says: 'How fast the rollers travel; 1 to 10 cm/s feels best.',
} as const satisfies QuantityKey;

/** How long something lasts, in seconds. */
export function lasting<Low extends number, High extends number>(min: Low, max: High, says: string) {
  return { kind: 'quantity', quantity: 'time', min, max, says } as const;
}

export const ALONG = [['from', 'to'], ['over']] as const;
export const AT_OR_ALONG = [['at'], ...ALONG] as const;
