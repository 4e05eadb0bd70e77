/** Speed override and pause on the simulated chair (spec.md §4, §6): judged by what the mechanics really do. */
import { expect, test } from 'vitest';
import { type Bench, bench, must, planTick, ready, send } from './support/armed-chair.ts';
import { hold, knead, move } from './support/batches.ts';

/** Runs until the board is ready; each millisecond's rate, in thousandths, by plan tick. */
function rates(b: Bench): Map<number, number> {
  const seen = new Map<number, number>();
  b.host.runUntil(
    () => b.host.phase === 'ready',
    60_000,
    () => {
      const tm = b.host.heard.at(-1);
      if (tm?.name === 'tm') seen.set(tm.planTick, tm.ratePermille);
    },
  );
  return seen;
}

test('faster: travel takes a share of the time, and no limit of the carriage is exceeded', () => {
  const b = bench();
  ready(b);
  must(send(b, 0, move(0, 0, 0, 600, 9000, 500)));
  must(b.host.ask({ name: 'rat', ratePermille: 1500 }));
  let fastest = 0;
  const ms = b.host.runUntil(
    () => b.host.phase === 'ready',
    20_000,
    () => {
      fastest = Math.max(fastest, b.chair.truth.carriageMmPerS);
    },
  );
  // 11 s as planned, at 60 mm/s.
  expect(ms).toBeGreaterThan(7300);
  expect(ms).toBeLessThan(8300);
  expect(fastest).toBeGreaterThan(88);
  expect(fastest).toBeLessThan(93);
  expect(b.chair.truth.carriageMm).toBeCloseTo(600, 0);
});

test('what is planned at the limit already goes no faster, whatever is asked', () => {
  const b = bench();
  ready(b);
  must(send(b, 0, move(0, 0, 0, 700, 6700, 200)));
  must(b.host.ask({ name: 'rat', ratePermille: 1500 }));
  const seen = rates(b);
  expect(Math.max(...seen.values())).toBeLessThanOrEqual(1000);
});

/** How long a hold of 5 s presses, and how steeply the body feels it come, after a journey at this rate. */
function heldAt(ratePermille: number): { pressedMs: number; steepestNPerS: number } {
  const b = bench();
  ready(b);
  must(send(b, 0, [...move(0, 0, 0, 350, 6000, 500), ...hold(8000, 28, 5000)]));
  must(b.host.ask({ name: 'rat', ratePermille }));
  b.host.runUntil(() => planTick(b) >= 8400, 30_000);
  return felt(b, 20_000);
}

function felt(b: Bench, mostMs: number): { pressedMs: number; steepestNPerS: number } {
  let pressedMs = 0;
  let steepestNPerS = 0;
  const forces: number[] = [];
  b.host.runUntil(
    () => b.host.phase === 'ready',
    mostMs,
    () => {
      const [forceN] = b.chair.truth.forceN;
      if (forceN > 0.9 * 28) pressedMs += 1;
      forces.push(forceN);
      const before = forces.at(-251);
      if (before !== undefined && before > 4)
        steepestNPerS = Math.max(steepestNPerS, (forceN - before) / 0.25);
    },
  );
  return { pressedMs, steepestNPerS };
}

test('a hold is a promise of time: slower or faster, it lasts and rises as planned', () => {
  const asPlanned = heldAt(1000);
  for (const ratePermille of [500, 1500]) {
    const { pressedMs, steepestNPerS } = heldAt(ratePermille);
    expect(Math.abs(pressedMs - asPlanned.pressedMs), `${ratePermille} ‰`).toBeLessThan(300);
    expect(steepestNPerS, `${ratePermille} ‰`).toBeLessThan(asPlanned.steepestNPerS + 3);
  }
});

