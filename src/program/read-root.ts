/** From a file's text to the group of keys it is: what programs and courses have in common. */
import { Composer, type CST, type Document, isMap, Parser, type YAMLMap } from 'yaml';
import { isEmpty, rangeOf, reportShape } from './nodes.ts';
import type { Problems, TextRange } from './problems.ts';
import { scanText } from './scan-text.ts';
import { hintFor, SCANNED } from './yaml-errors.ts';

export interface Root {
  readonly map: YAMLMap;
  /** Where keys that are missing are reported: the file's first letter. */
  readonly start: TextRange;
}

/** Undefined, and reported, where the text is not safe, not YAML or no group of keys. `what` begins a sentence: "A program". */
export function readRoot(problems: Problems, text: string, what: string, shape: string): Root | undefined {
  const lexemes = scanText(text, problems);
  const document = lexemes === undefined ? undefined : documentOf(lexemes, text.length);
  if (document === undefined) return undefined;
  const broken = document.errors.filter((error) => !SCANNED.has(error.code));
  for (const error of broken) {
    problems.add('yaml-syntax', error.pos, `This is not well-formed YAML: ${error.message}.`, hintFor(error));
  }
  if (broken.length > 0) return undefined;
  const root = document.contents;
  if (isEmpty(root)) return void problems.add('empty-program', [0, 1], 'The file is empty.', shape);
  if (!isMap(root)) return void reportShape(problems, root, what, 'a group of keys', shape);
  const [start] = rangeOf(root);
  return { map: root, start: [start, start + 1] };
}

/** The one document: the scan has refused a second. The parser takes the pieces the scan has looked at, so that none is cut twice. */
function documentOf(lexemes: readonly string[], length: number): Document | undefined {
  function* tokens(): Generator<CST.Token> {
    const parser = new Parser();
    for (const lexeme of lexemes) yield* parser.next(lexeme);
    yield* parser.end();
  }
  // Failsafe: every value stays the text that was written. Doubled keys are found by the block reader, in linear time.
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, prettyErrors: false });
  const [document] = composer.compose(tokens(), true, length);
  return document;
}
