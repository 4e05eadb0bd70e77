/** `npm run hazards [-- H10 H32 …]`: runs every test whose title names a hazard and writes `protocols/hazard-matrix.md`. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readHazards } from './hazards.ts';
import { type HazardResult, matrixText } from './matrix.ts';
import { namedHazards } from './titles.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

const asked: ReadonlySet<string> = new Set(process.argv.slice(2));
const MATRIX = join(ROOT, 'protocols/hazard-matrix.md');

function runTests(into: string): z.infer<typeof report> {
  const config = ['--config', 'test/config/vitest.config.ts', '--project', 'virtual'];
  const files = namedHazards().flatMap(({ id, file }) => (asked.has(id) ? [file] : []));
  const titles = asked.size === 0 ? 'H\\d\\d' : [...asked].join('|');
  const what = [...new Set(files), '-t', `\\b(${titles})\\b`];
  const args = ['vitest', 'run', ...config, ...what, '--reporter=json', `--outputFile=${into}`];
  spawnSync('npx', args, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
  return report.parse(JSON.parse(readFileSync(into, 'utf8')));
}

function resultsOf({ testResults }: z.infer<typeof report>): readonly HazardResult[] {
  const byId = new Map<string, { files: Set<string>; passed: number; failed: number }>();
  for (const { name, assertionResults } of testResults) {
    // Its titles name every row, and prove none.
    if (name.endsWith('/hazards/hazards.test.ts')) continue;
    for (const { fullName, status } of assertionResults) {
      if (status !== 'passed' && status !== 'failed') continue;
      for (const [id] of fullName.matchAll(/\bH\d\d\b/g)) {
        const entry = byId.get(id) ?? { files: new Set(), passed: 0, failed: 0 };
        entry.files.add(relative(ROOT, name));
        entry[status] += 1;
        byId.set(id, entry);
      }
    }
  }
  return [...byId].map(([id, { files, passed, failed }]) => ({
    id,
    files: [...files].sort(),
    passed,
    failed,
  }));
}

const folder = mkdtempSync(join(tmpdir(), 'tsubo-hazards-'));
const results = resultsOf(runTests(join(folder, 'report.json')));
rmSync(folder, { recursive: true, force: true });
const commit = execFileSync('git', ['describe', '--always', '--dirty'], {
  cwd: ROOT,
  encoding: 'utf8',
}).trim();
const before = asked.size === 0 ? {} : { before: { text: readFileSync(MATRIX, 'utf8'), run: asked } };
writeFileSync(MATRIX, matrixText(readHazards(), { commit, results, ...before }));
const failed = results.reduce((sum, result) => sum + result.failed, 0);
process.stdout.write(`${JSON.stringify({ commit, hazardsWithTests: results.length, failed })}\n`);
process.exitCode = failed === 0 ? 0 : 1;
