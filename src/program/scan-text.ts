/**
 * Bounds the text before the YAML parser sees it. The parser recurses, and deep input ends the whole process
 * (`'['.repeat(900)`, past any try/catch), so depth is counted here, on the tokens of the parser's own lexer, which is a
 * flat state machine: what it calls a bracket is what the parser will call one, in quotes, comments and block text too.
 */
import { CST, Lexer } from 'yaml';
import { unsafeCharacters } from './characters.ts';
import type { DiagnosticId } from './diagnostic.ts';
import type { Problems } from './problems.ts';

const MAX_BYTES = 64 * 1024;
const MAX_BRACKETS = 24;
/** Every nested block is indented further, so indentation bounds depth. */
const MAX_INDENT = 60;
/** `- - - x` and `a: b: c:` nest without indentation. */
const MAX_INDICATORS_PER_LINE = 8;
const MAX_KEYS = 2000;

/** YAML that programs do without: each a way to make a small file mean something large or hidden. */
const FORBIDDEN = {
  anchor: ['anchor', 'Anchors (&name) are not part of the language.', 'Use repeat, or write the step again.'],
  alias: [
    'alias',
    'Aliases (*name) are not part of the language.',
    'Write the value out; quote a text that begins with *.',
  ],
  tag: [
    'tag',
    'Tags (!name) are not part of the language.',
    'Take the tag away; quote a text that begins with !.',
  ],
  'directive-line': ['directive', 'Directives (%…) are not part of the language.', 'Take the line away.'],
  'doc-end': ['second-document', 'A file holds one program; "..." ends it early.', 'Take the line away.'],
  'doc-start': [
    'second-document',
    'A second document starts here.',
    'Put each program into a file of its own.',
  ],
} as const satisfies Record<string, readonly [DiagnosticId, string, string]>;

function isForbidden(type: string | null): type is keyof typeof FORBIDDEN {
  return type !== null && Object.hasOwn(FORBIDDEN, type);
}

/** True where the text may be handed to the parser; problems are reported either way. */
export function scanText(text: string, problems: Problems): boolean {
  return sizeFits(text, problems) && charactersFit(text, problems) && structureFits(text, problems);
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

function structureFits(text: string, problems: Problems): boolean {
  let offset = 0;
  let brackets = 0;
  let keys = 0;
  let indicators = 0;
  let atLineStart = true;
  let contentSeen = false;
  let isScalar = false;
  const tooDeep = (): false => {
    const hint = 'Repeats inside repeats inside repeats can be written as one list.';
    problems.add('nested-too-deep', [offset, offset + 1], 'The file is nested too deep.', hint);
    return false;
  };
  for (const token of new Lexer().lex(text)) {
    const type: string | null = isScalar ? 'scalar-text' : CST.tokenType(token);
    isScalar = type === 'scalar';
    // Marks of the lexer's own, not in the text.
    if (type === 'scalar' || type === 'doc-mode') continue;
    if (type === 'flow-error-end') {
      brackets = 0;
      continue;
    }
    if (type === 'newline') {
      atLineStart = true;
      indicators = 0;
    } else if (type === 'space') {
      if (
        atLineStart &&
        brackets === 0 &&
        token.length > MAX_INDENT &&
        !isBlank(text, offset + token.length)
      ) {
        return tooDeep();
      }
    } else {
      atLineStart = false;
    }
    if (type === 'flow-map-start' || type === 'flow-seq-start') {
      brackets += 1;
      if (brackets > MAX_BRACKETS) return tooDeep();
    } else if (type === 'flow-map-end' || type === 'flow-seq-end') {
      brackets = Math.max(0, brackets - 1);
    } else if (type === 'map-value-ind' || type === 'seq-item-ind' || type === 'explicit-key-ind') {
      indicators += 1;
      if (brackets === 0 && indicators > MAX_INDICATORS_PER_LINE) return tooDeep();
      if (type !== 'seq-item-ind') keys += 1;
      if (keys > MAX_KEYS) {
        const message = `The file has more than ${MAX_KEYS} keys.`;
        problems.add('too-many-keys', [offset, offset + 1], message, 'Say repeated strokes with repeat.');
        return false;
      }
    }
    if (isForbidden(type) && (type !== 'doc-start' || contentSeen)) {
      const [id, message, hint] = FORBIDDEN[type];
      problems.add(id, [offset, offset + token.length], message, hint);
    }
    if (type !== 'newline' && type !== 'space' && type !== 'comment' && type !== 'byte-order-mark')
      contentSeen = true;
    // Block and plain text swallow the line end after it.
    if (type === 'scalar-text' && token.endsWith('\n')) {
      atLineStart = true;
      indicators = 0;
    }
    offset += token.length;
  }
  return true;
}

/** True where only a comment or nothing follows on the line. */
function isBlank(text: string, offset: number): boolean {
  const next = text[offset];
  return next === undefined || next === '#' || next === '\n' || next === '\r';
}
