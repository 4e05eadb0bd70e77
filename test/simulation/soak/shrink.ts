/** The fewest faults and acts with which a scenario still breaks the same law. */
import { runScenario } from './run-scenario.ts';
import type { Scenario } from './scenario.ts';
import type { Failure } from './verdict.ts';

/** Leaves one out after the other, and keeps out what was not needed. Later parts go first: they hold the fewest others up. */
export async function shrink(scenario: Scenario, failure: Failure): Promise<Scenario> {
  let least: Scenario = {
    ...scenario,
    orders: scenario.orders.filter(({ atMs }) => atMs <= failure.atMs),
    acts: scenario.acts.filter(({ atMs }) => atMs <= failure.atMs),
  };
  if (!(await breaks(least, failure))) least = scenario;
  for (const part of ['acts', 'orders'] as const) {
    for (let index = least[part].length - 1; index >= 0; index -= 1) {
      const fewer: Scenario = { ...least, [part]: least[part].toSpliced(index, 1) };
      if (await breaks(fewer, failure)) least = fewer;
    }
  }
  return least;
}

async function breaks(scenario: Scenario, { law }: Failure): Promise<boolean> {
  const verdict = await runScenario(scenario);
  return verdict.failure?.law === law;
}
