/** What differs between two programs: lines gone and lines come, in order. */

export interface DiffLine {
  readonly sign: '-' | '+';
  readonly text: string;
}

/** The shortest way from `before` to `after` by taking lines out and putting lines in. */
export function diffLines(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  // common[i][j]: how many lines the rests from i and from j have in common, in order.
  const width = after.length + 1;
  const common = new Uint16Array((before.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      common[i * width + j] =
        before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    const [gone, come] = [before[i], after[j]];
    if (gone !== undefined && gone === come) {
      i += 1;
      j += 1;
    } else if (come === undefined || (gone !== undefined && at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ sign: '-', text: gone ?? '' });
      i += 1;
    } else {
      lines.push({ sign: '+', text: come });
      j += 1;
    }
  }
  return lines;
}