/** A force that rises on the way, at the envelope's 25 N/s. */
function risingOnTheWay(ratePermille: number): number {
  const b = bench();
  ready(b);
  const span = { name: 'frc', batch: 1, channel: 0 } as const;
  must(
    send(b, 0, [
      ...move(0, 3500, 0, 400, 8000, 500),
      { ...span, startTick: 0, ticks: 3000, mode: 'approach', endMilliN: 5000 },
      { ...span, startTick: 3000, ticks: 4000, mode: 'press', endMilliN: 5000 },
      { ...span, startTick: 7000, ticks: 520, mode: 'press', endMilliN: 18_000 },
      { ...span, startTick: 7520, ticks: 4000, mode: 'press', endMilliN: 18_000 },
      { ...span, startTick: 11_520, ticks: 1000, mode: 'release', endMilliN: 0 },
    ]),
  );
  must(b.host.ask({ name: 'rat', ratePermille }));
  b.host.runUntil(() => planTick(b) >= 6900, 20_000);
  expect(b.host.last('tm').ratePermille).toBe(ratePermille);
  return felt(b, 20_000).steepestNPerS;
}

test('force never rises faster than the envelope allows, also where it rises on the way at one and a half', () => {
  // The body is no smooth slope: what it feels at rate 1 is the measure.
  expect(risingOnTheWay(1500)).toBeLessThan(risingOnTheWay(1000) + 4);
});

test('a pause at any moment of a sweep, at any rate: at rest within 600 ms, and the way is gone on with', () => {
  for (const [afterMs, ratePermille] of [
    [300, 1000],
    [2100, 1000],
    [2600, 1500],
    [4000, 1500],
    [5200, 700],
  ] as const) {
    const b = bench();
    ready(b);
    must(send(b, 0, move(0, 0, 0, 400, 6000, 400)));
    must(b.host.ask({ name: 'rat', ratePermille }));
    b.host.run(afterMs);
    must(b.host.ask({ name: 'pau' }));
    b.host.run(600);
    expect(Math.abs(b.chair.truth.carriageMmPerS), `${afterMs} ms`).toBeLessThan(0.5);
    b.host.run(500);
    expect(b.host.phase).toBe('paused');
    must(b.host.ask({ name: 'res' }));
    b.host.runUntil(() => b.host.phase === 'ready', 20_000);
    expect(b.chair.truth.carriageMm).toBeCloseTo(400, 0);
  }
});

test('pauses and overrides one upon the other, five a second: no step in what the carriage is told', () => {
  const b = bench();
  ready(b);
  // Planned at shares of the limits that leave room for any change of the rate.
  must(send(b, 0, move(0, 0, 0, 700, 13_000, 500)));
  const acts = [1500, 'pau', 'res', 500, 1500, 700, 'pau', 'res', 1200, 'pau', 1500, 'res'] as const;
  let ms = 0;
  let speeds: number[] = [];
  const accelerations: number[] = [];
  b.host.runUntil(
    () => b.host.phase === 'ready',
    60_000,
    () => {
      ms += 1;
      if (ms % 200 === 0 && ms < 12_000) {
        const act = acts[(ms / 200) % acts.length];
        if (act === 'pau' || act === 'res') b.host.post({ name: act });
        else if (act !== undefined) b.host.post({ name: 'rat', ratePermille: act });
      }
      speeds.push(b.chair.truth.carriageMmPerS);
      if (speeds.length > 20) {
        accelerations.push(((speeds.at(-1) ?? 0) - (speeds.at(-21) ?? 0)) / 0.02);
        speeds = speeds.slice(-21);
      }
    },
  );
  expect(Math.max(...accelerations.map(Math.abs))).toBeLessThan(505);
  const jerks = accelerations.slice(20).map((a, i) => Math.abs(a - (accelerations[i] ?? 0)) / 0.02);
  expect(Math.max(...jerks)).toBeLessThan(6000);
  expect(b.chair.truth.carriageMm).toBeCloseTo(700, 0);
});

test('the kneading motor never turns faster than planned', () => {
  const b = bench();
  ready(b);
  must(send(b, 0, [...move(0, 0, 0, 300, 9000, 400), ...knead(0, 500, 7000)]));
  must(b.host.ask({ name: 'rat', ratePermille: 1500 }));
  let fastest = 0;
  b.host.runUntil(
    () => b.host.phase === 'ready',
    20_000,
    () => {
      fastest = Math.max(fastest, b.chair.truth.kneadHz);
    },
  );
  expect(fastest).toBeLessThan(0.505);
});
