/** The body of an image: the same program always gives the same bytes (spec.md §3). */
import { ByteWriter } from './byte-writer.ts';
import type {
  ImageInput,
  ImageProgram,
  ImageSlot,
  ImageStep,
  ImageStroke,
  ImageTexts,
} from './image-program.ts';
import {
  GOAL_CODES,
  INPUT_CODES,
  INPUT_LAYOUTS,
  type KeyLayouts,
  NAMES_BIT,
  STEP_CODES,
  TECHNIQUE_CODES,
  TECHNIQUE_LAYOUTS,
  type ValueSpec,
} from './layout.ts';
import { thousandths, writeOffsetMm, writeValue } from './value-codec.ts';

/** What names mean in one place: their position is their code. */
type Scope = readonly string[];

export function encodeBody(program: ImageProgram): Uint8Array {
  const out = new ByteWriter();
  const { notFor, durationS, goals, sources, inputs, fragments, steps } = program;
  out.byte((notFor === null ? 0 : 1) | (durationS === null ? 0 : 2));
  writeTexts(out, program.title);
  writeTexts(out, program.about);
  if (notFor !== null) writeTexts(out, notFor);
  if (durationS !== null) out.amount(thousandths(durationS));
  out.whole(goals.length);
  for (const goal of goals) out.byte(GOAL_CODES.indexOf(goal as (typeof GOAL_CODES)[number]));
  out.whole(sources.length);
  for (const source of sources) out.text(source);
  out.whole(inputs.length);
  for (const input of inputs) writeInput(out, input);
  const names = inputs.map(({ name }) => name);
  const called = fragments.map(({ name }) => name);
  out.whole(fragments.length);
  for (const { name } of fragments) out.text(name);
  for (const fragment of fragments) writeSteps(out, fragment.steps, names, called);
  writeSteps(out, steps, names, called);
  return out.finished();
}

function writeTexts(out: ByteWriter, { en, id }: ImageTexts): void {
  out.text(en);
  out.text(id);
}

function writeInput(
  out: ByteWriter,
  { name, kind, label, default: standard, ends, choices }: ImageInput,
): void {
  const spec = INPUT_LAYOUTS[kind];
  out.text(name);
  out.byte(INPUT_CODES.indexOf(kind));
  writeTexts(out, label);
  writeValue(out, spec, standard);
  out.whole(choices.length);
  for (const value of ends === null ? choices : [ends.from, ends.to]) writeValue(out, spec, value);
}

function writeSteps(out: ByteWriter, steps: readonly ImageStep[], scope: Scope, fragments: Scope): void {
  out.whole(steps.length);
  for (const step of steps) writeStep(out, step, scope, fragments);
}

function writeStep(out: ByteWriter, step: ImageStep, scope: Scope, fragments: Scope): void {
  switch (step.kind) {
    case 'stroke':
      writeStroke(out, step, scope);
      return;
    case 'repeat':
      out.byte(STEP_CODES.repeat);
      out.whole(step.times);
      writeSteps(out, step.steps, scope, fragments);
      return;
    case 'each': {
      out.byte(STEP_CODES.each);
      out.text(step.name);
      out.byte(INPUT_CODES.indexOf(step.itemKind));
      out.whole(step.items.length);
      for (const item of step.items) {
        out.byte('name' in item ? 1 : 0);
        writeSlot(out, INPUT_LAYOUTS[step.itemKind], item, scope);
      }
      writeSteps(out, step.steps, [...scope, step.name], fragments);
      return;
    }
    case 'together':
      out.byte(STEP_CODES.together);
      writeStroke(out, step.stroke, scope);
      out.whole(step.beside.length);
      for (const stroke of step.beside) writeStroke(out, stroke, scope);
      return;
    case 'use':
      out.byte(STEP_CODES.use);
      out.whole(fragments.indexOf(step.fragment));
      return;
    default:
      step satisfies never;
  }
}

function writeStroke(out: ByteWriter, { technique, slots }: ImageStroke, scope: Scope): void {
  const layouts: KeyLayouts = TECHNIQUE_LAYOUTS[technique];
  const written = Object.entries(layouts).flatMap(([key, spec], bit) => {
    const slot = slots.get(key);
    return slot === undefined || isStandard(slot, spec.standard) ? [] : [{ bit, spec, slot }];
  });
  const named = written.filter(({ slot }) => 'name' in slot);
  out.byte(TECHNIQUE_CODES.indexOf(technique) + 1 + (named.length === 0 ? 0 : NAMES_BIT));
  out.whole(maskOf(written));
  if (named.length > 0) out.whole(maskOf(named));
  for (const { spec, slot } of written) writeSlot(out, spec, slot, scope);
}

function isStandard(slot: ImageSlot, standard: number | string | undefined): boolean {
  return 'value' in slot && standard !== undefined && slot.value === standard;
}

function maskOf(keys: readonly { readonly bit: number }[]): number {
  return keys.reduce((mask, { bit }) => mask | (1 << bit), 0);
}

function writeSlot(out: ByteWriter, spec: ValueSpec, slot: ImageSlot, scope: Scope): void {
  if ('value' in slot) {
    writeValue(out, spec, slot.value);
    return;
  }
  out.whole(scope.lastIndexOf(slot.name));
  if (spec.kind === 'place') writeOffsetMm(out, slot.offsetMm);
}
