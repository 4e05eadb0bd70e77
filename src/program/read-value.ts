/** Reads the value of one key as its spec says. Undefined means: wrong, and reported. */
import { isMap, isSeq, type Node } from 'yaml';
import type { Place, Zone } from '../chair/landmarks.ts';
import { LEVELS, type Pressure } from '../chair/stroke.ts';
import { nearestWord } from '../units/nearest-word.ts';
import { firstUnsafe, lookAlikeNote, quoted } from './characters.ts';
import type {
  ChoiceKey,
  CountKey,
  KeySpec,
  PressureKey,
  QuantityKey,
  TextsKey,
  WordsKey,
} from './key-spec.ts';
import { entriesOf, isEmpty, itemsOf, rangeOf, reportShape, type StepNodes, wordsOf } from './nodes.ts';
import { parsePlace } from './place.ts';
import { PRESSURE_RANGE_N, parsePressure } from './pressure.ts';
import type { Problems, TextRange } from './problems.ts';
import { LANGUAGES, type Language, type Localized } from './program.ts';
import { parseAmount, QUANTITIES, showAmount, unitNames } from './quantity.ts';
import { isZoneWord, ZONE_WORDS } from './zone-words.ts';

export type HeldValue = Place | Zone | Pressure | number | string | readonly string[] | Localized | StepNodes;

/** `where` names the key in messages: "pressure of hold". */
export function readValue(
  problems: Problems,
  spec: KeySpec,
  node: Node | null,
  where: string,
): HeldValue | undefined {
  if (spec.kind === 'steps') {
    if (isSeq(node)) return node;
    const hint = 'Begin each step on its own line with a dash: "- hold: …".';
    return void reportShape(problems, node, where, 'a list of steps', hint);
  }
  if (spec.kind === 'texts') return readTexts(problems, spec, node, where);
  if (spec.kind === 'words') return readWords(problems, spec, node, where);
  const text = wordsOf(node);
  if (text === undefined) {
    return void reportShape(problems, node, where, 'a single value', spec.says);
  }
  const range = rangeOf(node);
  switch (spec.kind) {
    case 'place': {
      const place = parsePlace(text);
      return place.ok ? place.value : void problems.add(place.id, range, place.message, place.hint);
    }
    case 'zone':
      return readZone(problems, text, range, where);
    case 'pressure':
      return readPressure(problems, spec, text, range, where);
    case 'quantity':
      return readQuantity(problems, spec, text, range, where);
    case 'count':
      return readCount(problems, spec, text, range, where);
    case 'choice':
      return readChoice(problems, spec, text, range, where);
    default:
      return spec satisfies never;
  }
}

function readZone(problems: Problems, text: string, range: TextRange, where: string): Zone | undefined {
  if (isZoneWord(text)) return ZONE_WORDS[text];
  return void reportUnknownWord(problems, text, Object.keys(ZONE_WORDS), range, where);
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
  const units = unitNames(spec.quantity).join(' or ');
  const low = showAmount(spec.min, spec.quantity);
  const high = showAmount(spec.max, spec.quantity);
  const allowed = `Allowed: ${low} to ${high}.`;
  const amount = parseAmount(text, spec.quantity);
  if (!amount.ok) {
    const message = {
      'bad-quantity': `${where}: ${quoted(text)} is not ${words}.`,
      'missing-unit': `${where}: ${quoted(text)} has no unit.`,
      'wrong-unit': `${where}: ${quoted(amount.unit)} is not a unit of ${words}.`,
    }[amount.id];
    const plain = amount.id === 'bad-quantity' ? ' Plain numbers only, with a point: 2.5.' : '';
    return void problems.add(
      amount.id,
      range,
      message,
      `Use ${units}, for example ${example}.${plain} ${allowed}`,
    );
  }
  if (amount.value >= spec.min && amount.value <= spec.max) return amount.value;
  const over = amount.value > spec.max;
  const message = `${where}: ${quoted(text)} is ${over ? 'more' : 'less'} than allowed. ${allowed}`;
  const nearest = `The nearest allowed is ${over ? high : low}.`;
  const hint = over && spec.insteadOfMore !== undefined ? `${nearest} ${spec.insteadOfMore}` : nearest;
  return void problems.add('out-of-range', range, message, hint);
}

