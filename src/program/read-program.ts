/** A program file's text to strokes: the door of this room. */
import { isMap, parseDocument, type YAMLError } from 'yaml';
import { err, ok, type Result } from '../units/result.ts';
import type { Diagnostic } from './diagnostic.ts';
import { expand } from './expand.ts';
import { isEmpty, rangeOf, reportShape } from './nodes.ts';
import { nominalSeconds } from './nominal-time.ts';
import { Problems } from './problems.ts';
import type { Program } from './program.ts';
import { readBlock } from './read-block.ts';
import { readSteps } from './read-steps.ts';
import { scanText } from './scan-text.ts';
import { PROGRAM } from './techniques.ts';

/** Reference and scan must fit under the 30-minute cap too (domain.md §3). */
const MAX_NOMINAL_S = 27 * 60;

/**
 * Reads one program. Never throws, whatever the text. Errors hold *all* that is wrong (the first hundred), in the order
 * of the file; where the YAML itself is broken, only that, because what follows a break is guesswork.
 * `fileName` is only for the diagnostics.
 */
export function readProgram(text: string, fileName: string): Result<Program, Diagnostic> {
  const problems = new Problems(text, fileName);
  const program = scanText(text, problems) ? parse(text, problems) : undefined;
  return program === undefined || problems.count > 0 ? err(...problems.diagnostics()) : ok(program);
}

function parse(text: string, problems: Problems): Program | undefined {
  // Failsafe: every value stays the text that was written. Doubled keys are found by the block reader, in linear time.
  const document = parseDocument(text, { schema: 'failsafe', uniqueKeys: false, prettyErrors: false });
  const broken = document.errors.filter((error) => !SCANNED.has(error.code));
  for (const error of broken) {
    problems.add('yaml-syntax', error.pos, `This is not well-formed YAML: ${error.message}.`, hintFor(error));
  }
  if (broken.length > 0) return undefined;
  const root = document.contents;
  const shape = 'Begin with "title:", "about:" and "strokes:", each at the start of a line.';
  if (isEmpty(root)) return void problems.add('empty-program', [0, 1], 'The file is empty.', shape);
  if (!isMap(root)) return void reportShape(problems, root, 'A program', 'a group of keys', shape);
  const rootStart = rangeOf(root)[0];
  const { some, all } = readBlock(problems, PROGRAM, root, 'the program', [rootStart, rootStart + 1]);
  if (some.strokes === undefined) return undefined;
  const range = rangeOf(some.strokes);
  const strokes = expand(problems, readSteps(problems, some.strokes), range);
  if (strokes === undefined) return undefined;
  const nominalS = nominalSeconds(strokes);
  if (nominalS > MAX_NOMINAL_S) {
    const minutes = (nominalS / 60).toFixed(1);
    const message = `The program asks for ${minutes} min. Allowed: up to ${MAX_NOMINAL_S / 60} min.`;
    problems.add('too-long', range, message, 'Take steps out, or make two programs of it.');
  }
  return all && { title: all.title, about: all.about, strokes, nominalS };
}

/** Errors about what the scan has refused already. */
const SCANNED: ReadonlySet<string> = new Set<YAMLError['code']>([
  'ALIAS_PROPS',
  'BAD_ALIAS',
  'BAD_DIRECTIVE',
  'BAD_PROP_ORDER',
  'MULTIPLE_ANCHORS',
  'MULTIPLE_DOCS',
  'MULTIPLE_TAGS',
  'TAG_RESOLVE_FAILED',
]);

function hintFor(error: YAMLError): string {
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return 'Indent with spaces, not tabs.';
    case 'BAD_INDENT':
      return 'Keys of one group begin in the same column; what belongs to a key is indented two spaces further.';
    case 'MISSING_CHAR':
      return 'Close every quote and bracket; put a space after each colon.';
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return 'A text that contains ": " needs quotes around it; a key stands on its own line.';
    case 'BAD_SCALAR_START':
      return 'Put the text in quotes.';
    default:
      return 'Look at the line above too. A text with : # [ ] { } in it needs quotes around it.';
  }
}
