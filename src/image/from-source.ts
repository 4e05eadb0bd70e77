/** A program's tree as the image's tree: values without where they were written. */
import type { Input } from '../program/input.ts';
import type { ProgramSource } from '../program/program-source.ts';
import { isReference, type Slot, type Slots } from '../program/slots.ts';
import type { EachItem, Step, StrokeStep } from '../program/step.ts';
import type {
  ImageInput,
  ImageProgram,
  ImageSlot,
  ImageStep,
  ImageStroke,
  ImageValue,
} from '../protocol/program-image/image-program.ts';
import { TECHNIQUE_LAYOUTS } from '../protocol/program-image/layout.ts';

export function imageProgramOf(source: ProgramSource): ImageProgram {
  const { title, about, notFor, durationS, goals, sources, inputs, fragments, steps } = source;
  return {
    title,
    about,
    notFor,
    durationS,
    goals,
    sources,
    inputs: inputs.map(inputOf),
    fragments: [...fragments.values()]
      .map((fragment) => ({ name: fragment.name, steps: fragment.steps.map(stepOf) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    steps: steps.map(stepOf),
  };
}

function inputOf({ name, kind, label, default: standard, ends, choices }: Input): ImageInput {
  return {
    name,
    kind,
    label,
    default: standard.value,
    ends: ends === undefined ? null : { from: ends.from.value, to: ends.to.value },
    choices: choices.map(({ value }) => value),
  };
}

function stepOf(step: Step): ImageStep {
  switch (step.kind) {
    case 'stroke':
      return strokeOf(step);
    case 'together':
      return { kind: 'together', stroke: strokeOf(step.stroke), beside: step.beside.map(strokeOf) };
    case 'repeat':
      return { kind: 'repeat', times: step.times, steps: step.steps.map(stepOf) };
    case 'each': {
      const { name, itemKind, items, steps } = step;
      return { kind: 'each', name, itemKind, items: items.map(slotOf), steps: steps.map(stepOf) };
    }
    case 'use':
      return { kind: 'use', fragment: step.fragment };
    default:
      return step satisfies never;
  }
}

function strokeOf({ technique, slots }: StrokeStep): ImageStroke {
  return { kind: 'stroke', technique, slots: slotsOf(technique, slots) };
}

function slotsOf(technique: StrokeStep['technique'], slots: Slots): ReadonlyMap<string, ImageSlot> {
  const keys = Object.keys(TECHNIQUE_LAYOUTS[technique]);
  return new Map(
    keys.flatMap((key) => {
      const slot = slots.get(key);
      return slot === undefined ? [] : [[key, slotOf(slot)] as const];
    }),
  );
}

function slotOf(slot: Slot | EachItem): ImageSlot {
  if (isReference(slot)) return { name: slot.name, offsetMm: slot.offsetMm };
  // No key of a technique holds nodes, texts or steps: those are the program's own keys, read before.
  return { value: slot.value as ImageValue };
}
