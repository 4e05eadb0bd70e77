/** Air cells: what they hold, how they let go, and what each broken valve, pump and sensor ends in. Judged by the true pressure. */
import { expect, test } from 'vitest';
import { VALVE } from '../../../sim/plant/port.ts';
import { type Bench, bench, must, ready, send } from './support/armed-chair.ts';
import { squeeze } from './support/batches.ts';
import { type FaultyBench, faultyBench } from './support/faulty-chair.ts';

const LEGS = 4;

function trueKPa({ chair }: Bench, cell = LEGS): number {
  return chair.truth.airKPa[cell] ?? 0;
}

function squeezing(b: Bench | FaultyBench, ms: number, kPa = 24): void {
  ready(b);
  must(send(b, 0, [squeeze(LEGS, 100, kPa, 25_000)]));
  b.host.run(ms);
}

test('H09 a cell is filled in 3 to 8 s to what is asked, held there, and empty again in 1.5 s', () => {
  const b = bench();
  ready(b);
  must(send(b, 0, [squeeze(LEGS, 100, 24, 15_000), squeeze(0, 100, 14, 15_000)]));
  const filledMs = b.host.runUntil(() => trueKPa(b) > 23, 12_000);
  expect(filledMs).toBeGreaterThan(2500);
  b.host.run(3000);
  let most = 0;
  b.host.run(6000, () => {
    most = Math.max(most, trueKPa(b));
  });
  expect(most).toBeLessThan(25.5);
  expect(trueKPa(b)).toBeGreaterThan(22);
  expect(trueKPa(b, 0)).toBeGreaterThan(12);
  b.host.runUntil(() => b.host.phase === 'ready', 9_000);
  b.host.run(1500);
  expect(trueKPa(b)).toBeLessThan(5);
});

const MOMENTS_MS = [300, 1500, 3000, 5000, 9000, 24_000, 25_200];

test.each(MOMENTS_MS)('H03 stop %i ms into a squeeze: below 5 kPa in 1.5 s', (ms) => {
  const b = bench();
  squeezing(b, ms);
  b.host.stopByte();
  b.host.run(1500);
  expect(Math.max(...b.chair.truth.airKPa)).toBeLessThan(5);
  b.host.run(1500);
  expect(b.host.phase).toBe('disarmed');
});

test.each([1500, 5000, 9000])(
  'H03 stop %i ms into a squeeze that is slow to end: the air does not wait for the current to go',
  (ms) => {
    const b = faultyBench();
    squeezing(b, ms);
    let gone = 0;
    // To and fro by less than what counts as moving by itself: letting go takes its whole 2 s.
    b.chair.onSensors = (sensors) => {
      gone += 1;
      sensors.widthMm += Math.floor(gone / 40) % 2;
    };
    b.host.run(200);
    b.host.stopByte();
    b.host.run(25);
    const { drives } = b.chair.plant;
    expect(drives).toMatchObject({ powered: true, airPump: false });
    expect(drives.airValve.filter((valve) => valve !== VALVE.vent)).toEqual([]);
    b.host.run(1475);
    expect(drives.powered).toBe(true);
    expect(Math.max(...b.chair.truth.airKPa)).toBeLessThan(5);
  },
);

test.each(MOMENTS_MS)(
  'H03 H20 power cut %i ms into a squeeze: below 5 kPa in 1.5 s, and nothing fills after',
  (ms) => {
    const b = bench();
    squeezing(b, ms);
    b.chair.powerOff();
    b.host.run(1500);
    expect(Math.max(...b.chair.truth.airKPa)).toBeLessThan(5);
    b.chair.powerOn();
    b.host.run(2000);
    expect(Math.max(...b.chair.truth.airKPa)).toBeLessThan(1);
  },
);

test('H13 the host falls silent in a squeeze: below 5 kPa in 1.8 s', () => {
  const b = bench();
  squeezing(b, 6000);
  b.host.beating = false;
  b.host.run(1800);
  expect(trueKPa(b)).toBeLessThan(5);
});

test('H03 paused: the air stays for 10 s, then goes out; resumed it comes back', () => {
  const b = bench();
  squeezing(b, 8000);
  must(b.host.ask({ name: 'pau' }));
  b.host.run(8000);
  expect(trueKPa(b)).toBeGreaterThan(20);
  b.host.run(4500);
  expect(trueKPa(b)).toBeLessThan(5);
  must(b.host.ask({ name: 'res' }));
  b.host.run(7000);
  expect(trueKPa(b)).toBeGreaterThan(20);
});

test('H03 Open lets all air out while a session is ready', () => {
  const b = bench();
  squeezing(b, 26_500);
  b.host.runUntil(() => b.host.phase === 'ready', 5000);
  b.host.say({ name: 'opn' });
  b.host.run(100);
  expect(b.host.phase).toBe('openingReady');
  expect(Math.max(...b.chair.truth.airKPa)).toBeLessThan(5);
});

