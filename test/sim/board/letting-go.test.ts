/** Stop, silence and power cut in every state: outputs safe, carriage at rest, pressure gone, nothing moves after. */
import { expect, test } from 'vitest';
import {
  arm,
  type Bench,
  bench,
  greet,
  holding,
  must,
  planTick,
  ready,
  send,
  sweeping,
} from './support/armed-chair.ts';
import { hold, move } from './support/batches.ts';

const IN_EVERY_STATE: readonly (readonly [string, (b: Bench) => void])[] = [
  ['before any session', () => undefined],
  ['disarmed', greet],
  ['armed', arm],
  [
    'referencing',
    (b) => {
      arm(b);
      must(b.host.ask({ name: 'ref' }));
      b.host.run(2500);
    },
  ],
  ['ready', ready],
  ['mid-hold', holding],
  ['mid-sweep', sweeping],
  [
    'with a full queue',
    (b) => {
      ready(b);
      const wiggles = Array.from({ length: 51 }, (_, i) =>
        move(0, i * 820, i % 2 === 0 ? 0 : 20, i % 2 === 0 ? 20 : 0, 20),
      ).flat();
      must(send(b, 0, [...wiggles, ...hold(0, 25, 30_000)]));
      b.host.run(9000);
    },
  ],
  [
    'pausing',
    (b) => {
      holding(b);
      must(b.host.ask({ name: 'pau' }));
      b.host.run(50);
    },
  ],
  [
    'paused',
    (b) => {
      sweeping(b);
      must(b.host.ask({ name: 'pau' }));
      b.host.runUntil(() => b.host.phase === 'paused', 2000);
    },
  ],
  [
    'resuming',
    (b) => {
      holding(b);
      must(b.host.ask({ name: 'pau' }));
      b.host.runUntil(() => b.host.phase === 'paused', 2000);
      must(b.host.ask({ name: 'res' }));
      b.host.run(1500);
    },
  ],
  [
    'opening',
    (b) => {
      ready(b);
      b.host.say({ name: 'opn' });
      b.host.run(20);
    },
  ],
  [
    'stopping',
    (b) => {
      holding(b);
      b.host.stopByte();
      b.host.run(30);
    },
  ],
];

/** What really moved and pressed since `since`. */
class Witness {
  carriageMovedMs = 0;
  pressedMs = 0;
  private ms = 0;
  private readonly bench: Bench;

  constructor(bench: Bench) {
    this.bench = bench;
  }

  readonly look = (): void => {
    this.ms += 1;
    const { truth } = this.bench.chair;
    if (Math.abs(truth.carriageMmPerS) > 0.5) this.carriageMovedMs = this.ms;
    if (Math.max(...truth.forceN) >= 5) this.pressedMs = this.ms;
  };
}

function places({ chair }: Bench): readonly number[] {
  const { carriageMm, widthMm, depthMm } = chair.truth;
  return [carriageMm, widthMm, ...depthMm];
}

function expectStillness(b: Bench): void {
  const before = places(b);
  b.host.run(3000);
  for (const [axis, mm] of places(b).entries()) expect(mm, `axis ${axis}`).toBeCloseTo(before[axis] ?? 0, 1);
  expect(['disarmed', 'faulted']).toContain(b.host.phase);
}

test.each(IN_EVERY_STATE)(
  'H03 H04 H27 stop byte %s: safe in 25 ms, at rest in 300 ms, released in 1 s',
  (_, reach) => {
    const b = bench();
    reach(b);
    const wasArmed = !['disarmed', 'stopping'].includes(b.host.phase);
    const witness = new Witness(b);
    b.host.stopByte();
    b.host.run(1, witness.look);
    const stopMs = b.host.eventMs('stop-byte');
    if (wasArmed) expect(b.host.eventMs('outputs-safe') - stopMs).toBeLessThanOrEqual(25);
    b.host.run(2500, witness.look);
    expect(witness.carriageMovedMs).toBeLessThanOrEqual(300);
    expect(witness.pressedMs).toBeLessThanOrEqual(1000);
    expect(b.host.phase).toBe('disarmed');
    expectStillness(b);
  },
);

test('H27 the framed stop ends a hold as the byte does, and a stop inside a line leaves the line whole', () => {
  const b = bench();
  holding(b);
  b.host.say({ name: 'stp', cause: 'person' });
  b.host.run(1);
  expect(b.host.phase).toBe('stopping');
  b.host.run(1500);
  expect(Math.max(...b.chair.truth.forceN)).toBeLessThan(5);
});

