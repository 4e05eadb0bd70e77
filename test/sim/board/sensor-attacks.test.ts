/** One sensor or drive lies at the worst moment. Each of these once ended in pressing, or in moving, unseen. */
import { expect, test } from 'vitest';
import { FLAGS } from '../../../src/protocol/bits.ts';
import { arm, holding, must, ready, send } from './support/armed-chair.ts';
import { hold, knead, move } from './support/batches.ts';
import { type FaultyBench, faultyBench, hardestN } from './support/faulty-chair.ts';

function expectFault(b: FaultyBench, fault: string, detail: number): void {
  b.host.run(2500);
  expect(b.host.last('ct')).toMatchObject({ fault, detail });
  expect(b.host.phase).toBe('faulted');
  expect(hardestN(b)).toBeLessThan(5);
}

test.each([0, 0.4, 1.9])(
  'H08 H25 a cell that says %d N for ever does not send its roller into the body',
  (readsN) => {
    const b = faultyBench();
    ready(b);
    b.chair.onSensors = (sensors) => {
      sensors.forceN[0] = readsN;
    };
    must(send(b, 0, hold(0, 30, 3000)));
    let most = 0;
    b.host.run(6000, () => {
      most = Math.max(most, hardestN(b));
    });
    expect(most).toBeLessThan(5);
    expectFault(b, 'force-implausible', readsN * 1000);
  },
);

test('H08 a body that is lost mid-press is looked for slowly, and met with a touch that rises at 25 N/s', () => {
  const b = faultyBench();
  holding(b);
  const fromMm = b.chair.truth.depthMm[0];
  // Leans forward; the seat switch does not notice.
  b.chair.plant.seated = false;
  b.chair.onSensors = (sensors) => {
    sensors.seat = true;
  };
  b.host.run(1000);
  expect(b.chair.truth.depthMm[0] - fromMm).toBeLessThan(7);
  b.chair.plant.seated = true;
  const felt: number[] = [];
  b.host.run(4000, () => felt.push(b.chair.truth.forceN[0]));
  expect(b.host.phase).toBe('playing');
  const least = felt.indexOf(Math.min(...felt));
  expect(felt[least]).toBeLessThan(15);
  for (let i = least; i + 200 < felt.length; i++) {
    expect(((felt[i + 200] ?? 0) - (felt[i] ?? 0)) / 0.2).toBeLessThan(36);
  }
  expect(felt.at(-1)).toBeGreaterThan(27);
});

test('H06 H08 under a travelling carriage a body that is lost is waited for, not gone to meet', () => {
  const b = faultyBench();
  ready(b);
  must(send(b, 0, [...move(0, 0, 0, 200, 1800), ...hold(3000, 25, 25_000)]));
  b.host.run(6500);
  must(send(b, 8000, move(0, 8000, 200, 420, 4000, 200, 2), 2));
  b.host.run(3000);
  expect(b.host.phase).toBe('playing');
  expect(hardestN(b)).toBeGreaterThan(20);
  const fromMm = b.chair.truth.depthMm[0];
  b.chair.plant.seated = false;
  b.chair.onSensors = (sensors) => {
    sensors.seat = true;
  };
  b.host.run(1500);
  expect(b.chair.truth.carriageMmPerS).toBeGreaterThan(40);
  expect(b.chair.truth.depthMm[0] - fromMm).toBeLessThan(2);
  b.chair.plant.seated = true;
  const felt: number[] = [];
  b.host.run(3000, () => felt.push(b.chair.truth.forceN[0]));
  for (let i = 0; i + 250 < felt.length; i++) {
    const [before, after] = [felt[i] ?? 0, felt[i + 250] ?? 0];
    // As the roller stood when they leaned away, it meets them again: no harder than then.
    expect(after, `${i} ms`).toBeLessThan(Math.max(25 * 1.1, before + 10));
  }
});

test('H05 nobody is met again: the rest of the press is skipped after the window of an approach', () => {
  const b = faultyBench();
  holding(b);
  const fromMm = b.chair.truth.depthMm[0];
  b.chair.plant.seated = false;
  b.chair.onSensors = (sensors) => {
    sensors.seat = true;
  };
  b.host.run(2900);
  expect(b.chair.truth.depthMm[0] - fromMm).toBeLessThan(16);
  b.host.run(1000);
  const bits = Number.parseInt(b.host.last('tm').flags, 16);
  expect(bits & (FLAGS.skippedA | FLAGS.skippedB)).toBe(FLAGS.skippedA | FLAGS.skippedB);
  expect(Math.max(...b.chair.truth.depthMm)).toBeLessThan(1);
});

