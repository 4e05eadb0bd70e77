/**
 * `npm run planted [-- NAME…]`: plants each bug of `patches/planted-bugs.yaml` into a copy and lets the soak look for it.
 * One JSON line a bug, and the table `protocols/planted-bugs.md`; fails where one is not found within 200 seeds.
 */
import { spawnSync } from 'node:child_process';
import { type Patch, PatchedCopy, readPatches } from './patches/patched-copy.ts';
import { type ResultTable, writeTable } from './patches/result-table.ts';

const SEEDS = 200;
const MINUTES = 2;

interface Bug extends Patch {
  readonly name: string;
}

interface Found {
  readonly seed: number;
  readonly law: string;
  readonly what: string;
}

/** The first failure among seeds that the soak printed, or null where it came to its end. */
function soak(folder: string, from: number, seeds: number): Found | null {
  const args = ['tsx', 'test/simulation/soak/main.ts', '--until-failure', '--from', String(from)];
  const run = spawnSync('npx', [...args, '--seeds', String(seeds), '--minutes', String(MINUTES)], {
    cwd: folder,
    encoding: 'utf8',
  });
  const failure = run.stdout.split('\n').find((line) => line.startsWith('{"seed":'));
  if (failure !== undefined) return JSON.parse(failure) as Found;
  if (run.status === 0) return null;
  throw new Error(`the soak did not run: ${run.stderr}`);
}

/** A failure that is not there without the bug. */
async function findIn(copy: PatchedCopy, bug: Bug): Promise<Found | null> {
  for (let from = 1; from <= SEEDS; ) {
    const found = await copy.with(bug, () => Promise.resolve(soak(copy.folder, from, SEEDS - from + 1)));
    if (found === null) return null;
    const without = soak(copy.folder, found.seed, 1);
    if (without?.what !== found.what) return found;
    from = found.seed + 1;
  }
  return null;
}

const TABLE: ResultTable = {
  path: 'protocols/planted-bugs.md',
  head: `# Bugs planted one by one

Written by \`npm run planted\` from \`test/verify/patches/planted-bugs.yaml\`. Do not edit. Each bug is put into a copy, and
the soak (${MINUTES} minutes a seed, from seed 1 on) has to find it within ${SEEDS} seeds, by a law that is kept without it.
`,
  columns: ['bug', 'in', 'law that is broken', 'first seed'],
};

const asked = process.argv.slice(2);
const all = readPatches<Bug>('planted-bugs.yaml', 'bugs');
const bugs = all.filter(({ name }) => asked.length === 0 || asked.some((part) => name.includes(part)));
const cells = new Map<string, readonly string[]>();
const copy = new PatchedCopy();
let missed = 0;
for (const bug of bugs) {
  const found = await findIn(copy, bug);
  if (found === null) missed += 1;
  const told =
    found === null ? { found: false } : { found: true, seed: found.seed, law: found.law, what: found.what };
  process.stdout.write(`${JSON.stringify({ bug: bug.name, ...told })}\n`);
  cells.set(bug.name, [
    `\`${bug.file}\``,
    found?.law ?? '',
    found === null ? 'not found' : String(found.seed),
  ]);
  // After each, because a run of all takes an hour and may be cut.
  writeTable(
    TABLE,
    all.map(({ name }) => [name, cells.get(name) ?? null] as const),
  );
}
copy.remove();
process.stdout.write(`${JSON.stringify({ bugs: bugs.length, missed })}\n`);
process.exitCode = missed === 0 ? 0 : 1;
