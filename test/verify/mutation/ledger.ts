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

/** Why a mutant may live: of a file, a part of the line it stands in (or of what it is), and the reason. */
interface Reason {
  readonly file: string;
  readonly at: string;
  readonly because: string;
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

export function writeReport(root: string, entries: readonly Entry[]): void {
  const reasons = (
    parse(readFileSync(new URL('reasons.yaml', import.meta.url), 'utf8')) as { reasons: Reason[] }
  ).reasons;
  const rows = entries.map(({ file, killed, fixed, left }) => {
    const tried = killed + left.length;
    const share = tried === 0 ? '' : `${((100 * killed) / tried).toFixed(1)} %`;
    return `| \`${file}\` | ${tried} | ${killed} | ${share} | ${fixed} |`;
  });
  const sum = (of: (entry: Entry) => number): number =>
    entries.reduce((total, entry) => total + of(entry), 0);
  const killed = sum((entry) => entry.killed);
  const tried = killed + sum((entry) => entry.left.length);
  const survivors = entries.flatMap(({ file, left }) =>
    left.map((one) => {
      const source = readFileSync(root + file, 'utf8').split('\n')[one.line - 1] ?? '';
      const reason = reasons.find((known) => known.file === file && source.includes(known.at));
      return `| \`${file}\`:${one.line}:${one.column} | ${code(one.from)} | ${code(one.to)} | ${one.fate === 'uncovered' ? 'no test comes here' : (reason?.because ?? '')} |`;
    }),
  );
  const text = [
    HEAD,
    '| source | tried | noticed | share | decided when loaded, not tried |',
    '|---|---|---|---|---|',
    ...rows,
    `| all | ${tried} | ${killed} | ${tried === 0 ? '' : `${((100 * killed) / tried).toFixed(1)} %`} | ${sum((entry) => entry.fixed)} |`,
    '',
    '## Not noticed',
    '',
    '| where | is | was made | why it may be |',
    '|---|---|---|---|',
    ...survivors,
    '',
  ].join('\n');
  writeFileSync(`${root}${REPORT}`, text);
}

function code(text: string): string {
  const short = text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').slice(0, 70);
  return `\`${short}\``;
}
