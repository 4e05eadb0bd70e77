/** A simulated chair with a person in it, taken by the hand as far as a test wants it. */

import { SimChair } from '../../../../sim/sim-chair.ts';
import type { ChairProfile } from '../../../../src/chair/profile.ts';
import type { AckCode } from '../../../../src/protocol/messages.ts';
import { hold, move, type Staged } from './batches.ts';
import { shippedProfile } from './profiles.ts';
import { TestHost } from './test-host.ts';

export interface Bench {
  readonly host: TestHost;
  readonly chair: SimChair;
}

/** All that the helpers below need of a bench. */
type Held = { readonly host: TestHost };

export function bench(
  options: { seed?: number; profile?: ChairProfile; flashCells?: Uint8Array } = {},
): Bench {
  const host = new TestHost();
  const chair = host.attach(
    new SimChair({
      profile: options.profile ?? shippedProfile('tsubo-duo'),
      statureMm: 1700,
      seed: options.seed ?? 7,
      stiffnessNPerMm: 5,
      flashCells: options.flashCells,
      send: host.onBytes,
      onEvent: host.onEvent,
    }),
  );
  return { host, chair };
}

/** Opens a session and clears the notice of power-up; the board is disarmed. */
export function greet({ host }: Held): void {
  host.hello();
  host.run(2);
  if (host.faultId !== 0) host.ask({ name: 'clr', faultId: host.faultId });
}

export function statedZones({ host }: Held): void {
  host.ask({ name: 'zon', zone: 'seat', fromUm: -100_000, toUm: 100_000, ceilingMilliN: 80_000 });
  host.ask({ name: 'zon', zone: 'lowerBack', fromUm: 100_000, toUm: 300_000, ceilingMilliN: 60_000 });
  host.ask({ name: 'zon', zone: 'upperBack', fromUm: 300_000, toUm: 500_000, ceilingMilliN: 60_000 });
  host.ask({ name: 'zon', zone: 'neck', fromUm: 600_000, toUm: 780_000, ceilingMilliN: 20_000 });
}

export function arm(bench: Held, edge = 1): void {
  greet(bench);
  statedZones(bench);
  const code = bench.host.ask({ name: 'arm', edge });
  if (code !== 'ok') throw new Error(`arm was refused: ${code}`);
}

/** Armed and referenced. */
export function ready(bench: Held): void {
  arm(bench);
  bench.host.ask({ name: 'ref' });
  bench.host.runUntil(() => bench.host.phase === 'ready', 31_000);
}

/** Sends a batch whole; the code of its `cmt`, or of the first line that was refused. */
export function send({ host }: Held, fromTick: number, lines: readonly Staged[], batch = 1): AckCode {
  for (const line of lines) {
    const code = host.ask({ ...line, batch });
    if (code !== 'ok') return code;
  }
  return host.ask({ name: 'cmt', batch, fromTick, count: lines.length });
}

/** Plan tick, as the board says it now. */
export function planTick({ host }: Held): number {
  host.say({ name: 'syn', hostMs: host.ms });
  host.run(1);
  return host.last('snc').planTick;
}

/** At 350 mm, where the ceiling is 60 N, pressing 30 N for long; returns in the middle of the plateau. */
export function holding(bench: Held): void {
  ready(bench);
  must(send(bench, 0, [...move(0, 0, 0, 350, 3500), ...hold(4500, 30, 25_000)]));
  bench.host.run(11_000);
}

/** On the way up at about 81 mm/s, rollers in. */
export function sweeping(bench: Held): void {
  ready(bench);
  must(send(bench, 0, move(0, 0, 0, 600, 7000)));
  bench.host.run(3000);
}

export function must(code: AckCode): void {
  if (code !== 'ok') throw new Error(`refused: ${code}`);
}
