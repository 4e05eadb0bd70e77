import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { SourceFile } from './source-file.ts';
import { sourceFile } from './source-file.ts';

const TOP = fileURLToPath(new URL('../..', import.meta.url));

/** Everything that is in the repository or about to be: tracked, or new and not ignored. */
export function repositoryPaths(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: TOP,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  // A file that was deleted and not yet committed is still listed.
  return listed.split('\0').filter((path) => path !== '' && existsSync(`${TOP}/${path}`));
}

export function readText(path: string): string {
  return readFileSync(`${TOP}/${path}`, 'utf8');
}

export function readSources(paths: readonly string[]): readonly SourceFile[] {
  return paths
    .filter((path) => /^(?:src|sim|test)\/.*\.tsx?$/.test(path))
    .map((path) => sourceFile(path, readText(path)));
}
