/**
 * Runs every test once as it is, and notes which mutants it passes through; then, mutant by mutant, those tests again in
 * the same process, the quickest first, until one fails. A test that does not pass twice proves nothing and is left out.
 */
import { appendFileSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { type RunnerTestCase, TestRunner } from 'vitest';
import {
  type Fate,
  type Progress,
  RESULTS,
  switches,
  WORK_FILE,
  type Work,
} from '../verify/mutation/switches.ts';

interface Seen {
  readonly test: RunnerTestCase;
  readonly ms: number;
  readonly hits: Readonly<Record<string, number>>;
  repeatable: boolean;
}

/** Loops that a mutant has made endless end here. */
const HITS_FACTOR = 100;
const LEAST_HITS = 10_000;
/** A promise that never comes. */
const WAIT_MS = 20_000;
/** No mutant is worth more than this of the tests that take longest, and none that takes longer than this alone. */
const SPEND_MS = 5_000;

/** Of the whole process: every test file has a runner of its own. */
interface Memory {
  readonly seen: Seen[];
  files: number;
}

function memory(): Memory {
  const place = globalThis as { tsuboMutation?: Memory };
  place.tsuboMutation ??= { seen: [], files: 0 };
  return place.tsuboMutation;
}

export default class MutationRunner extends TestRunner {
  async runTask(test: RunnerTestCase): Promise<void> {
    const ns = switches();
    const start = cpuMs();
    ns.currentTestId = test.id;
    try {
      await TestRunner.getTestFn(test)();
    } finally {
      ns.currentTestId = undefined;
    }
    const hits = ns.mutantCoverage?.perTest[test.id];
    if (hits !== undefined) memory().seen.push({ test, ms: cpuMs() - start, hits, repeatable: true });
  }

  override async onAfterRunFiles(): Promise<void> {
    super.onAfterRunFiles();
    const all = memory();
    all.files += 1;
    const { files, ids } = JSON.parse(readFileSync(process.env[WORK_FILE] ?? '', 'utf8')) as Work;
    if (all.files === files) await tryAll(all.seen, ids);
  }
}

async function tryAll(seen: readonly Seen[], ids: readonly string[]): Promise<void> {
  const quickestFirst = seen.toSorted((a, b) => a.ms - b.ms);
  fc.configureGlobal({ endOnFailure: true });
  for (const id of ids) {
    tell({ id });
    tell({ id, ...(await fateOf(id, quickestFirst)) });
  }
}

async function fateOf(id: string, seen: readonly Seen[]): Promise<{ fate: Fate; by?: string }> {
  const covering = seen.filter(({ hits }) => hits[id] !== undefined);
  if (covering.length === 0)
    return { fate: switches().mutantCoverage?.static[id] === undefined ? 'uncovered' : 'static' };
  let spentMs = 0;
  for (const one of covering) {
    if (!one.repeatable || spentMs > SPEND_MS || one.ms > SPEND_MS) continue;
    spentMs += one.ms;
    if (await passes(one, id)) continue;
    if (await passes(one, undefined)) return { fate: 'killed', by: one.test.name };
    one.repeatable = false;
  }
  return { fate: 'survived' };
}

async function passes({ test, hits }: Seen, mutant: string | undefined): Promise<boolean> {
  const ns = switches();
  ns.activeMutant = mutant;
  ns.hitCount = 0;
  ns.hitLimit = (hits[mutant ?? ''] ?? 0) * HITS_FACTOR + LEAST_HITS;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('late')), WAIT_MS);
  });
  try {
    await Promise.race([TestRunner.getTestFn(test)(), late]);
    return true;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
    ns.activeMutant = undefined;
  }
}

/** Of this process: what else the computer does is no part of it. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function tell(progress: Progress): void {
  appendFileSync(process.env[RESULTS] ?? '', `${JSON.stringify(progress)}\n`);
}
