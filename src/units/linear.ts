/** Pivots this much smaller than the greatest are rounding. */
const SINGULAR = 1e-13;

/** Solves rows · x = right for a few unknowns (Gauss, partial pivoting); null where the rows do not tell them apart. */
export function solveLinear(
  rows: readonly (readonly number[])[],
  right: readonly number[],
): readonly number[] | null {
  const size = rows.length;
  const work = rows.map((row, i) => [...row, right[i] ?? 0]);
  const scales = rows.map((row) => row.reduce((most, value) => Math.max(most, Math.abs(value)), 0));
  for (let column = 0; column < size; column++) {
    let best = column;
    for (let row = column + 1; row < size; row++) {
      if (share(work, scales, row, column) > share(work, scales, best, column)) best = row;
    }
    if (!(share(work, scales, best, column) > SINGULAR)) return null;
    swap(work, best, column);
    swap(scales, best, column);
    const pivotRow = work[column] ?? [];
    for (let row = 0; row < size; row++) {
      const own = work[row] ?? [];
      const factor = row === column ? 0 : (own[column] ?? 0) / (pivotRow[column] ?? 1);
      if (factor === 0) continue;
      for (let i = column; i <= size; i++) own[i] = (own[i] ?? 0) - factor * (pivotRow[i] ?? 0);
    }
  }
  return work.map((row, i) => (row[size] ?? 0) / (row[i] ?? 1));
}

function share(
  work: readonly (readonly number[])[],
  scales: readonly number[],
  row: number,
  column: number,
): number {
  return Math.abs(work[row]?.[column] ?? 0) / (scales[row] || 1);
}

function swap<T>(list: T[], one: number, two: number): void {
  const kept = list[one];
  const other = list[two];
  if (kept === undefined || other === undefined) return;
  list[one] = other;
  list[two] = kept;
}
