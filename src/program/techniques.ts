/**
 * The language: every technique, its keys, what they may hold, and their defaults. Nothing else says a technique's keys.
 * Ranges are those of the language; a chair, a zone and a person each allow less. Base units (quantity.ts).
 */
import type { Technique } from '../chair/stroke.ts';
import { type BlockSpec, type QuantityKey, SIDES } from './key-spec.ts';

const pressure = {
  kind: 'quantity',
  quantity: 'force',
  // 80 N: the highest zone ceiling (domain.md §3); 2 N is the least a board counts as touching.
  min: 2,
  max: 80,
  says: 'How hard each roller presses.',
} as const satisfies QuantityKey;

const side = {
  kind: 'choice',
  words: SIDES,
  default: 'both',
  says: "Which roller presses: the person's own left or right, or both.",
} as const;

/** The inner bladder line runs 3–4 cm beside the spine; rollers closer than 60 mm reach the spinous processes. */
const spacing = {
  kind: 'quantity',
  quantity: 'length',
  min: 60,
  max: 180,
  default: 70,
  says: 'How far the two rollers are apart, centre to centre.',
} as const satisfies QuantityKey;

/** Compression research uses up to 60 s, but a roller cannot feel a person flinch (domain.md §2). */
export const LONGEST_PLATEAU_S = 30;
export const INSTEAD_OF_LONG_PLATEAU =
  'Press the same point two or three times, each a little harder, with a rest between.';

export const TECHNIQUES = {
  sweep: {
    says: 'A long stroke along the back (effleurage), at one speed and one pressure.',
    keys: {
      from: { kind: 'place', says: 'Where the stroke begins.' },
      to: { kind: 'place', says: 'Where the stroke ends.' },
      speed: {
        kind: 'quantity',
        quantity: 'speed',
        // Pleasant between 1 and 10 cm/s, no longer at 0.3 and 30 (hal-02357515).
        min: 3,
        max: 200,
        says: 'How fast the rollers travel; 1 to 10 cm/s feels best.',
      },
      pressure,
      passes: { kind: 'count', min: 1, max: 30, default: 1, says: 'How many times the stroke is made.' },
      return: {
        kind: 'choice',
        words: ['light', 'lifted'],
        default: 'light',
        says: 'How the rollers come back between passes: resting lightly on the back, or lifted off.',
      },
      side,
      spacing,
    },
  },
  hold: {
    says: 'Pressure on one point: a shiatsu press of a few seconds, or a neuromuscular hold of 10 to 30 s.',
    keys: {
      at: { kind: 'place', says: 'The point.' },
      pressure,
      for: {
        kind: 'quantity',
        quantity: 'time',
        min: 2,
        max: LONGEST_PLATEAU_S,
        insteadOfMore: INSTEAD_OF_LONG_PLATEAU,
        says: 'How long the full pressure is held, the way in and out not counted.',
      },
      side,
      spacing,
    },
  },
  knead: {
    says: 'Kneading (petrissage): the rollers circle while they press, on one point or moving slowly.',
    keys: {
      at: { kind: 'place', optional: true, says: 'The point, to stay on the spot.' },
      from: { kind: 'place', optional: true, says: 'Where kneading begins, to move along the back.' },
      to: { kind: 'place', optional: true, says: 'Where kneading ends.' },
      // 15–50 turns a minute: design default of domain.md §2.
      rate: { kind: 'quantity', quantity: 'rate', min: 15, max: 50, says: 'Circles in a minute.' },
      pressure,
      for: { kind: 'quantity', quantity: 'time', min: 2, max: 300, says: 'How long the kneading lasts.' },
      side,
      spacing,
    },
    either: [['at'], ['from', 'to']],
  },
  rest: {
    says: 'The rollers lift off and nothing moves.',
    keys: {
      for: { kind: 'quantity', quantity: 'time', min: 1, max: 300, says: 'How long the rest lasts.' },
    },
  },
} as const satisfies Record<Technique, BlockSpec>;

export const REPEAT = {
  says: 'The steps of a list, several times over.',
  keys: {
    times: { kind: 'count', min: 1, max: 50, says: 'How many times.' },
    do: { kind: 'steps', says: 'The steps to repeat.' },
  },
} as const satisfies BlockSpec;

export const PROGRAM = {
  says: 'A massage.',
  keys: {
    title: { kind: 'texts', maxCharacters: 60, says: 'A short name, in English and Indonesian.' },
    about: { kind: 'texts', maxCharacters: 600, says: 'What it is and what it is for, in both languages.' },
    strokes: { kind: 'steps', says: 'What is done, step by step.' },
  },
} as const satisfies BlockSpec;

/** The words a step may begin with. */
export const STEP_WORDS = [...Object.keys(TECHNIQUES), 'repeat'] as const;

export function isTechnique(word: string): word is Technique {
  return Object.hasOwn(TECHNIQUES, word);
}
