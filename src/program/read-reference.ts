/** `$strength`, `$point - 2cm`: a name in the place of a value. */
import { quoted } from './characters.ts';
import { VALUE_KINDS, valueKindOf } from './input-kinds.ts';
import type { KeySpec } from './key-spec.ts';
import type { Names } from './names.ts';
import { offsetOf } from './place.ts';
import type { Problems, TextRange } from './problems.ts';
import type { Reference } from './slots.ts';

/** A name may have a "-" in it, so a distance that is taken away stands after a space. */
const REFERENCE = /^\$([^\s+]*)(?:(?: *(\+)| +(-)) *(\S.*))?$/;

export function readReference(
  problems: Problems,
  spec: KeySpec,
  text: string,
  range: TextRange,
  where: string,
  names: Names | undefined,
): Reference | undefined {
  const kind = valueKindOf(spec);
  if (kind === undefined || names === undefined) {
    const hint = `Write the value itself. Names may stand for: ${VALUE_KINDS.join(', ')}.`;
    return void problems.add(
      'misplaced-name',
      range,
      `${where} cannot be a name, as ${quoted(text)} is.`,
      hint,
    );
  }
  const [, name, plus, minus, distance] = REFERENCE.exec(text) ?? [];
  if (name === undefined) {
    const hint = 'Write the name alone: $strength.';
    return void problems.add('unknown-name', range, `${where}: ${quoted(text)} is not a name.`, hint);
  }
  const found = names.use(problems, name, range);
  if (found?.kind === undefined) return undefined;
  if (found.kind !== kind || (distance !== undefined && kind !== 'place')) {
    const plain =
      found.kind === kind ? `$${name} is a ${kind}, and takes no distance` : `$${name} is a ${found.kind}`;
    return void problems.add(
      'wrong-kind',
      range,
      `${where} needs a ${kind}; ${plain}.`,
      `Write a ${kind}, or the name of one.`,
    );
  }
  const offset = offsetOf(plus ?? minus, distance, `$${name}`);
  if (offset.ok) return { name, offsetMm: offset.value, range };
  return void problems.add(offset.id, range, `${where}: ${offset.message}`, offset.hint);
}
