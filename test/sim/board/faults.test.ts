/** Broken mechanics and wiring between the board and the chair: each ends in letting go, with its name latched. */
import { expect, test } from 'vitest';
import { arm, holding, must, planTick, ready, send } from './support/armed-chair.ts';
import { hold, move } from './support/batches.ts';
import { type FaultyBench, faultyBench } from './support/faulty-chair.ts';

function expectLatched(b: FaultyBench, fault: string, detail?: number): void {
  b.host.run(1200);
  expect(b.host.last('ct').fault).toBe(fault);
  if (detail !== undefined) expect(b.host.last('ct').detail).toBe(detail);
}

/** The seat switch stays closed, the back is out of reach. */
function leanForward(b: FaultyBench): void {
  b.chair.plant.seated = false;
  b.chair.onSensors = (sensors) => {
    sensors.seat = true;
  };
}

function expectReleased(b: FaultyBench): void {
  b.host.run(1000);
  expect(Math.max(...b.chair.truth.forceN)).toBeLessThan(5);
  expect(b.host.phase).toBe('faulted');
}

test.each([20, 150, 320, 480])('H05 the carriage encoder freezes at %i mm: not-moving, released', (atMm) => {
  const b = faultyBench();
  ready(b);
  must(send(b, 0, move(0, 0, 0, 500, 6000)));
  b.host.runUntil(() => b.chair.truth.carriageMm >= atMm, 9000);
  const frozenAt = b.chair.plant.sensors.carriageMm;
  b.chair.onSensors = (sensors) => {
    sensors.carriageMm = frozenAt;
  };
  const frozenMs = b.host.ms;
  b.host.runUntil(() => b.host.phase === 'stopping', 700);
  expect(b.host.ms - frozenMs).toBeGreaterThan(100);
  expect(b.host.ms - frozenMs).toBeLessThan(320);
  expectLatched(b, 'not-moving', 0);
  expectReleased(b);
});

test.each([0.2, 0.5])(
  'H05 the carriage goes at %d of its speed: not-moving before it is 20 mm astray',
  (share) => {
    const b = faultyBench();
    ready(b);
    must(send(b, 0, move(0, 0, 0, 500, 6000)));
    b.host.runUntil(() => b.chair.truth.carriageMm >= 150, 9000);
    b.chair.onDrives = (drives) => {
      drives.carriageMmPerS *= share;
    };
    const fromMm = b.chair.truth.carriageMm;
    b.host.runUntil(() => b.host.phase === 'stopping', 1000);
    expect(b.chair.truth.carriageMm - fromMm).toBeLessThan(20);
    expectLatched(b, 'not-moving', 0);
    expectReleased(b);
  },
);

test('H05 a roller stalls on its way to the body: not-moving names its drive', () => {
  const b = faultyBench();
  ready(b);
  b.chair.onDrives = (drives) => {
    drives.depthMmPerS[1] = 0;
  };
  must(send(b, 0, hold(0, 20, 3000)));
  expectLatched(b, 'not-moving', 3);
  expectReleased(b);
});

test.each([1, 200, 779])('H06 position beyond its range: travel (encoder slips at %i mm)', (slipMm) => {
  const b = faultyBench();
  ready(b);
  let slippedMm = 0;
  b.chair.onSensors = (sensors) => {
    sensors.carriageMm -= slippedMm;
  };
  must(send(b, 0, move(0, 0, 0, 300, 4000)));
  b.host.run(1500);
  slippedMm = slipMm + 200;
  expectLatched(b, 'travel', 0);
  expectReleased(b);
});

test.each(['ready', 'disarmed'])(
  'H26 the carriage moves by itself while %s: latched, and the master goes off',
  (state) => {
    const b = faultyBench();
    ready(b);
    if (state === 'disarmed') {
      must(b.host.ask({ name: 'dis' }));
      b.host.runUntil(() => b.host.phase === 'disarmed', 2500);
    }
    b.host.run(300);
    // The relay is welded: the drive runs as long as there is current anywhere.
    let creptMm = 0;
    b.chair.onSensors = (sensors) => {
      creptMm += 0.05;
      sensors.carriageMm += creptMm;
    };
    expectLatched(b, 'moved-uncommanded', 0);
    b.host.run(2500);
    expect(b.host.phase).toBe('faulted');
    if (state === 'ready')
      expect(b.host.eventMs('drives-off')).toBeGreaterThanOrEqual(b.host.eventMs('outputs-safe'));
  },
);

test('H26 a roller comes out by itself while ready: the master goes off within a millimetre, and it lets go', () => {
  const b = faultyBench();
  ready(b);
  b.host.run(300);
  b.chair.onDrives = (drives) => {
    if (drives.powered && drives.depthMmPerS[0] === 0) drives.depthMmPerS[0] = 20;
  };
  b.host.runUntil(() => b.host.phase === 'faulted', 1000);
  expect(Math.max(...b.chair.truth.depthMm)).toBeLessThan(1);
  expectLatched(b, 'moved-uncommanded', 2);
  b.host.run(2500);
  expect(b.chair.plant.drives.powered).toBe(false);
  expect(Math.max(...b.chair.truth.depthMm)).toBeLessThan(1);
});

