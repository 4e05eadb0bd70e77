/** Random values of keys: as text, and as what the text means. */
import fc from 'fast-check';
import { LANDMARKS, type LandmarkPlace, type Place, type Zone } from '../../src/chair/landmarks.ts';
import { POINTS } from '../../src/chair/points.ts';
import { LEVELS, type Pressure } from '../../src/chair/stroke.ts';

export interface Written<T> {
  readonly text: string;
  readonly means: T;
}

/** `low` … `high` in tenths, written in one of the units; a unit is worth `factor` base units. */
export function amount(
  low: number,
  high: number,
  units: Readonly<Record<string, number>>,
): fc.Arbitrary<Written<number>> {
  return fc.constantFrom(...Object.entries(units)).chain(([unit, factor]) =>
    fc
      .record({
        tenths: fc.integer({ min: Math.ceil((low * 10) / factor), max: Math.floor((high * 10) / factor) }),
        gap: fc.constantFrom('', ' '),
      })
      .map(({ tenths, gap }) => ({ text: `${tenths / 10}${gap}${unit}`, means: (tenths * factor) / 10 })),
  );
}

export const seconds = (low: number, high: number) => amount(low, high, { s: 1 });
export const millimetres = (low: number, high: number) => amount(low, high, { mm: 1, cm: 10 });

export function word<const W extends string>(...words: readonly W[]): fc.Arbitrary<Written<W>> {
  return fc.constantFrom(...words).map((text) => ({ text, means: text }));
}

export function count(low: number, high: number): fc.Arbitrary<Written<number>> {
  return fc.integer({ min: low, max: high }).map((means) => ({ text: String(means), means }));
}

/** 16 N and any level fit every zone. */
export const pressure: fc.Arbitrary<Written<Pressure>> = fc.oneof(
  amount(2, 16, { N: 1 }).map(({ text, means }) => ({ text, means: { forceN: means } })),
  word(...LEVELS).map(({ text, means }) => ({ text, means: { level: means } })),
);

function placeFrom(
  names: readonly Written<LandmarkPlace>[],
  upMm: number,
  downMm: number,
): fc.Arbitrary<Written<Place>> {
  const offset = fc.oneof(
    fc.constant({ text: '', means: 0 }),
    fc
      .record({ gap: fc.constantFrom('', ' '), by: millimetres(0, upMm) })
      .map(({ gap, by }) => ({ text: `${gap}+${gap}${by.text}`, means: by.means })),
    fc
      .record({ gap: fc.constantFrom('', ' '), by: millimetres(0, downMm) })
      .map(({ gap, by }) => ({ text: `${gap}-${gap}${by.text}`, means: -by.means + 0 })),
  );
  const name = fc.constantFrom(...names);
  const alone = fc.record({ name, offset }).map(({ name: { text, means }, offset: by }) => ({
    text: text + by.text,
    means: { ...means, offsetMm: by.means },
  }));
  const between = fc
    .record({ from: name, to: name, percent: fc.integer({ min: 0, max: 100 }), offset })
    .map(({ from, to, percent, offset: by }) => ({
      text: `${percent}% of ${from.text}..${to.text}${by.text}`,
      means: { from: from.means, to: to.means, share: percent / 100, offsetMm: by.means },
    }));
  return fc.oneof({ weight: 3, arbitrary: alone }, { weight: 1, arbitrary: between });
}

const NAMES: readonly Written<LandmarkPlace>[] = [
  ...LANDMARKS.map((landmark) => ({ text: landmark, means: { landmark, offsetMm: 0 } })),
  ...Object.entries(POINTS).map(([point, landmark]) => ({
    text: point,
    means: { landmark, offsetMm: 0, point },
  })),
];

function namesIn(...landmarks: readonly string[]): readonly Written<LandmarkPlace>[] {
  return NAMES.filter(({ means }) => landmarks.includes(means.landmark));
}

export const anyPlace = placeFrom(NAMES, 100, 100);
/** Never on the neck, on any back. */
export const lowPlace = placeFrom(namesIn(...LANDMARKS.slice(LANDMARKS.indexOf('T2'))), 15, 100);
/** Neither on the neck nor over the kidneys. */
export const tappingPlace = placeFrom(namesIn('T3', 'T4', 'T5', 'T6', 'T7', 'T8'), 15, 15);

/** Two places far enough from each other, on any back. */
export const apart = fc
  .record({
    low: placeFrom(namesIn('sacrum', 'L5', 'L4'), 100, 100),
    high: placeFrom(namesIn('T7', 'T3', 'C7'), 100, 20),
  })
  .chain(({ low, high }) => fc.constantFrom([low, high] as const, [high, low] as const));

/** The same, neither on the neck nor over the kidneys. */
export const tappingApart = fc
  .record({ low: placeFrom(namesIn('T8'), 15, 15), high: placeFrom(namesIn('T3', 'T4'), 15, 15) })
  .chain(({ low, high }) => fc.constantFrom([low, high] as const, [high, low] as const));

/** The zones as they are written, and the ends of a stroke over each (spec §2): a finger inside its borders. */
export const ZONES: readonly Written<{
  readonly zone: Zone;
  readonly from: LandmarkPlace;
  readonly to: LandmarkPlace;
}>[] = [
  {
    text: 'neck',
    means: { zone: 'neck', from: { landmark: 'C7', offsetMm: 10 }, to: { landmark: 'C7', offsetMm: 60 } },
  },
  {
    text: 'shoulders',
    means: {
      zone: 'shoulders',
      from: { landmark: 'T3', offsetMm: 10 },
      to: { landmark: 'C7', offsetMm: -10 },
    },
  },
  {
    text: 'upper back',
    means: {
      zone: 'upperBack',
      from: { landmark: 'T12', offsetMm: 10 },
      to: { landmark: 'T3', offsetMm: -10 },
    },
  },
  {
    text: 'lower back',
    means: {
      zone: 'lowerBack',
      from: { landmark: 'L5', offsetMm: 10 },
      to: { landmark: 'T12', offsetMm: -10 },
    },
  },
  {
    text: 'seat',
    means: { zone: 'seat', from: { landmark: 'sacrum', offsetMm: 0 }, to: { landmark: 'L5', offsetMm: -10 } },
  },
];
