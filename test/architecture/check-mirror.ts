import { FLOORS } from './check-floors.ts';
import type { SourceFile, Violation } from './source-file.ts';

/** Folders of test that mirror no room: whole-house suites, tool configuration, and what tests share. */
const SUITES = [
  'architecture',
  'bench',
  'browser',
  'config',
  'conformance',
  'editor',
  'hazards',
  'oracle',
  'programs',
  'protocols',
  'simulation',
  'support',
  'verify',
];

/** A test stands in the folder of the room it tests: test/link/… reaches into src/link, test/sim/… into sim. */
export function checkMirror(files: readonly SourceFile[]): readonly Violation[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return files.flatMap((file) => {
    const folder = file.path.split('/')[1] ?? '';
    if (!file.path.startsWith('test/') || SUITES.includes(folder)) return [];
    const home = folder === 'sim' ? 'sim/' : `src/${folder}/`;
    if (folder !== 'sim' && folder !== 'panel' && FLOORS[folder] === undefined) {
      return [
        { path: file.path, rule: 'mirror', detail: `test/${folder} mirrors no room and is no known suite` },
      ];
    }
    if (!file.path.endsWith('.test.ts') || reaches(file, home, byPath, new Set())) return [];
    return [{ path: file.path, rule: 'mirror', detail: `imports nothing of ${home}` }];
  });
}

/** Imports of the home room, directly or through another file of the tests. */
function reaches(
  file: SourceFile,
  home: string,
  byPath: ReadonlyMap<string, SourceFile>,
  seen: Set<string>,
): boolean {
  seen.add(file.path);
  return file.imports.some(({ target }) => {
    if (target === null) return false;
    if (target.startsWith(home)) return true;
    const next = byPath.get(target);
    return next?.path.startsWith('test/') === true && !seen.has(target) && reaches(next, home, byPath, seen);
  });
}