function readCount(problems: Problems, spec: CountKey, text: string, range: TextRange, where: string) {
  const allowed = `Allowed: ${spec.min} to ${spec.max}.`;
  if (!/^[+-]?[0-9]{1,9}$/.test(text)) {
    const hint = `Write a whole number without a unit. ${allowed}`;
    return void problems.add('bad-count', range, `${where}: ${quoted(text)} is not a whole number.`, hint);
  }
  const count = Number(text);
  if (count >= spec.min && count <= spec.max) return count;
  const over = count > spec.max;
  const message = `${where}: ${quoted(text)} is ${over ? 'more' : 'less'} than allowed. ${allowed}`;
  return void problems.add(
    'out-of-range',
    range,
    message,
    `The nearest allowed is ${over ? spec.max : spec.min}.`,
  );
}

function readChoice(problems: Problems, spec: ChoiceKey, text: string, range: TextRange, where: string) {
  if (spec.words.includes(text)) return text;
  return void reportUnknownWord(problems, text, spec.words, range, where);
}

function reportUnknownWord(
  problems: Problems,
  word: string,
  known: readonly string[],
  range: TextRange,
  where: string,
): void {
  const message = `${where} cannot be ${quoted(word)}.${lookAlikeNote(word)}`;
  const near = nearestWord(word, known);
  const meant = near === undefined ? '' : `Did you mean ${near}? `;
  problems.add('unknown-word', range, message, `${meant}Allowed: ${known.join(', ')}.`);
}

function readWords(problems: Problems, spec: WordsKey, node: Node | null, where: string) {
  const hint = `Write a list: [${spec.words.slice(0, 2).join(', ')}].`;
  if (!isSeq(node)) return void reportShape(problems, node, where, 'a list of words', hint);
  if (node.items.length === 0) {
    return void problems.add('missing-value', rangeOf(node), `${where} is empty.`, hint);
  }
  const before = problems.count;
  const words = new Set<string>();
  for (const item of itemsOf(node)) {
    const word = wordsOf(item);
    const range = item === null ? rangeOf(node) : rangeOf(item);
    if (word === undefined) reportShape(problems, item, `A word of ${where}`, 'a single word', hint);
    else if (!spec.words.includes(word)) reportUnknownWord(problems, word, spec.words, range, where);
    else if (words.has(word)) {
      problems.add('duplicate-key', range, `${where}: ${word} is written twice.`, 'Keep one of them.');
    } else words.add(word);
  }
  return problems.count === before ? [...words] : undefined;
}

function readTexts(
  problems: Problems,
  spec: TextsKey,
  node: Node | null,
  where: string,
): Localized | undefined {
  const hint = 'Write it in both languages, each on its own line: "en: …" and "id: …".';
  if (!isMap(node)) return void reportShape(problems, node, where, 'a group of texts', hint);
  const texts: Partial<Record<Language, string>> = {};
  const seen = new Set<string>();
  for (const { name, keyRange, value } of entriesOf(node)) {
    const language = LANGUAGES.find((known) => known === name);
    if (language === undefined) {
      problems.add('unknown-key', keyRange, `${where}: ${quoted(name ?? '')} is not a language here.`, hint);
    } else if (seen.has(language)) {
      problems.add('duplicate-key', keyRange, `${where}: ${language} is written twice.`, 'Keep one of them.');
    } else {
      seen.add(language);
      const text = readText(problems, spec, value, keyRange, `${language} of ${where}`);
      if (text !== undefined) texts[language] = text;
    }
  }
  for (const language of LANGUAGES) {
    if (!seen.has(language))
      problems.add('missing-key', rangeOf(node), `${where}: ${language} is missing.`, hint);
  }
  const { en, id } = texts;
  return en === undefined || id === undefined ? undefined : { en, id };
}

function readText(problems: Problems, spec: TextsKey, node: Node | null, keyRange: TextRange, where: string) {
  if (isEmpty(node)) {
    return void problems.add('missing-value', keyRange, `${where} is empty.`, 'Write a few words.');
  }
  const words = wordsOf(node);
  if (words === undefined) return void reportShape(problems, node, where, 'a text', 'Put it in quotes.');
  const unsafe = firstUnsafe(words);
  if (unsafe !== undefined) {
    const message = `${where} contains the hidden or control character ${unsafe}.`;
    return void problems.add('bad-character', rangeOf(node), message, 'Take the escape out of the text.');
  }
  const text = words.replaceAll(/\s+/g, ' ').trim();
  if (text === '')
    return void problems.add('missing-value', rangeOf(node), `${where} is empty.`, 'Write a few words.');
  const characters = Array.from(text).length;
  if (characters <= spec.maxCharacters) return text;
  const message = `${where} has ${characters} characters. Allowed: 1 to ${spec.maxCharacters}.`;
  return void problems.add('text-too-long', rangeOf(node), message, 'Move the longer story into a comment.');
}
