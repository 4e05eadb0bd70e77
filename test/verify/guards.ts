/**
 * `npm run guards [-- NAME…]`: takes each guard of `patches/guards.yaml` away in a copy, by name, one at a time, and runs
 * the test of its hazard, which has to fail. Writes the table `protocols/guard-table.md`; other rows stay as they were.
 */
import { spawnSync } from 'node:child_process';
import { type Patch, PatchedCopy, readPatches } from './patches/patched-copy.ts';
import { type ResultTable, writeTable } from './patches/result-table.ts';

interface Guard extends Patch {
  readonly name: string;
  readonly side: 'B' | 'H';
  readonly hazards: readonly string[];
  readonly test: string;
  readonly title: string;
}

interface Shown extends Guard {
  readonly failed: number;
  readonly passed: number;
}

function runTest(folder: string, { test, title }: Guard): { failed: number; passed: number } {
  const config = ['--config', 'test/config/vitest.config.ts', '--project', 'virtual'];
  const args = ['vitest', 'run', ...config, test, '-t', title, '--reporter=json', '--silent'];
  const { stdout } = spawnSync('npx', args, { cwd: folder, encoding: 'utf8', maxBuffer: 64_000_000 });
  const from = stdout.indexOf('{"numTotalTestSuites"');
  if (from < 0) throw new Error(`the tests did not run: ${stdout.slice(0, 500)}`);
  const report = JSON.parse(stdout.slice(from)) as { numFailedTests: number; numPassedTests: number };
  return { failed: report.numFailedTests, passed: report.numPassedTests };
}

const TABLE: ResultTable = {
  path: 'protocols/guard-table.md',
  head: `# Guards, each taken away once

Written by \`npm run guards\` from \`test/verify/patches/guards.yaml\`. Do not edit. B: the board's own guard, H: the host's.
The last column says how many of the tests of its hazard fail without it.
`,
  columns: ['guard', 'side', 'hazards', 'stands in', 'test', 'fail without it'],
};

function cellsOf({ side, hazards, file, test, title, failed, passed }: Shown): readonly string[] {
  const named = `\`${test}\` "${title.replaceAll('|', ' or ')}"`;
  return [side, hazards.join(' '), `\`${file}\``, named, `${failed} of ${failed + passed}`];
}

const asked = process.argv.slice(2);
const all = readPatches<Guard>('guards.yaml', 'guards');
const guards = all.filter(({ name }) => asked.length === 0 || asked.some((part) => name.includes(part)));
const copy = new PatchedCopy();
const shown: Shown[] = [];
for (const guard of guards) {
  const result = await copy.with(guard, () => Promise.resolve(runTest(copy.folder, guard)));
  shown.push({ ...guard, ...result });
  process.stdout.write(`${JSON.stringify({ guard: guard.name, hazards: guard.hazards, ...result })}\n`);
}
copy.remove();
const unnoticed = shown.filter(({ failed }) => failed === 0).map(({ name }) => name);
writeTable(
  TABLE,
  all.map(({ name }) => {
    const found = shown.find((one) => one.name === name);
    return [name, found === undefined ? null : cellsOf(found)] as const;
  }),
);
process.stdout.write(`${JSON.stringify({ guards: shown.length, unnoticed })}\n`);
process.exitCode = unnoticed.length === 0 ? 0 : 1;
