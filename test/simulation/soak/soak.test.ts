import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FAULT_CAUSES, faultCause, faultKind } from '../../../sim/faults/fault-table.ts';
import { readHazards } from '../../hazards/hazards.ts';
import { Drawer } from './draw-scenario.ts';
import { runScenario } from './run-scenario.ts';
import type { Scenario } from './scenario.ts';
import { shrink } from './shrink.ts';
import type { Verdict } from './verdict.ts';

const SEEDS = 100;
const GROUPS = 10;
const MINUTES = 2;

const drawer = new Drawer();

describe('a hundred lives of two minutes, judged by the truth log after every event', () => {
  const struck: Partial<Record<string, number>> = {};
  let lived = 0;
  const groups = Array.from({ length: GROUPS }, (_, group) => (group * SEEDS) / GROUPS + 1);

  it.each(groups)(
    'seeds from %i on break no law, meet every fault, and play again afterwards',
    async (from) => {
      for (let seed = from; seed < from + SEEDS / GROUPS; seed += 1) {
        const verdict = await runScenario(drawer.draw(seed, MINUTES));
        expect(verdict.failure, `npm run soak -- --seeds 1 --from ${seed}`).toBeNull();
        expect(verdict.virtualMs).toBe(MINUTES * 60_000);
        for (const [cause, count] of Object.entries(verdict.struck))
          struck[cause] = (struck[cause] ?? 0) + count;
        lived += 1;
      }
      if (lived < SEEDS) return;
      expect(FAULT_CAUSES.filter((cause) => (struck[cause] ?? 0) === 0)).toEqual([]);
    },
  );
});

/** Once, mid-massage; then calm. */
function ordered(cause: string): Scenario {
  const name = faultCause(cause);
  const [leastMs, mostMs] = faultKind(name).lastsMs;
  const forMs = Math.round((leastMs + mostMs) / 2);
  const order = { cause: name, when: 'pressing', atMs: 24_000, forMs, seed: 5 } as const;
  return { ...drawer.draw(3, MINUTES), orders: [order], acts: [], calmMs: 38_000, endMs: 80_000 };
}

describe('every fault, ordered by name while a roller presses', () => {
  const hazards = readHazards();
  const cases = FAULT_CAUSES.map((cause) => ({
    cause,
    ids: hazards.filter(({ faults }) => faults.includes(cause)).map(({ id }) => id),
  }));

  it.each(cases)('$ids: $cause breaks no law, and the chair plays again', async ({ cause, ids }) => {
    expect(ids).not.toEqual([]);
    const verdict = await runScenario(ordered(cause));
    expect(verdict.failure).toBeNull();
    expect(verdict.struck[cause]).toBe(1);
  });

  it('an unknown one is an error that names the nearest', () => {
    expect(() => faultCause('line-lose')).toThrow('line-loses');
    expect(() => faultCause('toString')).toThrow(RangeError);
  });

  it('the hazards name no other', () => {
    const known: readonly string[] = FAULT_CAUSES;
    expect(hazards.flatMap(({ faults }) => faults).filter((name) => !known.includes(name))).toEqual([]);
  });
});

describe('the soak itself', () => {
  it('same seed, same verdict', async () => {
    const once = await runScenario(drawer.draw(7, MINUTES));
    expect(await runScenario(drawer.draw(7, MINUTES))).toEqual(once);
    expect(new Drawer().draw(7, MINUTES)).toEqual(drawer.draw(7, MINUTES));
  });

  it('shrinks a failure to the faults that matter', async () => {
    const scenario = drawer.draw(4, MINUTES);
    const pressing = { atMs: 20_000, when: 'pressing', seed: 1 } as const;
    // Nobody clears a brown-out that lasts longer than the scenario.
    const orders = [
      { ...pressing, cause: 'line-loses', forMs: 1_000 },
      { ...pressing, cause: 'host-stalls', forMs: 100 },
    ] as const;
    const broken: Scenario = { ...scenario, orders, acts: [], calmMs: 118_000, endMs: 119_000 };
    const verdict: Verdict = await runScenario(broken);
    expect(verdict.failure?.law).toBe('after the faults the chair plays again');
    if (verdict.failure === null) return;
    const least = await shrink(broken, verdict.failure);
    expect(least.orders).toEqual([]);
  });
});

describe('scenarios that once broke a law', () => {
  const url = new URL('./regressions.json', import.meta.url);
  const kept = JSON.parse(readFileSync(url, 'utf8')) as readonly {
    readonly was: string;
    readonly scenario: Scenario;
  }[];

  it.each(kept)('$was', async ({ scenario }) => {
    expect((await runScenario(scenario)).failure).toBeNull();
  });
});