test('H26 a carriage that runs away while the rollers come back after a pause in the middle of a way', () => {
  const b = faultyBench();
  ready(b);
  const strokes = [
    ...move(0, 0, 0, 350, 3500),
    ...move(0, 4_300, 350, 350, 3_900),
    ...move(0, 9_000, 350, 410, 3_000),
    ...hold(4500, 30, 25_000),
  ];
  must(send(b, 0, strokes));
  b.host.runUntil(() => b.chair.truth.carriageMm > 375, 15_000);
  must(b.host.ask({ name: 'pau' }));
  b.host.runUntil(() => b.host.phase === 'paused', 3_000);
  must(b.host.ask({ name: 'res' }));
  b.host.run(400);
  expect(b.host.phase).toBe('resuming');
  const { carriageMm } = b.chair.truth;
  b.chair.onDrives = (drives) => {
    if (drives.powered) drives.carriageMmPerS = -60;
  };
  b.host.runUntil(() => b.host.phase === 'stopping', 500);
  expect(carriageMm - b.chair.truth.carriageMm).toBeLessThan(5);
  expectLatched(b, 'moved-uncommanded', 0);
});

test('H08 force over the ceiling of the place for 20 ms: force-over; a shorter peak is not one', () => {
  const b = faultyBench();
  holding(b);
  let extraN = 45;
  b.chair.onSensors = (sensors) => {
    sensors.forceN[0] += extraN;
  };
  b.host.run(15);
  extraN = 0;
  // The roller has given way to the peak, and takes its time to press as before.
  b.host.run(1_000);
  expect(b.host.phase).toBe('playing');
  extraN = 45;
  b.host.run(22);
  expect(b.host.phase).toBe('stopping');
  expectLatched(b, 'force-over');
  b.chair.onSensors = null;
  expectReleased(b);
});

test.each([
  ['stuck', 30],
  ['open', 150],
  ['shorted', -20],
  ['no number', Number.NaN],
])('H25 a load cell %s while pressing: force-implausible', (_, readsN) => {
  const b = faultyBench();
  holding(b);
  b.chair.onSensors = (sensors) => {
    sensors.forceN[1] = readsN;
  };
  b.host.run(250);
  expect(['stopping', 'faulted']).toContain(b.host.phase);
  expectLatched(b, 'force-implausible');
  expectReleased(b);
});

test('a carriage without a working switch finds no zero: lets go, and never becomes ready', () => {
  const b = faultyBench();
  b.chair.onSensors = (sensors) => {
    sensors.carriageAtZero = false;
  };
  expect(() => ready(b)).toThrow();
  expect(['not-moving', 'reference-failed']).toContain(b.host.last('ct').fault);
  expect(b.host.phase).toBe('faulted');
});

test('reference-failed: no zero within 30 s', () => {
  const b = faultyBench();
  let [stepMm, awayMm] = [0, 0];
  b.chair.onSensors = (sensors) => {
    // The roller seems to come in for ever, and never arrives.
    awayMm += stepMm;
    sensors.depthMm[0] -= awayMm;
    sensors.depthAtZero[0] = false;
  };
  arm(b);
  stepMm = 0.06;
  must(b.host.ask({ name: 'ref' }));
  b.host.run(29_000);
  expect(b.host.phase).toBe('referencing');
  expectLatched(b, 'reference-failed');
  b.host.run(2500);
  expectReleased(b);
});

test('the first fault stays latched, with its number and time; a new arm waits for its clr', () => {
  const b = faultyBench();
  holding(b);
  b.chair.plant.seated = false;
  b.host.run(1500);
  const { faultId, faultMs } = b.host.last('ct');
  b.chair.plant.coverClosed = false;
  b.host.run(1500);
  expect(b.host.last('ct')).toMatchObject({ fault: 'seat-lost', faultId, faultMs });
  expect(b.host.ask({ name: 'arm', edge: 9 })).toBe('faulted');
  expect(b.host.ask({ name: 'clr', faultId })).toBe('seat');
  b.chair.plant.seated = true;
  b.chair.plant.coverClosed = true;
  b.host.run(1);
  expect(b.host.ask({ name: 'clr', faultId })).toBe('ok');
  expect(b.host.ask({ name: 'arm', edge: 9 })).toBe('ok');
});

test('an approach that meets nobody is skipped up to its release and says so', () => {
  const b = faultyBench();
  ready(b);
  leanForward(b);
  must(send(b, 0, [...hold(0, 20, 2000), ...move(0, 0, 0, 100, 1000)]));
  b.host.run(4000);
  expect(Number.parseInt(b.host.last('tm').flags, 16) & 0x060).toBe(0x060);
  expect(Math.max(...b.chair.truth.depthMm)).toBeLessThan(2);
  b.host.runUntil(() => b.host.phase === 'ready', 6000);
  expect(planTick(b)).toBeGreaterThan(0);
});

test('nobody there when it resumes: the spans are skipped, not pressed into the void', () => {
  const b = faultyBench();
  holding(b);
  must(b.host.ask({ name: 'pau' }));
  b.host.runUntil(() => b.host.phase === 'paused', 2000);
  leanForward(b);
  must(b.host.ask({ name: 'res' }));
  b.host.runUntil(() => b.host.phase === 'playing', 4000);
  b.host.run(1000);
  expect(Number.parseInt(b.host.last('tm').flags, 16) & 0x060).toBe(0x060);
  expect(Math.max(...b.chair.truth.depthMm)).toBeLessThan(2);
});

test.each([250, 300, 340, 380])(
  'H25 %i ms after a pause it resumes: turning the rollers round is no lie of the cell',
  (ms) => {
    const b = faultyBench();
    holding(b);
    must(b.host.ask({ name: 'pau' }));
    b.host.run(ms);
    must(b.host.ask({ name: 'res' }));
    b.host.run(3000);
    expect(b.host.phase).toBe('playing');
  },
);
