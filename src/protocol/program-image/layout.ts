/**
 * The tables of the body: which byte stands for which technique, key, kind and word, and what a value may be.
 * Append only within format 1: an image flashed today is read by every later board. The order of the keys of a
 * technique is the order of the bits of its mask. A test compares them with the language's own tables.
 */
import type { Technique } from '../../chair/stroke.ts';

export type ValueSpec =
  | { readonly kind: 'place' }
  | { readonly kind: 'zone' }
  | { readonly kind: 'pressure' }
  /** Base units, both ends allowed. */
  | { readonly kind: 'amount'; readonly min: number; readonly max: number }
  | { readonly kind: 'count'; readonly min: number; readonly max: number }
  | { readonly kind: 'word'; readonly words: readonly string[] }
  | { readonly kind: 'words'; readonly words: readonly string[] };

export type KeyLayout = ValueSpec & {
  /** Never written: left out means this. */
  readonly standard?: number | string;
  readonly optional?: true;
};

export type KeyLayouts = Readonly<Record<string, KeyLayout>>;

const SIDES = ['left', 'right', 'both'] as const;
const STRENGTHS = ['light', 'medium', 'firm'] as const;
const place = { kind: 'place' } as const;
const placeMaybe = { kind: 'place', optional: true } as const;
const zoneMaybe = { kind: 'zone', optional: true } as const;
const pressure = { kind: 'pressure' } as const;
const side = { kind: 'word', words: SIDES, standard: 'both' } as const;
const spacing = { kind: 'amount', min: 60, max: 180, standard: 70 } as const;
const speed = { kind: 'amount', min: 3, max: 200 } as const;
const seconds = (min: number, max: number) => ({ kind: 'amount', min, max }) as const;

/** In the order of their codes, from 1. */
export const TECHNIQUE_LAYOUTS = {
  sweep: {
    from: placeMaybe,
    to: placeMaybe,
    over: zoneMaybe,
    speed,
    pressure,
    passes: { kind: 'count', min: 1, max: 30, standard: 1 },
    return: { kind: 'word', words: ['light', 'lifted'], standard: 'light' },
    side,
    spacing,
  },
  hold: {
    at: place,
    pressure,
    for: seconds(2, 30),
    steps: { kind: 'count', min: 1, max: 3, standard: 1 },
    times: { kind: 'count', min: 1, max: 5, standard: 1 },
    ramp: { ...seconds(1, 4), optional: true },
    side,
    spacing,
  },
  knead: {
    at: placeMaybe,
    from: placeMaybe,
    to: placeMaybe,
    over: zoneMaybe,
    rate: { kind: 'amount', min: 15, max: 50 },
    pressure,
    for: seconds(2, 300),
    side,
    spacing,
  },
  roll: {
    from: placeMaybe,
    to: placeMaybe,
    over: zoneMaybe,
    speed,
    pressure,
    for: seconds(5, 300),
    side,
    spacing,
  },
  friction: {
    at: place,
    reach: { kind: 'amount', min: 10, max: 40, standard: 20 },
    rate: { kind: 'amount', min: 20, max: 60, standard: 50 },
    pressure,
    for: seconds(2, 30),
    side,
    spacing,
  },
  tap: {
    at: placeMaybe,
    from: placeMaybe,
    to: placeMaybe,
    over: zoneMaybe,
    rate: { kind: 'amount', min: 2, max: 10, standard: 4 },
    pressure,
    for: seconds(2, 120),
    side,
    spacing,
  },
  vibrate: {
    at: placeMaybe,
    from: placeMaybe,
    to: placeMaybe,
    over: zoneMaybe,
    rate: { kind: 'amount', min: 10, max: 50, standard: 20 },
    pressure,
    for: seconds(2, 120),
    side,
    spacing,
  },
  squeeze: {
    zones: { kind: 'words', words: ['arms', 'shoulders', 'back', 'seat', 'legs', 'feet'] },
    strength: { kind: 'word', words: STRENGTHS },
    for: seconds(3, 120),
  },
  stretch: { strength: { kind: 'word', words: STRENGTHS }, for: seconds(5, 60) },
  recline: { to: { kind: 'amount', min: 0, max: 70 } },
  heat: { level: { kind: 'word', words: ['off', 'low', 'high'] } },
  rest: { for: seconds(1, 300) },
} as const satisfies Readonly<Record<Technique, KeyLayouts>>;

/** In the order of their codes, from 0. */
export const INPUT_LAYOUTS = {
  pressure,
  place,
  zone: { kind: 'zone' },
  speed,
  length: { kind: 'amount', min: 10, max: 180 },
  time: { kind: 'amount', min: 1, max: 300 },
  rate: { kind: 'amount', min: 15, max: 60 },
  frequency: { kind: 'amount', min: 2, max: 50 },
  side: { kind: 'word', words: SIDES },
} as const satisfies Readonly<Record<string, ValueSpec>>;

export type ImageInputKind = keyof typeof INPUT_LAYOUTS;

export const TECHNIQUE_CODES = Object.keys(TECHNIQUE_LAYOUTS) as readonly Technique[];
export const INPUT_CODES = Object.keys(INPUT_LAYOUTS) as readonly ImageInputKind[];

export const GOAL_CODES = [
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

/** Above every technique's code. */
export const STEP_CODES = { repeat: 0x80, each: 0x81, together: 0x82, use: 0x83 } as const;
/** Of a technique's byte: some of its values are names, and a mask says which. */
export const NAMES_BIT = 0x40;

/** What a body may hold: bounds of the language, so that a board needs no more room than this. */
export const BODY_LIMITS = {
  textBytes: 2_400,
  inputs: 8,
  choices: 20,
  fragments: 50,
  sources: 20,
  items: 50,
  repeats: 50,
  depth: 8,
  strokes: 2_000,
  offsetMm: 100,
  pressureMinN: 2,
  pressureMaxN: 64,
  durationMinS: 30,
  durationMaxS: 1_620,
} as const;
