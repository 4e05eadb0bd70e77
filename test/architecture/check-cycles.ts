import type { SourceFile, Violation } from './source-file.ts';

/** No file imports itself, by however many steps. Types count: a cycle of types is one idea in two files. */
export function checkCycles(files: readonly SourceFile[]): readonly Violation[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const finished = new Set<string>();
  const violations: Violation[] = [];

  const walk = (path: string, trail: readonly string[]): void => {
    const seenAt = trail.indexOf(path);
    if (seenAt !== -1) {
      const detail = [...trail.slice(seenAt), path].join(' → ');
      violations.push({ path, rule: 'cycle', detail });
      return;
    }
    if (finished.has(path)) return;
    for (const found of byPath.get(path)?.imports ?? []) {
      if (found.target !== null) walk(found.target, [...trail, path]);
    }
    finished.add(path);
  };

  for (const file of files) walk(file.path, []);
  return violations;
}
