/** Random valid programs of all techniques and structures: as text, and as the strokes the text means. */
import fc from 'fast-check';
import type { Place } from '../../src/chair/landmarks.ts';
import type { Pressure } from '../../src/chair/stroke.ts';
import { readProgram } from '../../src/program/read-program.ts';
import { type BareStroke, type Block, type Given, techniques } from './generated-strokes.ts';
import { lowPlace, pressure, seconds, type Written, word } from './generated-values.ts';

/** A step as lines without indentation, and the strokes it means. */
interface Step {
  readonly lines: readonly string[];
  readonly strokes: readonly BareStroke[];
}

function indented(steps: readonly Step[], by: number): readonly string[] {
  return steps.flatMap(({ lines }) => lines.map((line) => ' '.repeat(by) + line));
}

/** A technique, its keys in any order, in brackets or on lines of their own. */
function stepOf(block: fc.Arbitrary<Block>): fc.Arbitrary<Step> {
  return fc
    .record({ block, order: fc.array(fc.nat(), { minLength: 9, maxLength: 9 }), flow: fc.boolean() })
    .map(({ block: { name, keys, strokes }, order, flow }) => {
      const ranks = keys.map((key, index) => ({ key, rank: order[index] ?? 0 }));
      const pairs = ranks.sort((a, b) => a.rank - b.rank).map(({ key: [key, value] }) => `${key}: ${value}`);
      const lines = flow
        ? [`- ${name}: { ${pairs.join(', ')} }`]
        : [`- ${name}:`, ...pairs.map((pair) => `    ${pair}`)];
      return { lines, strokes };
    });
}

function stepsWith(given: Given | undefined, fragments: readonly Written<readonly BareStroke[]>[]) {
  const { rollers, others, rest } = techniques(given);
  const together = fc.record({ roller: stepOf(rollers), beside: stepOf(others), first: fc.boolean() }).map(
    ({ roller, beside, first }): Step => ({
      lines: ['- together:', ...indented(first ? [beside, roller] : [roller, beside], 4)],
      strokes: roller.strokes.map((stroke) => ({ ...stroke, beside: beside.strokes })),
    }),
  );
  const uses = fragments.map(({ text, means }): Step => ({ lines: [`- use: ${text}`], strokes: means }));
  const { step } = fc.letrec<{ step: Step; repeat: Step; each: Step }>((tie) => ({
    step: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      { weight: 4, arbitrary: stepOf(rollers) },
      stepOf(others),
      stepOf(rest),
      together,
      ...(uses.length === 0 ? [] : [fc.constantFrom(...uses)]),
      tie('repeat'),
      tie('each'),
    ),
    repeat: fc
      .record({
        times: fc.integer({ min: 1, max: 2 }),
        inner: fc.array(tie('step'), { minLength: 1, maxLength: 2 }),
      })
      .map(({ times, inner }) => ({
        lines: ['- repeat:', `    times: ${times}`, '    do:', ...indented(inner, 6)],
        strokes: Array.from({ length: times }, () => inner.flatMap(({ strokes }) => strokes)).flat(),
      })),
    each: fc.record({ inner: tie('step'), list: items }).map(
      ({ inner, list }): Step => ({
        lines: [
          '- for each:',
          `    item: [${list.values.map(({ text }) => text).join(', ')}]`,
          '    do:',
          `      - hold: { ${list.keys}, for: 2s }`,
          // An item inside has another name: itemx, itemxx.
          ...indented(list.nests ? [inner] : [], 6).map((line) => line.replaceAll('item', 'itemx')),
        ],
        strokes: list.values.flatMap((value): readonly BareStroke[] => [
          { ...PLAIN_HOLD, ...list.holds(value.means) },
          ...(list.nests ? inner.strokes : []),
        ]),
      }),
    ),
  }));
  return step;
}

