/**
 * Bounds the text before the YAML parser sees it: size, characters, depth, and YAML that programs do without.
 * The parser recurses, and deep input ends the whole process (`'['.repeat(900)`, past any try/catch), so depth is counted
 * on the tokens of the parser's own lexer, which is a flat state machine: what it calls a bracket is what the parser will
 * call one, in quotes, comments and block text too.
 */
import { Lexer } from 'yaml';
import { unsafeCharacters } from './characters.ts';
import type { DiagnosticId } from './diagnostic.ts';
import { Nesting } from './nesting.ts';
import type { Problems } from './problems.ts';
import { tokensIn } from './tokens.ts';

const MAX_BYTES = 64 * 1024;
const MAX_KEYS = 2000;
/** Brackets, dashes, quotes and the like; 2000 keys need fewer. The parser takes seconds over 60,000 stray brackets. */
const MAX_MARKS = 6000;

/** Each a way to make a small file mean something large or hidden. */
const FORBIDDEN = {
  anchor: [
    'anchor',
    'Anchors (&name) are not part of the language.',
    'Use repeat, or write the step again; put quotes around a text that begins with &.',
  ],
  alias: [
    'alias',
    'Aliases (*name) are not part of the language.',
    'Write the value out; put quotes around a text that begins with *.',
  ],
  tag: [
    'tag',
    'Tags (!name) are not part of the language.',
    'Take the tag away; put quotes around a text that begins with !.',
  ],
  'directive-line': ['directive', 'Directives (%…) are not part of the language.', 'Take the line away.'],
  'doc-end': ['second-document', 'A file holds one program; "..." ends it early.', 'Take the line away.'],
  'doc-start': ['second-document', 'A second document starts here.', 'Put each program into its own file.'],
} as const satisfies Record<string, readonly [DiagnosticId, string, string]>;

/** Tokens that may stand before the one `---` a file may begin with. */
const BEFORE_DOCUMENT: ReadonlySet<string | null> = new Set([
  'byte-order-mark',
  'comment',
  'directive-line',
  'newline',
  'space',
]);

/** Tokens that cost the parser little. */
const UNCOUNTED: ReadonlySet<string | null> = new Set([
  'comma',
  'comment',
  'newline',
  'scalar-text',
  'space',
]);

/** The lexer's pieces where they may be handed to the parser; problems are reported either way. */
export function scanText(text: string, problems: Problems): readonly string[] | undefined {
  if (!sizeFits(text, problems) || !charactersFit(text, problems)) return undefined;
  const lexemes = [...new Lexer().lex(text)];
  return structureFits(lexemes, problems) ? lexemes : undefined;
}

function sizeFits(text: string, problems: Problems): boolean {
  const bytes = text.length > MAX_BYTES ? text.length : new TextEncoder().encode(text).length;
  if (bytes <= MAX_BYTES) return true;
  const message = `The file is larger than ${MAX_BYTES / 1024} KiB.`;
  problems.add('file-too-large', [0, 1], message, 'Say repeated strokes with repeat.');
  return false;
}

function charactersFit(text: string, problems: Problems): boolean {
  const unsafe = unsafeCharacters(text);
  for (const { offset, name } of unsafe) {
    const hint = 'Delete it, or type a plain space; save the file as UTF-8.';
    problems.add('bad-character', [offset, offset + 1], `Hidden or control character ${name}.`, hint);
  }
  return unsafe.length === 0;
}

function structureFits(lexemes: readonly string[], problems: Problems): boolean {
  const nesting = new Nesting();
  let offset = 0;
  let keys = 0;
  let marks = 0;
  let begun = false;
  for (const { token, type } of tokensIn(lexemes)) {
    const range = [offset, offset + token.length] as const;
    offset += token.length;
    if (!nesting.takes(token, type)) {
      const hint = 'Repeats inside repeats inside repeats can be written as one list.';
      problems.add('nested-too-deep', range, 'The file is nested too deep here.', hint);
      return false;
    }
    if (type === 'map-value-ind' || type === 'explicit-key-ind') keys += 1;
    else if (!UNCOUNTED.has(type)) marks += 1;
    if (keys > MAX_KEYS || marks > MAX_MARKS) {
      const what = keys > MAX_KEYS ? `${MAX_KEYS} keys` : `${MAX_MARKS} brackets, dashes and quotes`;
      const message = `The file has more than ${what}.`;
      problems.add('too-many-keys', range, message, 'Say repeated strokes with repeat.');
      return false;
    }
    if (isForbidden(type) && (type !== 'doc-start' || begun)) {
      const [id, message, hint] = FORBIDDEN[type];
      problems.add(id, range, message, hint);
    }
    begun ||= !BEFORE_DOCUMENT.has(type);
  }
  return true;
}

function isForbidden(type: string | null): type is keyof typeof FORBIDDEN {
  return type !== null && Object.hasOwn(FORBIDDEN, type);
}
