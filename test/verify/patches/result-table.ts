/** A table in the repository that a long script writes; rows that were not tried this time stay as they were. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = new URL('../../../', import.meta.url);

export interface ResultTable {
  /** From the top of the repository. */
  readonly path: string;
  readonly head: string;
  readonly columns: readonly string[];
}

/** `rows`: of each name in its order, the cells after the name; null where it was not tried. */
export function writeTable(
  { path, head, columns }: ResultTable,
  rows: readonly (readonly [name: string, cells: readonly string[] | null])[],
): void {
  const file = fileURLToPath(new URL(path, ROOT));
  const before = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const lines = rows.map(([name, cells]) => {
    if (cells !== null) return `| ${[name, ...cells].join(' | ')} |`;
    return before.find((line) => line.startsWith(`| ${name} | `)) ?? untried(name, columns.length);
  });
  const separator = `|${'---|'.repeat(columns.length)}`;
  writeFileSync(file, [head, `| ${columns.join(' | ')} |`, separator, ...lines, ''].join('\n'));
}

function untried(name: string, columns: number): string {
  return `| ${[name, ...Array.from({ length: columns - 2 }, () => ''), 'not tried yet'].join(' | ')} |`;
}