const PLAIN_HOLD = {
  technique: 'hold',
  at: { landmark: 'T5', offsetMm: 0 },
  forS: 2,
  steps: 1,
  rampS: null,
  pressure: { level: 'light' },
  side: 'both',
  spacingMm: 70,
} as const satisfies BareStroke;

interface Items {
  readonly values: readonly Written<unknown>[];
  readonly keys: string;
  readonly holds: (value: unknown) => object;
  /** Whether another step stands beside the hold. */
  readonly nests: boolean;
}

function itemsOf<T>(
  value: fc.Arbitrary<Written<T>>,
  keys: string,
  holds: (value: T) => object,
): fc.Arbitrary<Items> {
  return fc.record({
    values: fc.array(value, { minLength: 1, maxLength: 3 }),
    keys: fc.constant(keys),
    holds: fc.constant(holds as Items['holds']),
    nests: fc.boolean(),
  });
}

const items = fc.oneof(
  itemsOf(lowPlace, 'at: $item, pressure: light', (at: Place) => ({ at })),
  itemsOf(pressure, 'at: T5, pressure: $item', (press: Pressure) => ({ pressure: press })),
  itemsOf(word('left', 'right', 'both'), 'side: $item, at: T5, pressure: light', (side) => ({ side })),
);

/** Inputs, each with its default as what its name means. */
const inputs = fc
  .record({
    pressure,
    time: seconds(2, 4),
    place: lowPlace,
    side: word('left', 'right', 'both'),
  })
  .map((defaults) => {
    const other = { pressure: 'light', time: '3.55s', place: 'T5', side: 'left' };
    const names = Object.keys(defaults) as (keyof typeof defaults)[];
    const lines = names.flatMap((kind) => {
      const { text } = defaults[kind];
      const choices = text === other[kind] ? (kind === 'side' ? 'right' : 'T7') : other[kind];
      return [
        `  my-${kind}: { kind: ${kind}, default: ${text}, choices: [${text}, ${kind === 'pressure' && text === 'light' ? 'deep' : choices}], label: { en: A, id: B } }`,
      ];
    });
    const given: Given = {
      pressure: { text: '$my-pressure', means: defaults.pressure.means },
      time: { text: '$my-time', means: defaults.time.means },
      place: { text: '$my-place', means: defaults.place.means },
      side: { text: '$my-side', means: defaults.side.means },
    };
    return { lines: ['inputs:', ...lines], given };
  });

const BUDGETS = ['same-spot-too-long', 'same-spot-without-break', 'too-long'];

/** True where nothing is wrong but that there is too much of it. */
function isTooMuch(text: string): boolean {
  const read = readProgram(text, 'generated.yaml');
  return !read.ok && read.errors.every(({ id }) => BUDGETS.includes(id));
}

export const generatedProgram: fc.Arbitrary<Written<readonly BareStroke[]>> = fc
  .option(inputs, { nil: undefined })
  .chain((given) =>
    fc.array(stepsWith(given?.given, []), { maxLength: 2 }).chain((fragment) => {
      const known =
        fragment.length === 0 ? [] : [{ text: 'part-1', means: fragment.flatMap(({ strokes }) => strokes) }];
      return fc.record({
        given: fc.constant(given),
        fragment: fc.constant(fragment),
        steps: fc.array(stepsWith(given?.given, known), { minLength: 1, maxLength: 4 }),
        lineEnd: fc.constantFrom('\n', '\r\n'),
      });
    }),
  )
  .map(({ given, fragment, steps, lineEnd }) => ({
    text: [
      '# generated',
      'title: { en: Generated, id: Dibuat }',
      'about: { en: "For a test.", id: "Untuk uji." }',
      ...(given?.lines ?? []),
      ...(fragment.length === 0 ? [] : ['fragments:', '  part-1:', ...indented(fragment, 4)]),
      'strokes:',
      ...indented(steps, 2),
      '',
    ].join(lineEnd),
    means: steps.flatMap(({ strokes }) => strokes),
  }))
  .filter(({ text }) => !isTooMuch(text));