test.each(['mid-hold', 'mid-sweep', 'ready', 'paused', 'resuming', 'referencing'])(
  'H13 H14 silence %s: released in 1.3 s, notice silence, nothing moves after, reconnecting moves nothing',
  (state) => {
    const b = bench();
    IN_EVERY_STATE.find(([name]) => name === state)?.[1](b);
    b.host.beating = false;
    const witness = new Witness(b);
    b.host.run(3000, witness.look);
    expect(witness.pressedMs).toBeLessThanOrEqual(1300);
    expect(witness.carriageMovedMs).toBeLessThanOrEqual(700);
    expect(b.host.last('ct').fault).toBe('silence');
    expect(b.host.phase).toBe('disarmed');
    expectStillness(b);
    expect(b.host.hello().name).toBe('iam');
    expectStillness(b);
    expect(b.host.ask({ name: 'arm', edge: 1 })).toBe('faulted');
  },
);

test('H13 lines of another session do not keep a dead host alive', () => {
  const b = bench();
  holding(b);
  b.host.beating = false;
  let ms = 0;
  b.host.run(400, () => {
    if (++ms % 50 === 0) b.host.say({ name: 'hello', major: 1, minor: 0, nonce: '0000abcd' });
  });
  expect(b.host.last('ct').fault).toBe('silence');
});

test.each(IN_EVERY_STATE)(
  'H20 power cut %s: below 5 N in 1 s; power back, nothing moves until a new Start',
  (_, reach) => {
    const b = bench();
    reach(b);
    const witness = new Witness(b);
    b.chair.powerOff();
    b.host.run(1500, witness.look);
    expect(witness.pressedMs).toBeLessThanOrEqual(1000);
    const before = places(b);
    b.chair.powerOn();
    b.host.run(2000);
    for (const [axis, mm] of places(b).entries()) expect(mm).toBeCloseTo(before[axis] ?? 0, 1);
    expect(b.host.hello()).toMatchObject({ name: 'iam' });
    b.host.run(60);
    expect(b.host.last('ct').fault).toBe('power');
    expect(b.host.last('tm').state).toBe('disarmed');
    expect(Number.parseInt(b.host.last('tm').flags, 16) & 0x004, 'reference is lost').toBe(0);
  },
);

test('H27 carriage and width brake together: neither waits until the other stands', () => {
  const b = bench();
  ready(b);
  must(send(b, 0, [...move(0, 0, 0, 600, 7000), ...move(1, 0, 60, 180, 4000)]));
  b.host.run(3000);
  const { widthMm, carriageMmPerS } = b.chair.truth;
  expect(carriageMmPerS).toBeGreaterThan(75);
  b.host.stopByte();
  b.host.run(300);
  // From 27 mm/s: 0.2 mm at 2 m/s², and 0.5 mm by the lag of the drive. The carriage brakes for 40 ms.
  expect(b.chair.truth.widthMm - widthMm).toBeLessThan(0.9);
});

test('H13 a queue that runs out ends at rest and released', () => {
  const b = bench();
  ready(b);
  must(send(b, 0, [...move(0, 0, 0, 350, 3500), ...hold(4500, 30, 2000)]));
  b.host.runUntil(() => b.host.phase === 'ready', 20_000);
  expect(Math.max(...b.chair.truth.forceN)).toBe(0);
  expect(Math.max(...b.chair.truth.depthMm)).toBeLessThan(1);
  const before = places(b);
  const tick = planTick(b);
  b.host.run(1000);
  expect(planTick(b)).toBeGreaterThan(tick);
  for (const [axis, mm] of places(b).entries()) expect(mm).toBeCloseTo(before[axis] ?? 0, 1);
});

test('H28 the person gets up mid-hold: everything is let go, and sitting down again moves nothing', () => {
  const b = bench();
  holding(b);
  b.chair.seat(false);
  b.host.run(1500);
  expect(b.host.last('ct').fault).toBe('seat-lost');
  expect(b.host.phase).toBe('faulted');
  expect(Math.max(...b.chair.truth.depthMm)).toBeLessThan(1);
  b.chair.seat(true);
  expectStillness(b);
});

test.each([1, 3, 10, 40, 120, 500])('H02 H28 the seat switch chatters every %i ms: no resume', (everyMs) => {
  const b = bench();
  holding(b);
  let ms = 0;
  b.host.run(2000, () => {
    ms += 1;
    b.chair.seat(Math.floor(ms / everyMs) % 2 === 1);
  });
  b.chair.seat(true);
  expect(b.host.phase).toBe('faulted');
  expectStillness(b);
});

test('H07 the cover opens mid-sweep: stopped and latched; it cannot be cleared while it is open', () => {
  const b = bench();
  sweeping(b);
  b.chair.cover(false);
  b.host.run(1500);
  expect(b.host.last('ct').fault).toBe('cover-open');
  expect(b.host.ask({ name: 'clr', faultId: b.host.faultId })).toBe('cover');
  expect(b.host.ask({ name: 'clr', faultId: b.host.faultId + 1 })).toBe('edge');
  b.chair.cover(true);
  b.host.run(1);
  expect(b.host.ask({ name: 'clr', faultId: b.host.faultId })).toBe('ok');
  expect(b.host.phase).toBe('disarmed');
});
