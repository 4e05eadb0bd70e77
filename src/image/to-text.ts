/** The image's tree as the text of a program: what `tsubo programs read` writes, and what is read to play it. */
import type {
  ImageInput,
  ImageProgram,
  ImageStep,
  ImageStroke,
  ImageTexts,
} from '../protocol/program-image/image-program.ts';
import { INPUT_LAYOUTS, type KeyLayouts, TECHNIQUE_LAYOUTS } from '../protocol/program-image/layout.ts';
import { slotWords, type Unit, valueWords } from './value-words.ts';

const UNITS: Readonly<Record<string, Unit>> = {
  speed: 'cm/s',
  rate: '/min',
  frequency: 'Hz',
  spacing: 'mm',
  reach: 'mm',
  length: 'mm',
  to: 'deg',
};

/** Blows of these are counted in a second, everything else in a minute. */
const QUICK = ['tap', 'vibrate'];

export function textOf(program: ImageProgram): string {
  const { title, about, notFor, durationS, goals, sources, inputs, fragments, steps } = program;
  const lines = [`title: ${texts(title)}`, `about: ${texts(about)}`];
  if (goals.length > 0) lines.push(`goals: [${goals.join(', ')}]`);
  if (notFor !== null) lines.push(`notFor: ${texts(notFor)}`);
  if (durationS !== null) lines.push(`duration: ${durationS}s`);
  if (sources.length > 0) lines.push(`sources: [${sources.map(quoted).join(', ')}]`);
  if (inputs.length > 0) lines.push('inputs:', ...inputs.map((input) => `  ${inputText(input)}`));
  if (fragments.length > 0) lines.push('fragments:');
  for (const fragment of fragments) lines.push(`  ${fragment.name}:`, ...stepLines(fragment.steps, 4));
  lines.push('strokes:', ...stepLines(steps, 2));
  return `${lines.join('\n')}\n`;
}

/** JSON is YAML: nothing in a text can be taken for anything else. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

function texts({ en, id }: ImageTexts): string {
  return `{ en: ${quoted(en)}, id: ${quoted(id)} }`;
}

function inputText({ name, kind, label, default: standard, ends, choices }: ImageInput): string {
  const words = (value: Parameters<typeof valueWords>[0]): string =>
    valueWords(value, INPUT_LAYOUTS[kind], UNITS[kind] ?? 's');
  const may =
    ends === null
      ? `choices: [${choices.map(words).join(', ')}]`
      : `from: ${words(ends.from)}, to: ${words(ends.to)}`;
  return `${name}: { kind: ${kind}, default: ${words(standard)}, ${may}, label: ${texts(label)} }`;
}

function stepLines(steps: readonly ImageStep[], indent: number): readonly string[] {
  const pad = ' '.repeat(indent);
  return steps.flatMap((step) => {
    switch (step.kind) {
      case 'stroke':
        return [`${pad}- ${strokeText(step)}`];
      case 'use':
        return [`${pad}- use: ${step.fragment}`];
      case 'together':
        return [
          `${pad}- together:`,
          ...[step.stroke, ...step.beside].map((stroke) => `${pad}    - ${strokeText(stroke)}`),
        ];
      case 'repeat':
        return [
          `${pad}- repeat:`,
          `${pad}    times: ${step.times}`,
          `${pad}    do:`,
          ...stepLines(step.steps, indent + 6),
        ];
      case 'each': {
        const spec = INPUT_LAYOUTS[step.itemKind];
        const items = step.items.map((item) => slotWords(item, spec, 'mm'));
        return [
          `${pad}- for each:`,
          `${pad}    ${step.name}: [${items.join(', ')}]`,
          `${pad}    do:`,
          ...stepLines(step.steps, indent + 6),
        ];
      }
      default:
        return step satisfies never;
    }
  });
}

function strokeText({ technique, slots }: ImageStroke): string {
  const layouts: KeyLayouts = TECHNIQUE_LAYOUTS[technique];
  const keys = Object.entries(layouts).flatMap(([key, spec]) => {
    const slot = slots.get(key);
    if (slot === undefined) return [];
    const unit = key === 'rate' && QUICK.includes(technique) ? 'Hz' : (UNITS[key] ?? 's');
    return [`${key}: ${slotWords(slot, spec, unit)}`];
  });
  return `${technique}: { ${keys.join(', ')} }`;
}
