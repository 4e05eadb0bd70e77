/** The keys of the file itself, and of one of its inputs. */
import { INPUT_KINDS, VALUE_KINDS } from './input-kinds.ts';
import type { BlockSpec } from './key-spec.ts';

/** What a massage can be for: the words of the clinic article and of the catalogue. */
export const GOALS = [
  'relax',
  'sleep',
  'energise',
  'back-tension',
  'lower-back',
  'neck-shoulders',
  'desk-work',
  'spasm',
  'fibromyalgia',
  'osteoarthritis',
  'maintenance',
] as const;

/** Reference and scan must fit under the 30-minute cap too (domain.md §3). */
export const LONGEST_PROGRAM_S = 27 * 60;

export const PROGRAM = {
  says: 'A massage.',
  keys: {
    title: { kind: 'texts', maxCharacters: 60, says: 'A short name, in English and Indonesian.' },
    about: { kind: 'texts', maxCharacters: 600, says: 'What it is and what it is for, in both languages.' },
    goals: { kind: 'words', words: GOALS, optional: true, says: 'What it is for, in words to search by.' },
    notFor: {
      kind: 'texts',
      maxCharacters: 600,
      optional: true,
      says: 'Who should not use it, beyond the health check, in both languages.',
    },
    duration: {
      kind: 'quantity',
      quantity: 'time',
      min: 30,
      max: LONGEST_PROGRAM_S,
      optional: true,
      says: 'How long it is meant to be; the true time is worked out from the steps.',
    },
    sources: {
      kind: 'lines',
      maxCharacters: 200,
      maxItems: 20,
      optional: true,
      says: 'Where its figures come from.',
    },
    inputs: {
      kind: 'named',
      of: 'inputs',
      maxItems: 8,
      optional: true,
      says: 'What a person may set: a panel shows each as a control. $name stands for it in the steps.',
    },
    fragments: {
      kind: 'named',
      of: 'fragments',
      maxItems: 50,
      optional: true,
      says: 'Lists of steps with a name, for "use".',
    },
    strokes: { kind: 'steps', says: 'What is done, step by step.' },
  },
} as const satisfies BlockSpec;

export const INPUT = {
  says: 'Something a person may set: from one value to another, or one of several.',
  keys: {
    kind: {
      kind: 'choice',
      words: VALUE_KINDS,
      says: `What it sets: ${Object.keys(INPUT_KINDS).join(', ')}.`,
    },
    default: { kind: 'value', says: 'What it is until somebody sets it.' },
    from: { kind: 'value', optional: true, says: 'The least, or the first place.' },
    to: { kind: 'value', optional: true, says: 'The most, or the last place.' },
    choices: {
      kind: 'values',
      maxItems: 20,
      optional: true,
      says: 'All that it may be, instead of from and to.',
    },
    label: { kind: 'texts', maxCharacters: 40, says: 'What the control is called, in both languages.' },
  },
  either: [['from', 'to'], ['choices']],
} as const satisfies BlockSpec;
