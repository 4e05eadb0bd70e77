/**
 * The language: every technique, its keys, what they may hold, and their defaults. Nothing else says a technique's keys.
 * Ranges are those of the language; a chair, a zone and a person each allow less. Base units (quantity.ts).
 */
import { AIR_ZONES, type Technique } from '../chair/stroke.ts';
import {
  ALONG,
  AT_OR_ALONG,
  atOptional,
  from,
  INSTEAD_OF_LONG_PLATEAU,
  LONGEST_PLATEAU_S,
  lasting,
  over,
  pressure,
  side,
  spacing,
  speed,
  to,
} from './key-parts.ts';
import type { BlockSpec } from './key-spec.ts';

const airStrength = {
  kind: 'choice',
  words: ['light', 'medium', 'firm'],
  says: 'How full the cushions are.',
} as const;

export const TECHNIQUES = {
  sweep: {
    says: 'A long stroke along the back (effleurage), at one speed and one pressure.',
    keys: {
      from,
      to,
      over,
      speed,
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
    either: ALONG,
  },
  hold: {
    says: 'Pressure on one point: a shiatsu press of a few seconds, or a neuromuscular hold of 10 to 30 s.',
    keys: {
      at: { kind: 'place', says: 'The point.' },
      pressure,
      for: {
        ...lasting(
          2,
          LONGEST_PLATEAU_S,
          'How long the full pressure is held, the way in and out not counted.',
        ),
        insteadOfMore: INSTEAD_OF_LONG_PLATEAU,
      },
      // Two or three rising steps do better than one strong press (Gemmell 2008).
      steps: {
        kind: 'count',
        min: 1,
        max: 3,
        default: 1,
        says: 'Rising increments up to the pressure, each held as long as "for" says.',
      },
      // A shiatsu point is often pressed three times (domain.md §2).
      times: {
        kind: 'count',
        min: 1,
        max: 5,
        default: 1,
        says: 'How many times the point is pressed, lifted between.',
      },
      ramp: {
        ...lasting(1, 4, 'How long the way to full pressure takes; left out, as this chair does it.'),
        optional: true,
      },
      side,
      spacing,
    },
  },
  knead: {
    says: 'Kneading (petrissage): the rollers circle while they press, on one point or moving slowly.',
    keys: {
      at: atOptional,
      from,
      to,
      over,
      // 15–50 turns a minute: design default of domain.md §2.
      rate: { kind: 'quantity', quantity: 'rate', min: 15, max: 50, says: 'Circles in a minute.' },
      pressure,
      for: lasting(2, 300, 'How long the kneading lasts; 30 s at most on one spot.'),
      side,
      spacing,
    },
    either: AT_OR_ALONG,
  },
  roll: {
    says: 'Rolling to and fro along a stretch of the back, at one pressure.',
    keys: {
      from,
      to,
      over,
      speed,
      pressure,
      for: lasting(5, 300, 'How long the rolling lasts.'),
      side,
      spacing,
    },
    either: ALONG,
  },
  friction: {
    says: 'Deep friction: to and fro over a short way, the skin moving with the roller.',
    keys: {
      at: { kind: 'place', says: 'The middle of the short way.' },
      reach: {
        kind: 'quantity',
        quantity: 'length',
        min: 10,
        max: 40,
        default: 20,
        says: 'The way from end to end.',
      },
      // Hands rub at 60–70 strokes a minute (domain.md §2); a carriage turning round is a little slower.
      rate: {
        kind: 'quantity',
        quantity: 'rate',
        min: 20,
        max: 60,
        default: 50,
        says: 'To and fro, so many times in a minute.',
      },
      pressure,
      for: lasting(2, LONGEST_PLATEAU_S, 'How long the friction lasts.'),
      side,
      spacing,
    },
  },
  tap: {
    says: 'Tapping (tapotement). Not over the kidneys (T11 to L3), not on the neck.',
    keys: {
      at: atOptional,
      from,
      to,
      over,
      rate: {
        kind: 'quantity',
        quantity: 'frequency',
        min: 2,
        max: 10,
        default: 4,
        says: 'Taps in a second.',
      },
      pressure,
      for: lasting(2, 120, 'How long the tapping lasts; 30 s at most on one spot.'),
      side,
      spacing,
    },
    either: AT_OR_ALONG,
  },
  vibrate: {
    says: 'Quick vibration. Not on the neck.',
    keys: {
      at: atOptional,
      from,
      to,
      over,
      rate: {
        kind: 'quantity',
        quantity: 'frequency',
        min: 10,
        max: 50,
        default: 20,
        says: 'Vibrations in a second.',
      },
      pressure,
      for: lasting(2, 120, 'How long the vibration lasts; 30 s at most on one spot.'),
      side,
      spacing,
    },
    either: AT_OR_ALONG,
  },
  squeeze: {
    says: 'Air cushions close around parts of the body, and open again.',
    keys: {
      zones: { kind: 'words', words: AIR_ZONES, says: 'Which parts.' },
      strength: airStrength,
      for: lasting(3, 120, 'How long the cushions stay full.'),
    },
  },
  stretch: {
    says: 'The air cushions hold the feet and shoulders while the chair leans back: a gentle pull along the spine.',
    keys: {
      strength: airStrength,
      for: lasting(5, 60, 'How long the pull lasts.'),
    },
  },
  recline: {
    says: 'The back leans back. Opening moves only; closing ones wait for the hand of a person.',
    keys: {
      to: { kind: 'quantity', quantity: 'angle', min: 0, max: 70, says: 'How far, from upright.' },
    },
  },
  heat: {
    says: 'The warm pad, from here on.',
    keys: {
      level: { kind: 'choice', words: ['off', 'low', 'high'], says: 'How warm.' },
    },
  },
  rest: {
    says: 'The rollers lift off and nothing moves.',
    keys: { for: lasting(1, 300, 'How long the rest lasts.') },
  },
} as const satisfies Record<Technique, BlockSpec>;

export function isTechnique(word: string): word is Technique {
  return Object.hasOwn(TECHNIQUES, word);
}
