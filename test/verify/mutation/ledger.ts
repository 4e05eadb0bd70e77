/** What was tried of each source, and what of it no test has noticed: data, and the same to read. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Tried } from './try-file.ts';

const ROOT = new URL('../../../', import.meta.url);
/** From the top of the repository. One line a source. */
export const LEDGER = 'test/verify/mutation/ledger.jsonl';
const REPORT = 'protocols/mutation-table.md';

export type Left = Omit<Tried, 'id'>;

export interface Entry {
  readonly file: string;
  /** Of the source as it was tried. */
  readonly hash: string;
  readonly killed: number;
  /** Decided when the module is loaded: not tried. */
  readonly fixed: number;
  readonly left: readonly Left[];
}

/** Why a mutant may live: of a file, or a folder, a part of the line it stands in, and, where not all there, of what it was made. */
interface Reason {
  readonly file: string;
  readonly at: string;
  readonly made?: string;
  readonly because: string;
}

/** Of some sources together. */
export interface Sum {
  readonly tried: number;
  readonly killed: number;
  readonly fixed: number;
}

export function sumOf(entries: readonly Entry[]): Sum {
  const sum = { tried: 0, killed: 0, fixed: 0 };
  for (const { killed, left, fixed } of entries) {
    sum.tried += killed + left.length;
    sum.killed += killed;
    sum.fixed += fixed;
  }
  return sum;
}

export function readLedger(): readonly Entry[] {
  const url = new URL(LEDGER, ROOT);
  if (!existsSync(url)) return [];
  const lines = readFileSync(url, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Entry);
}

const HEAD = `# What is changed and not noticed

Written by \`npm run mutation\` from \`test/verify/mutation/ledger.jsonl\`. Do not edit. Everything in these sources that can be
changed (an operator, a number's sign, a condition, a block) is changed once, in a copy; the tests named in
\`test/verify/mutation/parts.ts\` have to notice. Reasons stand in \`test/verify/mutation/reasons.yaml\`.
`;

/** Part by part, each with its sum; returns how many are left without a reason. */
export function writeReport(root: string, parts: ReadonlyMap<string, readonly Entry[]>): number {
  const { reasons } = parse(readFileSync(new URL('reasons.yaml', import.meta.url), 'utf8')) as {
    readonly reasons: readonly Reason[];
  };
  const all = [...parts.values()].flat();
  const rows = [...parts].flatMap(([name, entries]) => [
    row(`**${name}**`, sumOf(entries)),
    ...entries.map((entry) => row(`\`${entry.file}\``, sumOf([entry]))),
  ]);
  let unexplained = 0;
  const survivors = all.flatMap(({ file, left }) => {
    if (left.length === 0) return [];
    const lines = readFileSync(root + file, 'utf8').split('\n');
    return left.map((one) => {
      const because = reasonOf(reasons, file, lines[one.line - 1] ?? '', one);
      if (because === undefined) unexplained += 1;
      const where = `\`${file}\`:${one.line}:${one.column}`;
      return `| ${where} | ${code(one.from)} | ${code(one.to)} | ${because ?? '**none yet**'} |`;
    });
  });
  const text = [
    HEAD,
    '| source | tried | noticed | share | decided when loaded, not tried |',
    '|---|---|---|---|---|',
    ...rows,
    row('**all**', sumOf(all)),
    '',
    '## Not noticed',
    '',
    '| where | is | was made | why it may be |',
    '|---|---|---|---|',
    ...survivors,
    '',
  ].join('\n');
  writeFileSync(`${root}${REPORT}`, text);
  return unexplained;
}

function reasonOf(
  reasons: readonly Reason[],
  file: string,
  line: string,
  { to, fate }: Left,
): string | undefined {
  const known = reasons.find(
    (one) =>
      file.startsWith(one.file) && line.includes(one.at) && (one.made === undefined || to === one.made),
  );
  if (known === undefined) return undefined;
  return fate === 'uncovered' ? `no test comes here: ${known.because}` : known.because;
}

function row(name: string, { tried, killed, fixed }: Sum): string {
  const share = tried === 0 ? '' : `${((100 * killed) / tried).toFixed(1)} %`;
  return `| ${name} | ${tried} | ${killed} | ${share} | ${fixed} |`;
}

function code(text: string): string {
  const short = text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').slice(0, 70);
  return `\`${short}\``;
}
