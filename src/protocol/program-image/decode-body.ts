/**
 * The body of an image, read by what a board may also do: one pass, bounded in depth, in length and in the strokes it
 * makes, and total: whatever the bytes, it gives a program or says what is wrong first. Never throws.
 */
import { err, ok, type Result } from '../../units/result.ts';
import { ByteReader } from './byte-reader.ts';
import type { ImageInput, ImageProgram, ImageTexts } from './image-program.ts';
import { BODY_LIMITS, GOAL_CODES, INPUT_CODES, INPUT_LAYOUTS } from './layout.ts';
import { StepReader } from './step-reader.ts';
import { readValue, wordOf } from './value-codec.ts';

export function decodeBody(bytes: Uint8Array): Result<ImageProgram, string> {
  const from = new ByteReader(bytes);
  const flags = from.byte();
  if (flags > 3) from.fail('unknown flags');
  const title = readTexts(from);
  const about = readTexts(from);
  const notFor = (flags & 1) === 0 ? null : readTexts(from);
  const durationS =
    (flags & 2) === 0
      ? null
      : from.amount(BODY_LIMITS.durationMinS * 1000, BODY_LIMITS.durationMaxS * 1000) / 1000;
  const goals = readMany(from, GOAL_CODES.length, () => wordOf(from, GOAL_CODES));
  const sources = readMany(from, BODY_LIMITS.sources, () => from.text(BODY_LIMITS.textBytes));
  const inputs = readMany(from, BODY_LIMITS.inputs, () => readInput(from));
  const called = readMany(from, BODY_LIMITS.fragments, () => from.name());
  const names = inputs.map(({ name }) => name);
  if (new Set(names).size < names.length) from.fail('two inputs have one name');
  if (called.some((name, i) => i > 0 && name <= (called[i - 1] ?? '')))
    from.fail('fragments are out of order');
  const steps = new StepReader(from, inputs, called);
  const fragments = called.map((name) => ({ name, steps: steps.list() }));
  const main = steps.list();
  if (from.problem === null && from.left > 0) from.fail('something stands after the end');
  const program = { title, about, notFor, durationS, goals, sources, inputs, fragments, steps: main };
  if (from.problem === null) steps.checkStrokes(program);
  return from.problem === null ? ok(program) : err(from.problem);
}

function readMany<T>(from: ByteReader, most: number, read: () => T): readonly T[] {
  return Array.from({ length: from.whole(most) }, read);
}

function readTexts(from: ByteReader): ImageTexts {
  const en = from.text(BODY_LIMITS.textBytes);
  return { en, id: from.text(BODY_LIMITS.textBytes) };
}

function readInput(from: ByteReader): ImageInput {
  const name = from.name();
  const kind = wordOf(from, INPUT_CODES);
  const spec = INPUT_LAYOUTS[kind];
  const label = readTexts(from);
  const standard = readValue(from, spec);
  const count = from.whole(BODY_LIMITS.choices);
  if (count === 1) from.fail('one value leaves no choice');
  if (count > 0) {
    const choices = Array.from({ length: count }, () => readValue(from, spec));
    return { name, kind, label, default: standard, ends: null, choices };
  }
  const low = readValue(from, spec);
  return {
    name,
    kind,
    label,
    default: standard,
    ends: { from: low, to: readValue(from, spec) },
    choices: [],
  };
}
