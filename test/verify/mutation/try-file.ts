/** Tries all mutants of one source in a process of its own, which is started anew where a mutant hangs it. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PatchedCopy } from '../patches/patched-copy.ts';
import { instrument, type Mutant } from './instrument.ts';
import { type Fate, type Progress, RESULTS, WORK_FILE, type Work } from './switches.ts';

export interface Tried extends Mutant {
  readonly fate: Fate;
}

/** Longer than any one mutant may take, also on a computer that does much else. */
const HANGS_MS = 150_000;
/** Before the first of them every test runs once. */
const FIRST_MS = 1_800_000;
const LOOK_MS = 2_000;

/** Throws where the tests do not run at all. */
export async function tryFile(
  copy: PatchedCopy,
  file: string,
  tests: readonly string[],
): Promise<readonly Tried[]> {
  const { text, mutants } = await instrument(file, readFileSync(join(copy.folder, file), 'utf8'));
  if (mutants.length === 0) return [];
  const fates = new Map<string, Fate>();
  await copy.withText(file, text, async () => {
    while (fates.size < mutants.length) {
      const left = mutants.filter(({ id }) => !fates.has(id)).map(({ id }) => id);
      const before = fates.size;
      const begun = await runTests(copy.folder, tests, left, fates);
      if (begun !== null && !fates.has(begun)) fates.set(begun, 'timed-out');
      if (fates.size === before) throw new Error(`the tests of ${file} did not run`);
    }
  });
  return mutants.map((mutant) => ({ ...mutant, fate: fates.get(mutant.id) ?? 'survived' }));
}

/** Runs until the process ends or hangs; the mutant begun last. */
async function runTests(
  folder: string,
  tests: readonly string[],
  left: readonly string[],
  fates: Map<string, Fate>,
): Promise<string | null> {
  const results = join(folder, 'mutation-results.jsonl');
  const todo = join(folder, 'mutants.json');
  rmSync(results, { force: true });
  writeFileSync(todo, JSON.stringify({ files: tests.length, ids: left } satisfies Work));
  const args = ['vitest', 'run', '--config', 'test/config/vitest.mutation.config.ts', ...tests, '--silent'];
  const env = { ...process.env, [WORK_FILE]: todo, [RESULTS]: results };
  const child = spawn('npx', args, { cwd: folder, env, stdio: 'ignore', detached: true });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let size = 0;
  let sinceMs = performance.now();
  const look = setInterval(() => {
    const now = existsSync(results) ? readFileSync(results).length : 0;
    if (now !== size) sinceMs = performance.now();
    size = now;
    const mostMs = size === 0 ? FIRST_MS : HANGS_MS;
    if (performance.now() - sinceMs > mostMs && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  }, LOOK_MS);
  await ended;
  clearInterval(look);
  return readProgress(results, fates);
}

function readProgress(path: string, fates: Map<string, Fate>): string | null {
  if (!existsSync(path)) return null;
  let begun: string | null = null;
  for (const text of readFileSync(path, 'utf8').split('\n')) {
    if (text === '') continue;
    const { id, fate } = JSON.parse(text) as Progress;
    begun = id;
    if (fate !== undefined) fates.set(id, fate);
  }
  return begun;
}
