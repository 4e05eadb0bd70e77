/** The vectors of the language: texts with the diagnostics or the strokes they give. */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { DiagnosticId, Severity } from '../../src/program/diagnostic.ts';

const FOLDER = new URL('../../protocols/program-language/v1/vectors/', import.meta.url);

interface VectorText {
  /** Where in the vectors it stands: "names.yaml #3". */
  readonly where: string;
  readonly text: string;
  readonly settings: Readonly<Record<string, string>>;
}

export interface InvalidVector extends VectorText {
  readonly id: DiagnosticId;
  readonly at: readonly [line: number, column: number, endColumn: number];
  /** Words that message and hint together must hold. */
  readonly says: string;
  readonly severity: Severity;
}

export interface ValidVector extends VectorText {
  readonly shows: string;
  readonly strokes: readonly unknown[];
}

interface Written {
  readonly id: DiagnosticId;
  readonly at: InvalidVector['at'];
  readonly says?: string;
  readonly severity?: Severity;
  readonly settings?: Readonly<Record<string, string>>;
  readonly text?: string;
  /** Instead of a long text. */
  readonly pieces?: readonly { readonly text: string; readonly times?: number }[];
  readonly shows: string;
  readonly strokes: readonly unknown[];
}

export const INVALID: readonly InvalidVector[] = vectorsIn('invalid').map(([vector, common]) => ({
  ...common,
  id: vector.id,
  at: vector.at,
  says: vector.says ?? '',
  severity: vector.severity ?? 'error',
}));

export const VALID: readonly ValidVector[] = vectorsIn('valid').map(([{ shows, strokes }, common]) => ({
  ...common,
  shows,
  strokes,
}));

function vectorsIn(folder: string): readonly (readonly [Written, VectorText])[] {
  const url = new URL(`${folder}/`, FOLDER);
  return readdirSync(url).flatMap((file) => {
    const vectors: readonly Written[] = parse(readFileSync(new URL(file, url), 'utf8'));
    return vectors.map((vector, index) => [vector, common(vector, `${file} #${index + 1}`)] as const);
  });
}

function common({ text, pieces = [], settings = {} }: Written, where: string): VectorText {
  return {
    where,
    text: text ?? pieces.map((piece) => piece.text.repeat(piece.times ?? 1)).join(''),
    settings,
  };
}
