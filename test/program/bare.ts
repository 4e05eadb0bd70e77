import type { Stroke } from '../../src/chair/stroke.ts';

/** A stroke without its place in the file. */
export function bare({ line: _line, column: _column, beside, ...stroke }: Stroke): object {
  return { ...stroke, beside: beside.map(({ line: _l, column: _c, beside: _b, ...companion }) => companion) };
}
