import { titleOf } from '../../chair/stroke-title.ts';
import { decompileImage } from '../../image/compile-image.ts';
import { readProgram } from '../../program/read-program.ts';

/** Every stroke of a program as one line, and its inputs: what a person compares two programs by. */
export function strokeLines(text: string): readonly string[] {
  const program = readProgram(text, 'program.yaml');
  if (!program.ok) return [];
  const inputs = program.value.inputs.map(({ name, default: standard, from, to, choices }) => {
    const may =
      from === null || to === null ? choices.map((one) => one.text).join(', ') : `${from.text} to ${to.text}`;
    return `input ${name}: ${standard.text} (${may})`;
  });
  const strokes = program.value.strokes.map(({ line: _, column: __, beside, ...stroke }) => {
    const figures = Object.entries(stroke)
      .filter(([key]) => !['technique', 'from', 'to', 'at', 'zones'].includes(key))
      .map(([key, value]) => `${key} ${shown(value)}`);
    const also = beside.map((one) => ` + ${titleOf(one)}`).join('');
    return `${titleOf({ ...stroke, line: 0, column: 0, beside })}: ${figures.join(', ')}${also}`;
  });
  return [...inputs, ...strokes];
}

export function strokeLinesOfImage(image: Uint8Array): readonly string[] {
  const text = decompileImage(image);
  return text.ok ? strokeLines(text.value) : [];
}

function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Object.values(value).map(shown).join(' ');
  return String(value);
}
