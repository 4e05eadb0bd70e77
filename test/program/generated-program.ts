/** Random valid programs: as text, and as the strokes the text means. */
import fc from 'fast-check';
import { LANDMARKS, type Place } from '../../src/chair/landmarks.ts';
import type { Stroke } from '../../src/chair/stroke.ts';

type Bare<S> = S extends Stroke ? Omit<S, 'line' | 'column' | 'beside'> : never;
export type BareStroke = Bare<Stroke>;

export interface Written<T> {
  readonly text: string;
  readonly means: T;
}

/** Keys and values of one block, in the order they will be written. */
type Keys = readonly (readonly [key: string, value: string])[];

/** `low` … `high` in tenths, written in one of the units; a unit is worth `factor` base units. */
function amount(
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

const place: fc.Arbitrary<Written<Place>> = fc
  .record({
    landmark: fc.constantFrom(...LANDMARKS),
    sign: fc.constantFrom('+', '-'),
    gap: fc.constantFrom('', ' '),
    offset: fc.option(amount(0, 100, { mm: 1, cm: 10 }), { nil: undefined }),
  })
  .map(({ landmark, sign, gap, offset }) =>
    offset === undefined
      ? { text: landmark, means: { landmark, offsetMm: 0 } }
      : {
          text: `${landmark}${gap}${sign}${gap}${offset.text}`,
          means: { landmark, offsetMm: (sign === '-' ? -offset.means : offset.means) + 0 },
        },
  );

const differentPlaces = fc
  .tuple(place, place)
  .filter(([a, b]) => JSON.stringify(a.means) !== JSON.stringify(b.means));

const pressed = fc.record({
  pressure: amount(2, 64, { N: 1 }),
  side: fc.constantFrom(undefined, 'left', 'right', 'both'),
  spacing: fc.option(amount(60, 180, { mm: 1, cm: 10 }), { nil: undefined }),
});

type Pressed = typeof pressed extends fc.Arbitrary<infer T> ? T : never;

function pressedKeys({ pressure, side, spacing }: Pressed): Keys {
  const keys: (readonly [string, string])[] = [['pressure', pressure.text]];
  if (side !== undefined) keys.push(['side', side]);
  if (spacing !== undefined) keys.push(['spacing', spacing.text]);
  return keys;
}

function pressedMeaning({ pressure, side, spacing }: Pressed) {
  return {
    pressure: { forceN: pressure.means },
    side: side ?? 'both',
    spacingMm: spacing?.means ?? 70,
  } as const;
}

interface Block {
  readonly name: string;
  readonly keys: Keys;
  readonly stroke: BareStroke;
}

const sweep: fc.Arbitrary<Block> = fc
  .record({
    ends: differentPlaces,
    // Slower, and a few of them are longer than a program may be.
    speed: amount(40, 200, { 'cm/s': 10, 'mm/s': 1 }),
    passes: fc.constantFrom(undefined, 1, 2),
    returning: fc.constantFrom(undefined, 'light' as const, 'lifted' as const),
    pressed,
  })
  .map(({ ends: [from, to], speed, passes, returning, pressed: how }) => ({
    name: 'sweep',
    keys: [
      ['from', from.text],
      ['to', to.text],
      ['speed', speed.text],
      ...(passes === undefined ? [] : [['passes', String(passes)] as const]),
      ...(returning === undefined ? [] : [['return', returning] as const]),
      ...pressedKeys(how),
    ],
    stroke: {
      technique: 'sweep',
      from: from.means,
      to: to.means,
      speedMmPerS: speed.means,
      passes: passes ?? 1,
      returning: returning ?? 'light',
      ...pressedMeaning(how),
    },
  }));

const hold: fc.Arbitrary<Block> = fc
  .record({ at: place, time: amount(2, 30, { s: 1 }), pressed })
  .map(({ at, time, pressed: how }) => ({
    name: 'hold',
    keys: [['at', at.text], ['for', time.text], ...pressedKeys(how)],
    stroke: {
      technique: 'hold',
      at: at.means,
      forS: time.means,
      steps: 1,
      rampS: null,
      ...pressedMeaning(how),
    },
  }));

const knead: fc.Arbitrary<Block> = fc
  .record({
    where: fc.oneof(
      differentPlaces,
      place.map((at) => [at, at] as const),
    ),
    time: amount(2, 30, { s: 1 }),
    rate: amount(15, 50, { '/min': 1 }),
    pressed,
  })
  .map(({ where: [from, to], time, rate, pressed: how }) => ({
    name: 'knead',
    keys: [
      ...(from === to
        ? [['at', from.text] as const]
        : [['from', from.text] as const, ['to', to.text] as const]),
      ['rate', rate.text],
      ['for', time.text],
      ...pressedKeys(how),
    ],
    stroke: {
      technique: 'knead',
      from: from.means,
      to: to.means,
      ratePerMin: rate.means,
      forS: time.means,
      ...pressedMeaning(how),
    },
  }));

const rest: fc.Arbitrary<Block> = amount(1, 5, { s: 1 }).map((time) => ({
  name: 'rest',
  keys: [['for', time.text]],
  stroke: { technique: 'rest', forS: time.means },
}));

/** A step as lines without indentation, and the strokes it means. */
interface Step {
  readonly lines: readonly string[];
  readonly strokes: readonly BareStroke[];
}

const strokeStep: fc.Arbitrary<Step> = fc
  .record({
    block: fc.oneof(sweep, hold, knead, rest),
    order: fc.infiniteStream(fc.nat()),
    flow: fc.boolean(),
  })
  .map(({ block: { name, keys, stroke }, order, flow }) => {
    const ranks = keys.map((key) => ({ key, rank: order.next().value ?? 0 }));
    const pairs = ranks.sort((a, b) => a.rank - b.rank).map(({ key: [key, value] }) => `${key}: ${value}`);
    const lines = flow
      ? [`- ${name}: { ${pairs.join(', ')} }`]
      : [`- ${name}:`, ...pairs.map((pair) => `    ${pair}`)];
    return { lines, strokes: [stroke] };
  });

const { step } = fc.letrec<{ step: Step; repeat: Step }>((tie) => ({
  step: fc.oneof({ maxDepth: 2, withCrossShrink: true }, strokeStep, tie('repeat')),
  repeat: fc
    .record({
      times: fc.integer({ min: 1, max: 3 }),
      inner: fc.array(tie('step'), { minLength: 1, maxLength: 3 }),
    })
    .map(({ times, inner }) => ({
      lines: [
        '- repeat:',
        `    times: ${times}`,
        '    do:',
        ...inner.flatMap(({ lines }) => lines.map((line) => `      ${line}`)),
      ],
      strokes: Array.from({ length: times }, () => inner.flatMap(({ strokes }) => strokes)).flat(),
    })),
}));

export const generatedProgram: fc.Arbitrary<Written<readonly BareStroke[]>> = fc
  .record({ steps: fc.array(step, { minLength: 1, maxLength: 4 }), lineEnd: fc.constantFrom('\n', '\r\n') })
  .map(({ steps, lineEnd }) => ({
    text: [
      '# generated',
      'title: { en: Generated, id: Dibuat }',
      'about: { en: "For a test.", id: "Untuk uji." }',
      'strokes:',
      ...steps.flatMap(({ lines }) => lines.map((line) => `  ${line}`)),
      '',
    ].join(lineEnd),
    means: steps.flatMap(({ strokes }) => strokes),
  }));
