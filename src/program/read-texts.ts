/** Texts for people, and lists of words. */
import { isMap, isSeq, type Node } from 'yaml';
import { firstUnsafe, quoted } from './characters.ts';
import type { LinesKey, TextsKey, WordsKey } from './key-spec.ts';
import { LANGUAGES, type Language, type Localized } from './localized.ts';
import { entriesOf, isEmpty, itemsOf, rangeOf, reportShape, wordsOf } from './nodes.ts';
import type { Problems, TextRange } from './problems.ts';
import { reportUnknownWord } from './unknown-word.ts';

export function readTexts(
  problems: Problems,
  spec: TextsKey,
  node: Node,
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
      const text = readText(problems, spec.maxCharacters, value, keyRange, `${language} of ${where}`);
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

export function readLines(problems: Problems, spec: LinesKey, node: Node, where: string) {
  const hint = 'Write a list, each item on its own line after a dash.';
  const items = listOf(problems, node, spec.maxItems, where, 'a list of texts', hint);
  return items?.flatMap((item) => {
    const range = isEmpty(item) ? rangeOf(node) : rangeOf(item);
    return readText(problems, spec.maxCharacters, item, range, `An item of ${where}`) ?? [];
  });
}

/** A list of different known words. */
export function readWords(problems: Problems, spec: WordsKey, node: Node, where: string) {
  const hint = `Write a list: [${spec.words.slice(0, 2).join(', ')}].`;
  const items = listOf(problems, node, undefined, where, 'a list of words', hint);
  if (items === undefined) return undefined;
  const before = problems.count;
  const words = new Set<string>();
  for (const item of items) {
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

/** The items of a list that is one, is not empty, and has not more items than allowed. */
export function listOf(
  problems: Problems,
  node: Node,
  maxItems: number | undefined,
  where: string,
  expected: string,
  hint: string,
): readonly (Node | null)[] | undefined {
  if (!isSeq(node)) return void reportShape(problems, node, where, expected, hint);
  if (node.items.length === 0) {
    return void problems.add('missing-value', rangeOf(node), `${where} is empty.`, hint);
  }
  const items = itemsOf(node);
  if (maxItems === undefined || items.length <= maxItems) return items;
  const first = items[maxItems] ?? node;
  const message = `${where} has ${items.length} items. Allowed: 1 to ${maxItems}.`;
  return void problems.add('too-many-items', rangeOf(first), message, 'Take some away from here on.');
}

function readText(
  problems: Problems,
  maxCharacters: number,
  node: Node | null,
  keyRange: TextRange,
  where: string,
): string | undefined {
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
  if (characters <= maxCharacters) return text;
  const message = `${where} has ${characters} characters. Allowed: 1 to ${maxCharacters}.`;
  return void problems.add('text-too-long', rangeOf(node), message, 'Move the longer story into a comment.');
}
