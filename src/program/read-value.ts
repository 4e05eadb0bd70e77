/** Reads the value of one key as its spec says. Undefined means: wrong, and reported. */
import { isMap, isSeq, type Node } from 'yaml';
import type { Place, Zone } from '../chair/landmarks.ts';
import { LEVELS, type Pressure } from '../chair/stroke.ts';
import { quoted } from './characters.ts';
import type { HeldValue } from './held-value.ts';
import type { NamedKey } from './input-kinds.ts';
import type { CountKey, KeySpec, PressureKey, QuantityKey } from './key-spec.ts';
import { rangeOf, reportShape, wordsOf } from './nodes.ts';
import { parsePlace } from './place.ts';
import { PRESSURE_RANGE_N, parsePressure } from './pressure.ts';
import type { Problems, TextRange } from './problems.ts';
import { parseAmount, QUANTITIES, showAmount, unitNames } from './quantity.ts';
import { readLines, readTexts, readWords } from './read-texts.ts';
import { reportUnknownWord } from './unknown-word.ts';
import { isZoneWord, ZONE_WORDS } from './zone-words.ts';

/** `where` names the key in messages: "pressure of hold". */
export function readValue(
  problems: Problems,
  spec: KeySpec,
  node: Node,
  where: string,
): HeldValue | undefined {
  switch (spec.kind) {
    case 'steps': {
      if (isSeq(node)) return node;
      const hint = 'Begin each step on its own line with a dash: "- hold: …".';
      return void reportShape(problems, node, where, 'a list of steps', hint);
    }
    case 'named': {
      if (isMap(node)) return node;
      const hint = `Write each on a line of its own, its name first. ${spec.says}`;
      return void reportShape(problems, node, where, 'a group of names', hint);
    }
    case 'texts':
      return readTexts(problems, spec, node, where);
    case 'lines':
      return readLines(problems, spec, node, where);
    case 'words':
      return readWords(problems, spec, node, where);
    case 'value':
    case 'values':
      // What they may hold depends on the kind beside them (read-inputs.ts).
      return node;
    default: {
      const text = wordsOf(node);
      if (text === undefined) return void reportShape(problems, node, where, 'a single value', spec.says);
      return readWord(problems, spec, text, rangeOf(node), where);
    }
  }
}

/** One value from its text; `range` is where problems are reported. */
export function readWord(
  problems: Problems,
  spec: NamedKey | CountKey,
  text: string,
  range: TextRange,
  where: string,
): Place | Zone | Pressure | number | string | undefined {
  switch (spec.kind) {
    case 'place': {
      const place = parsePlace(text);
      if (place.ok) return place.value;
      return void problems.add(place.id, range, `${where}: ${place.message}`, place.hint);
    }
    case 'zone':
      if (isZoneWord(text)) return ZONE_WORDS[text];
      return void reportUnknownWord(problems, text, Object.keys(ZONE_WORDS), range, where);
    case 'pressure':
      return readPressure(problems, spec, text, range, where);
    case 'quantity':
      return readQuantity(problems, spec, text, range, where);
    case 'count':
      return readCount(problems, spec, text, range, where);
    case 'choice':
      if (spec.words.includes(text)) return text;
      return void reportUnknownWord(problems, text, spec.words, range, where);
    default:
      return spec satisfies never;
  }
}

function readPressure(problems: Problems, spec: PressureKey, text: string, range: TextRange, where: string) {
  const pressure = parsePressure(text);
  if (pressure.ok && 'level' in pressure.value) return pressure.value;
  if (!pressure.ok && pressure.id === 'unknown-word') {
    return void reportUnknownWord(problems, text, LEVELS, range, where);
  }
  const newtons = { ...spec, kind: 'quantity', quantity: 'force', ...PRESSURE_RANGE_N } as const;
  const forceN = readQuantity(problems, newtons, text, range, where);
  return forceN === undefined ? undefined : { forceN };
}

function readQuantity(problems: Problems, spec: QuantityKey, text: string, range: TextRange, where: string) {
  const { words, example } = QUANTITIES[spec.quantity];
  const amount = parseAmount(text, spec.quantity);
  if (amount.ok) {
    const problem = amountProblem(spec, amount.value, text, where);
    if (problem === undefined) return amount.value;
    return void problems.add('out-of-range', range, problem.message, problem.hint);
  }
  const units = unitNames(spec.quantity).join(' or ');
  const message = {
    'bad-quantity': `${where}: ${quoted(text)} is not ${words}.`,
    'missing-unit': `${where}: ${quoted(text)} has no unit.`,
    'wrong-unit': `${where}: ${quoted(amount.unit)} is not a unit of ${words}.`,
  }[amount.id];
  const plain = amount.id === 'bad-quantity' ? ' Plain numbers only, with a point: 2.5.' : '';
  const hint = `Use ${units}, for example ${example}.${plain} ${allowedRange(spec)}`;
  return void problems.add(amount.id, range, message, hint);
}

/** What is wrong with an amount that is out of its key's range. */
export function amountProblem(
  spec: QuantityKey,
  value: number,
  text: string,
  where: string,
): { readonly message: string; readonly hint: string } | undefined {
  if (value >= spec.min && value <= spec.max) return undefined;
  const over = value > spec.max;
  const message = `${where}: ${quoted(text)} is ${over ? 'more' : 'less'} than allowed. ${allowedRange(spec)}`;
  const nearest = `The nearest allowed is ${showAmount(over ? spec.max : spec.min, spec.quantity)}.`;
  const hint = over && spec.insteadOfMore !== undefined ? `${nearest} ${spec.insteadOfMore}` : nearest;
  return { message, hint };
}

function allowedRange(spec: QuantityKey): string {
  return `Allowed: ${showAmount(spec.min, spec.quantity)} to ${showAmount(spec.max, spec.quantity)}.`;
}

function readCount(problems: Problems, spec: CountKey, text: string, range: TextRange, where: string) {
  const allowed = `Allowed: ${spec.min} to ${spec.max}.`;
  if (!/^-?[0-9]{1,9}$/.test(text)) {
    const hint = `Write a whole number without a unit. ${allowed}`;
    return void problems.add('bad-count', range, `${where}: ${quoted(text)} is not a whole number.`, hint);
  }
  const count = Number(text);
  if (count >= spec.min && count <= spec.max) return count;
  const over = count > spec.max;
  const message = `${where}: ${quoted(text)} is ${over ? 'more' : 'less'} than allowed. ${allowed}`;
  const hint = `The nearest allowed is ${over ? spec.max : spec.min}.`;
  return void problems.add('out-of-range', range, message, hint);
}
