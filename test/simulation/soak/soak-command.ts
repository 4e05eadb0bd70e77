/**
 * `npm run soak -- --seeds N [--from S] [--minutes M] [--until-failure]`.
 *
 * Lives through many scenarios, one a seed, and ends with one JSON line. What it has done stands in a ledger, a line a
 * seed, so that it goes on where it was: a ledger belongs to one commit and one length of a scenario.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import type { FaultCause } from '../../../sim/faults/fault-table.ts';
import { Drawer } from './draw-scenario.ts';
import { runScenario } from './run-scenario.ts';
import type { Scenario } from './scenario.ts';
import { shrink } from './shrink.ts';
import type { Verdict } from './verdict.ts';

const ROOT = new URL('../../../', import.meta.url);
const DEFAULT_SEEDS = '100';
const DEFAULT_MINUTES = '2';

export interface Tally {
  seeds: number;
  virtualMs: number;
  coreMs: number;
  evaluations: number;
  failures: number;
  readonly faults: Partial<Record<FaultCause, number>>;
}

interface LedgerLine {
  readonly seed: number;
  readonly virtualMs: number;
  readonly coreMs: number;
  readonly evaluations: number;
  readonly faults: Partial<Record<FaultCause, number>>;
  readonly failed: boolean;
}

export async function soakCommand(
  args: readonly string[],
  out: { write(text: string): unknown },
): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seeds: { type: 'string', default: DEFAULT_SEEDS },
      from: { type: 'string', default: '1' },
      minutes: { type: 'string', default: DEFAULT_MINUTES },
      ledger: { type: 'string' },
      'until-failure': { type: 'boolean', default: false },
    },
  });
  const from = whole('from', values.from);
  const until = from + whole('seeds', values.seeds);
  const minutes = Number(values.minutes);
  if (!(minutes >= 1.5))
    throw new RangeError('--minutes is at least 1.5: 50 s of each are for what comes after the faults.');
  const commit = commitNow();
  const ledger = values.ledger ?? `test/simulation/soak/ledger/${commit}-${minutes}min.jsonl`;
  const tally: Tally = { seeds: 0, virtualMs: 0, coreMs: 0, evaluations: 0, failures: 0, faults: {} };
  const done = values['until-failure'] ? new Set<number>() : readLedger(ledger, tally, from, until);
  const drawer = new Drawer();
  for (let seed = from; seed < until; seed += 1) {
    if (done.has(seed)) continue;
    const start = process.cpuUsage();
    const scenario = drawer.draw(seed, minutes);
    const verdict = await runScenario(scenario);
    const { user, system } = process.cpuUsage(start);
    const line = ledgerLine(seed, verdict, (user + system) / 1000);
    add(tally, line);
    if (values['until-failure']) {
      if (verdict.failure === null) continue;
      out.write(`${JSON.stringify({ seed, minutes, commit, ...verdict.failure })}\n`);
      break;
    }
    if (verdict.failure !== null) await tellFailure(seed, minutes, commit, scenario, verdict, out);
    appendFileSync(ledger, `${JSON.stringify(line)}\n`);
  }
  out.write(`${closingLine(tally, commit)}\n`);
  return tally.failures === 0 ? 0 : 1;
}

function whole(name: string, text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new RangeError(`--${name} is a whole number above 0, not "${text}".`);
}

/** `-dirty` where the tree is not the commit: such a ledger is no proof of anything. */
function commitNow(): string {
  const git = spawnSync('git', ['describe', '--always', '--dirty'], { cwd: ROOT, encoding: 'utf8' });
  return git.status === 0 ? git.stdout.trim() : 'no-commit';
}

function readLedger(path: string, tally: Tally, from: number, until: number): ReadonlySet<number> {
  mkdirSync(dirname(path), { recursive: true });
  const done = new Set<number>();
  if (!existsSync(path)) return done;
  for (const text of readFileSync(path, 'utf8').split('\n')) {
    if (text === '') continue;
    const line = JSON.parse(text) as LedgerLine;
    if (line.seed < from || line.seed >= until || done.has(line.seed)) continue;
    done.add(line.seed);
    add(tally, line);
  }
  return done;
}

function ledgerLine(seed: number, verdict: Verdict, coreMs: number): LedgerLine {
  const { virtualMs, evaluations, struck, failure } = verdict;
  return {
    seed,
    virtualMs,
    coreMs: Math.round(coreMs),
    evaluations,
    faults: struck,
    failed: failure !== null,
  };
}

function add(tally: Tally, line: LedgerLine): void {
  tally.seeds += 1;
  tally.virtualMs += line.virtualMs;
  tally.coreMs += line.coreMs;
  tally.evaluations += line.evaluations;
  if (line.failed) tally.failures += 1;
  for (const [cause, count] of Object.entries(line.faults) as [FaultCause, number][])
    tally.faults[cause] = (tally.faults[cause] ?? 0) + count;
}

async function tellFailure(
  seed: number,
  minutes: number,
  commit: string,
  scenario: Scenario,
  verdict: Verdict,
  out: { write(text: string): unknown },
): Promise<void> {
  const { failure } = verdict;
  if (failure === null) return;
  const least = await shrink(scenario, failure);
  out.write(
    `${JSON.stringify({ seed, minutes, commit, ...failure, orders: least.orders, acts: least.acts })}\n`,
  );
}

export function closingLine(tally: Tally, commit: string): string {
  const { seeds, virtualMs, coreMs, faults, evaluations, failures } = tally;
  const sorted = Object.fromEntries(Object.entries(faults).sort(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify({
    seeds,
    virtualHours: Math.round(virtualMs / 36_000) / 100,
    speed: Math.round(virtualMs / Math.max(1, coreMs)),
    faults: sorted,
    evaluations,
    failures,
    commit,
  });
}
