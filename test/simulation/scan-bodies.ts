/** Scans simulated people with bodies of their own, and tells how far the host is from where everything truly lies. */
import { SimChair } from '../../sim/sim-chair.ts';
import { scanPointOf } from '../../src/backend/chair-link/from-lines.ts';
import { linesOf } from '../../src/backend/chair-link/to-lines.ts';
import { bodyOf } from '../../src/chair/body.ts';
import { LANDMARKS } from '../../src/chair/landmarks.ts';
import type { ChairProfile } from '../../src/chair/profile.ts';
import type { ScanPoint } from '../../src/chair/scan.ts';
import { readScan, type ScanReading } from '../../src/scan/read-scan.ts';
import { scanOrderFor } from '../../src/scan/scan-order.ts';
import { Random } from '../../src/units/random.ts';
import { greet, must } from '../sim/board/support/armed-chair.ts';
import { TestHost } from '../sim/board/support/test-host.ts';

export interface ScannedBody {
  readonly bodySeed: number;
  readonly statureMm: number;
  readonly reading: ScanReading;
  /** Believed less true, for each landmark. */
  readonly errorsMm: readonly number[];
  /** The same for the table of statures. */
  readonly tableErrorsMm: readonly number[];
  readonly peakN: number;
}

export function scanBody(bodySeed: number, profile: ChairProfile): ScannedBody {
  const statureMm = new Random(bodySeed ^ 0x57a7).integer(1400, 1950);
  const table = bodyOf(statureMm);
  if (!table.ok) throw new Error('no such stature');
  const host = new TestHost();
  let peakN = 0;
  const chair = host.attach(
    new SimChair({
      profile,
      statureMm,
      seed: bodySeed ^ 0x1234,
      bodySeed,
      send: host.onBytes,
      onEvent: host.onEvent,
      onTruth: ({ peakN: [left, right] }) => {
        peakN = Math.max(peakN, left, right);
      },
    }),
  );
  greet({ host });
  must(host.ask({ name: 'arm', edge: 1 }));
  must(host.ask({ name: 'ref' }));
  host.runUntil(() => host.phase === 'ready', 31_000);
  const order = scanOrderFor(table.value, profile);
  for (const line of linesOf({ kind: 'scan', order }, { edge: 1, batch: 0 })) must(host.ask(line));
  host.runUntil(() => host.phase !== 'scanning', 120_000);
  const points: ScanPoint[] = host.heard.flatMap((line) => (line.name === 'scp' ? [scanPointOf(line)] : []));
  const reading = readScan(points, table.value, profile, 0);
  const { heightMm } = chair.anatomy;
  return {
    bodySeed,
    statureMm,
    reading,
    errorsMm: LANDMARKS.map((name) => (reading.back?.heightMm[name] ?? Number.NaN) - heightMm[name]),
    tableErrorsMm: LANDMARKS.map((name) => table.value.heightMm[name] - heightMm[name]),
    peakN,
  };
}

/** Of the sizes of `values`, the one below which `share` of them lie. */
export function quantile(values: readonly number[], share: number): number {
  const sizes = values.map(Math.abs).sort((a, b) => a - b);
  return sizes[Math.min(sizes.length - 1, Math.floor(share * sizes.length))] ?? Number.NaN;
}