test('H03 H25 end switches of the rollers stuck closed: never ready while it presses', () => {
  const b = faultyBench();
  ready(b);
  b.chair.onSensors = (sensors) => {
    sensors.depthAtZero = [true, true];
  };
  // The hold ends in a release of one tick: it presses still when nothing is queued any more.
  const spans = hold(0, 30, 3000).filter((_, i) => i % 5 !== 3);
  must(send(b, 0, [...spans.map((s) => (s.mode === 'release' ? { ...s, startTick: 7250, ticks: 1 } : s))]));
  let lied = false;
  b.host.run(9000, () => {
    lied ||= b.host.phase === 'ready' && hardestN(b) > 5;
  });
  expect(lied).toBe(false);
  expectFault(b, 'travel', 3);
});

test.each([1, 15, 150])(
  'H06 the carriage switch closes half-way up for %i ms: zero is still zero',
  (forMs) => {
    const b = faultyBench();
    arm(b);
    must(b.host.ask({ name: 'ref' }));
    let ms = 0;
    b.chair.onSensors = (sensors) => {
      const { carriageMm, carriageMmPerS } = b.chair.truth;
      if (ms === 0 && !(carriageMmPerS < -20 && carriageMm > 100)) return;
      ms += 1;
      if (ms <= forMs) sensors.carriageAtZero = true;
    };
    b.host.runUntil(() => b.host.phase === 'ready', 31_000);
    expect(ms).toBeGreaterThan(forMs);
    expect(Math.abs(b.chair.truth.carriageMm)).toBeLessThan(0.5);
  },
);

test.each(['carriage', 'width'] as const)('H06 a %s switch that is stuck closed finds no zero', (axis) => {
  const b = faultyBench();
  arm(b);
  must(b.host.ask({ name: 'ref' }));
  b.chair.onSensors = (sensors) => {
    if (axis === 'carriage') sensors.carriageAtZero = true;
    else sensors.widthAtZero = true;
  };
  b.host.runUntil(() => b.host.phase === 'faulted', 31_000);
  b.host.run(1);
  expect(b.host.last('ct').fault).toBe('reference-failed');
});

test('H06 the carriage switch closes far from zero: the place is lost, nothing presses on', () => {
  const b = faultyBench();
  holding(b);
  b.chair.onSensors = (sensors) => {
    sensors.carriageAtZero = true;
  };
  b.host.run(30);
  expect(b.host.phase).toBe('stopping');
  expectFault(b, 'travel', 0);
});

test('H06 after a fault of place a new Start looks for zero again, and is not refused for the old place', () => {
  const b = faultyBench();
  ready(b);
  must(send(b, 0, move(0, 0, 0, 300, 4000)));
  b.host.run(1500);
  const slip = 400;
  b.chair.onSensors = (sensors) => {
    sensors.carriageMm -= slip;
  };
  b.host.run(2500);
  expect(b.host.last('ct').fault).toBe('travel');
  expect(Number.parseInt(b.host.last('tm').flags, 16) & FLAGS.referenced).toBe(0);
  must(b.host.ask({ name: 'clr', faultId: b.host.faultId }));
  must(b.host.ask({ name: 'arm', edge: 2 }));
  must(b.host.ask({ name: 'ref' }));
  b.host.runUntil(() => b.host.phase === 'ready', 31_000);
});

test('H26 a drive that runs by itself gets no current from Open either, until its fault is cleared', () => {
  const b = faultyBench();
  ready(b);
  b.host.run(300);
  b.chair.onDrives = (drives) => {
    if (drives.powered) drives.carriageMmPerS = 40;
  };
  b.host.runUntil(() => b.host.phase === 'faulted', 3000);
  expectFault(b, 'moved-uncommanded', 0);
  const atMm = b.chair.truth.carriageMm;
  for (let i = 0; i < 20; i++) {
    b.host.say({ name: 'opn' });
    b.host.run(100);
  }
  expect(b.chair.truth.carriageMm).toBeCloseTo(atMm, 1);
  b.chair.onDrives = null;
  must(b.host.ask({ name: 'clr', faultId: b.host.faultId }));
  b.host.run(1000);
  expect(b.host.phase, 'it rests, so it stays cleared').toBe('disarmed');
  b.host.say({ name: 'opn' });
  b.host.run(2);
  expect(b.host.phase).toBe('openingDisarmed');
});