test('H09 more pressure than the cell may have, or for longer, is refused', () => {
  const b = bench();
  ready(b);
  expect(send(b, 0, [squeeze(0, 100, 24.5, 5000)], 1)).toBe('pressure');
  expect(send(b, 0, [squeeze(LEGS, 100, 20, 30_500)], 2)).toBe('max-on');
  const onEnd = [squeeze(LEGS, 100, 20, 20_000), squeeze(LEGS, 20_100, 10, 20_000)];
  expect(send(b, 0, onEnd, 3)).toBe('max-on');
  expect(send(b, 0, [squeeze(6, 100, 20, 5000)], 4)).toBe('unsupported');
  must(send(b, 0, [squeeze(LEGS, 100, 30, 30_000)], 5));
});

function expectFault(b: FaultyBench, fault: string, cell = LEGS): void {
  expect(b.host.last('ct')).toMatchObject({ fault, detail: cell });
  expect(b.host.phase).toBe('faulted');
  expect(b.chair.plant.drives.airPump).toBe(false);
}

function mostIn(b: FaultyBench, ms: number): number {
  let most = 0;
  b.host.run(ms, () => {
    most = Math.max(most, ...b.chair.truth.airKPa);
  });
  return most;
}

test.each([
  ['30 % low', (pa: number) => pa * 0.7, 'air-implausible', 33],
  ['frozen at 4 kPa', () => 4000, 'air-implausible', 20],
  ['open', () => 60_500, 'air-implausible', 20],
  ['shorted', () => -5000, 'air-implausible', 20],
  ['no number', () => Number.NaN, 'air-implausible', 20],
] as const)('H09 H25 the pressure sensor %s: found, all vented', (_, reads, fault, mostKPa) => {
  const b = faultyBench();
  ready(b);
  let since = false;
  b.chair.onSensors = (sensors) => {
    since ||= b.chair.truth.airKPa[LEGS] !== 0;
    if (since) sensors.airPa[LEGS] = reads(sensors.airPa[LEGS] ?? 0);
  };
  must(send(b, 0, [squeeze(LEGS, 100, 28, 25_000)]));
  expect(mostIn(b, 15_000)).toBeLessThan(mostKPa);
  expectFault(b, fault);
});

test('H09 a sensor that reads 30 % high only makes the cell softer', () => {
  const b = faultyBench();
  ready(b);
  b.chair.onSensors = (sensors) => {
    sensors.airPa[LEGS] = (sensors.airPa[LEGS] ?? 0) * 1.3;
  };
  must(send(b, 0, [squeeze(LEGS, 100, 20, 20_000)]));
  expect(mostIn(b, 15_000)).toBeLessThan(20);
});

test('H09 the fill valve is stuck open while another cell fills: found, the pump stands', () => {
  const b = faultyBench();
  ready(b);
  b.chair.onDrives = (drives) => {
    drives.airValve[0] = VALVE.fill;
  };
  must(send(b, 0, [squeeze(LEGS, 100, 28, 25_000)]));
  expect(mostIn(b, 12_000)).toBeLessThan(28);
  expectFault(b, 'air-stuck', 0);
});

test('H09 H03 the vent is stuck closed: told, and not told as well', () => {
  const b = faultyBench();
  ready(b);
  must(send(b, 0, [squeeze(LEGS, 100, 24, 10_000)]));
  b.host.run(9000);
  b.chair.onDrives = (drives) => {
    if (drives.airValve[LEGS] === VALVE.vent) drives.airValve[LEGS] = VALVE.hold;
  };
  b.host.run(5000);
  expectFault(b, 'air-stuck');
});

test('H09 the relay of the pump is welded: nothing is filled by it, because no valve is open', () => {
  const b = faultyBench();
  ready(b);
  b.chair.onDrives = (drives) => {
    drives.airPump = true;
  };
  must(send(b, 0, [squeeze(LEGS, 100, 20, 10_000)]));
  expect(mostIn(b, 14_000)).toBeLessThan(22);
  b.host.run(4000);
  expect(Math.max(...b.chair.truth.airKPa)).toBeLessThan(1);
});

test('H09 a pump that does not pump, or a cell that leaks all of it, is not waited for', () => {
  const b = faultyBench();
  ready(b);
  b.chair.onDrives = (drives) => {
    drives.airPump = false;
  };
  must(send(b, 0, [squeeze(LEGS, 100, 20, 28_000)]));
  b.host.run(15_000);
  expectFault(b, 'air-implausible');
});

test('H09 a pause cannot keep a limb: a cell is empty once before it has been filled for 30 s', () => {
  const b = bench();
  squeezing(b, 20_000, 20);
  must(b.host.ask({ name: 'pau' }));
  b.host.run(8000);
  expect(trueKPa(b)).toBeGreaterThan(15);
  must(b.host.ask({ name: 'res' }));
  b.host.runUntil(() => trueKPa(b) < 3, 2500);
  expect(b.host.last('ct').fault).toBe('none');
});
