import { expect, test } from 'vitest';
import { bench, holding, must, planTick, sweeping } from './support/armed-chair.ts';

test('pause in a hold releases within 1 s; resume comes up again at 25 N/s at most and plays on from there', () => {
  const b = bench();
  holding(b);
  must(b.host.ask({ name: 'pau' }));
  b.host.run(1000);
  expect(Math.max(...b.chair.truth.forceN)).toBeLessThan(5);
  b.host.runUntil(() => b.host.phase === 'paused', 500);
  const tick = planTick(b);
  b.host.run(3000);
  expect(planTick(b)).toBe(tick);
  expect(b.host.last('tm')).toMatchObject({ state: 'paused', ratePermille: 0 });
  expect(Math.max(...b.chair.truth.depthMm)).toBeLessThan(1);

  must(b.host.ask({ name: 'res' }));
  const felt: number[] = [];
  b.host.runUntil(
    () => b.host.phase === 'playing',
    5000,
    () => felt.push(b.chair.truth.forceN[0]),
  );
  expect(planTick(b)).toBeLessThanOrEqual(tick + 1);
  const touched = felt.findIndex((n) => n > 6);
  const pressed = felt.findIndex((n) => n > 28);
  expect(touched).toBeGreaterThan(500);
  expect((28 - 6) / ((pressed - touched) / 1000)).toBeLessThan(30);
  b.host.run(2000);
  expect(b.chair.truth.forceN[0]).toBeGreaterThan(26);
  expect(b.chair.truth.forceN[0]).toBeLessThan(34);
  b.host.runUntil(() => b.host.phase === 'ready', 30_000);
});

test('pause in a sweep stands within 600 ms; resume ends at the planned place', () => {
  const b = bench();
  sweeping(b);
  must(b.host.ask({ name: 'pau' }));
  b.host.run(600);
  expect(Math.abs(b.chair.truth.carriageMmPerS)).toBeLessThan(0.5);
  const place = b.chair.truth.carriageMm;
  b.host.run(2000);
  expect(b.chair.truth.carriageMm).toBeCloseTo(place, 1);
  expect(b.host.phase).toBe('paused');
  must(b.host.ask({ name: 'res' }));
  b.host.runUntil(() => b.host.phase === 'ready', 10_000);
  expect(b.chair.truth.carriageMm).toBeCloseTo(600, 0);
});

test('paused is the same session: silence ends it', () => {
  const b = bench();
  holding(b);
  must(b.host.ask({ name: 'pau' }));
  b.host.runUntil(() => b.host.phase === 'paused', 2000);
  b.host.beating = false;
  b.host.run(1000);
  expect(b.host.last('ct').fault).toBe('silence');
  expect(b.host.phase).toBe('disarmed');
});