test('H26 a drive that runs by itself under Open is found although another fault is latched', () => {
  const b = faultyBench();
  holding(b);
  b.chair.plant.seated = false;
  b.host.run(2500);
  expect(b.host.last('ct').fault).toBe('seat-lost');
  b.chair.onDrives = (drives) => {
    if (drives.powered) drives.widthMmPerS = 30;
  };
  const atMm = b.chair.truth.widthMm;
  for (let i = 0; i < 30; i++) {
    b.host.say({ name: 'opn' });
    b.host.run(100);
  }
  expect(b.chair.truth.widthMm - atMm).toBeLessThan(30);
  expect(b.chair.plant.drives.powered).toBe(false);
});

test('H07 kneading that is caught in something: not-moving, retracted', () => {
  const b = faultyBench();
  ready(b);
  must(send(b, 0, knead(0, 500, 20_000)));
  b.host.run(6000);
  const turns = b.chair.plant.sensors.kneadTurns;
  b.chair.onSensors = (sensors) => {
    sensors.kneadTurns = turns;
  };
  expectFault(b, 'not-moving', 4);
});

test('H26 kneading that turns by itself: moved-uncommanded, and the master goes off', () => {
  const b = faultyBench();
  ready(b);
  b.chair.onDrives = (drives) => {
    if (drives.powered) drives.kneadHz = 0.6;
  };
  b.host.run(4000);
  expectFault(b, 'moved-uncommanded', 4);
  expect(b.chair.plant.drives.powered).toBe(false);
});

test('H08 an approach has no ramp: it may not ask for more than 10 N', () => {
  const b = faultyBench();
  ready(b);
  const [first] = hold(0, 20, 1000);
  const last = { ...hold(0, 20, 1000)[4], startTick: 3000 };
  if (first === undefined || last.name === undefined) throw new Error('no spans');
  expect(send(b, 0, [{ ...first, endMilliN: 10_001 }, last as typeof first], 1)).toBe('force');
  must(send(b, 0, [{ ...first, endMilliN: 10_000 }, last as typeof first], 2));
});

test('H08 a ceiling in whole millinewtons is that ceiling, to the millinewton', () => {
  const b = faultyBench();
  b.host.hello();
  b.host.run(2);
  must(b.host.ask({ name: 'clr', faultId: b.host.faultId }));
  // 8.001 × 1000 is a little less than 8001.
  must(b.host.ask({ name: 'zon', zone: 'seat', fromUm: -100_000, toUm: 100_000, ceilingMilliN: 8001 }));
  must(b.host.ask({ name: 'arm', edge: 1 }));
  must(b.host.ask({ name: 'ref' }));
  b.host.runUntil(() => b.host.phase === 'ready', 31_000);
  const pressing = (milliN: number) =>
    hold(0, 8, 1000).map((span) => (span.endMilliN === 8000 ? { ...span, endMilliN: milliN } : span));
  expect(send(b, 0, pressing(8002), 1)).toBe('force');
  must(send(b, 0, pressing(8001), 2));
});

test('H11 half an hour after Start the session is over, whatever is queued, and the notice says so', () => {
  const b = faultyBench();
  arm(b);
  const armedMs = b.host.ms;
  must(b.host.ask({ name: 'ref' }));
  b.host.run(30 * 60_000 - (b.host.ms - armedMs) - 10);
  expect(b.host.phase).toBe('ready');
  b.host.run(2500);
  expect(b.host.phase).toBe('disarmed');
  expect(b.host.last('ct').fault).toBe('time-up');
  expect(b.host.ask({ name: 'arm', edge: 2 })).toBe('faulted');
  must(b.host.ask({ name: 'clr', faultId: b.host.faultId }));
  must(b.host.ask({ name: 'arm', edge: 2 }));
  b.host.run(5000);
  expect(b.host.phase).toBe('armed');
});
