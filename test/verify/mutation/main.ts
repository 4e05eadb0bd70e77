/**
 * `npm run mutation [-- PATH…]`: changes what guards people, a thing at a time, in a copy, and sees whether a test notices.
 * Goes on where it was: what stands in the ledger is tried again only once its source has changed. Fails where of any part
 * less than 85 % is noticed, where something was not tried, and where what was not noticed has no reason.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PatchedCopy } from '../patches/patched-copy.ts';
import { type Entry, LEDGER, readLedger, sumOf, writeReport } from './ledger.ts';
import { PARTS } from './parts.ts';
import { tryFile } from './try-file.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const LEAST_SHARE = 0.85;

interface Source {
  readonly part: string;
  readonly file: string;
  readonly tests: readonly string[];
  readonly hash: string;
}

function sources(): readonly Source[] {
  return PARTS.flatMap(({ name: part, sources: places, tests, own }) => {
    const files = places.flatMap((place) => filesAt(place, '.ts'));
    return files.map((file) => ({
      part,
      file,
      tests: (own[file] ?? tests).flatMap((place) => filesAt(place, '.test.ts')),
      hash: hashOf(file),
    }));
  });
}

/** A file itself, or all files under a folder. */
function filesAt(place: string, ending: string): readonly string[] {
  if (!statSync(ROOT + place).isDirectory()) return [place];
  const names = readdirSync(ROOT + place, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith(ending)).map((name) => `${place}/${name}`);
}

function hashOf(file: string): string {
  return createHash('sha256')
    .update(readFileSync(ROOT + file))
    .digest('hex')
    .slice(0, 16);
}

const asked = process.argv.slice(2);
const all = sources();
const ledger = new Map<string, Entry>(
  readLedger()
    .filter(({ file }) => all.some((source) => source.file === file))
    .map((entry) => [entry.file, entry]),
);
const byPart = (): ReadonlyMap<string, readonly Entry[]> => {
  const parts = new Map<string, Entry[]>();
  for (const { part, file } of all) {
    const entry = ledger.get(file);
    parts.set(part, [...(parts.get(part) ?? []), ...(entry === undefined ? [] : [entry])]);
  }
  return parts;
};
/** How many are left without a reason. */
const keep = (): number => {
  const entries = [...byPart().values()].flat();
  writeFileSync(ROOT + LEDGER, `${entries.map((entry) => JSON.stringify(entry)).join('\n')}\n`);
  return writeReport(ROOT, byPart());
};
const copy = new PatchedCopy();
for (const { file, tests, hash } of all) {
  const isAsked = asked.some((part) => file.includes(part));
  if (asked.length > 0 ? !isAsked : ledger.get(file)?.hash === hash) continue;
  const tried = await tryFile(copy, file, tests);
  const count = (fate: string): number => tried.filter((one) => one.fate === fate).length;
  const entry: Entry = {
    file,
    hash,
    killed: count('killed') + count('timed-out'),
    fixed: count('static'),
    left: tried
      .filter(({ fate }) => fate === 'survived' || fate === 'uncovered')
      .map(({ id: _, ...mutant }) => mutant),
  };
  ledger.set(file, entry);
  keep();
  process.stdout.write(
    `${JSON.stringify({ file, mutants: tried.length, killed: entry.killed, left: entry.left.length, fixed: entry.fixed })}\n`,
  );
}
copy.remove();
const unexplained = keep();
const shares = [...byPart()].map(([part, entries]) => {
  const { tried, killed } = sumOf(entries);
  return { part, tried, killed, share: Math.round((1000 * killed) / tried) / 1000 };
});
const untried = all.filter(({ file, hash }) => ledger.get(file)?.hash !== hash).map(({ file }) => file);
process.stdout.write(`${JSON.stringify({ shares, untried, unexplained })}\n`);
const isEnough = shares.every(({ killed, tried }) => killed >= LEAST_SHARE * tried);
process.exitCode = isEnough && untried.length === 0 && unexplained === 0 ? 0 : 1;
