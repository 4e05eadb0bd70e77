/** Back and leg rest: they move only while a person holds their control, and let go of what they meet. Judged by the true pinch. */
import { describe, expect, test } from 'vitest';
import type { PostureName } from '../../../sim/board/comfort.ts';
import type { Way } from '../../../sim/board/posture.ts';
import type { PostureMotor } from '../../../sim/plant/posture-motor.ts';
import { greet, holding, must, ready } from './support/armed-chair.ts';
import { type FaultyBench, faultyBench } from './support/faulty-chair.ts';

function motorOf({ chair }: FaultyBench, name: PostureName): PostureMotor {
  const motor = chair.plant.comfort[name];
  if (motor === null) throw new Error(`no ${name}`);
  return motor;
}

/** A person holds the control for `ms`; what is pinched meanwhile and in the two seconds after, newtons. */
function hold(b: FaultyBench, axis: PostureName, way: Way, ms: number, afterMs = 2000): number {
  let most = 0;
  const look = (): void => {
    most = Math.max(most, b.chair.truth.pinchN);
  };
  for (let gone = 0; gone < ms && b.host.phase !== 'faulted'; gone += 100) {
    b.host.say({ name: 'hld', axis, way });
    b.host.run(100, look);
  }
  b.host.run(afterMs, look);
  return most;
}

/** Puts it somewhere by hand; the board takes that for a fault, which is cleared. */
function place(b: FaultyBench, name: PostureName, deg: number): PostureMotor {
  const motor = motorOf(b, name);
  motor.deg = deg;
  motor.readDeg = deg;
  b.host.run(3000);
  if (b.host.faultId !== 0) b.host.ask({ name: 'clr', faultId: b.host.faultId });
  expect(b.host.phase).not.toBe('faulted');
  return motor;
}

function start(): FaultyBench {
  const b = faultyBench();
  greet(b);
  b.host.run(500);
  return b;
}

const AXES = ['recline', 'legrest'] as const;

/** Towards greater angles the back closes, the leg rest opens. */
const CLOSING = { recline: 1, legrest: -1 } as const;

test.each(AXES)(
  'H01 the %s moves while its control is held, both ways, and stands 200 ms after it is let go',
  (axis) => {
    const b = start();
    const motor = motorOf(b, axis);
    const fromDeg = motor.deg;
    hold(b, axis, CLOSING[axis] > 0 ? 'close' : 'open', 4000);
    expect(motor.deg).toBeGreaterThan(fromDeg + 10);
    expect(b.host.phase).toBe('disarmed');
    const farDeg = motor.deg;
    b.host.run(3000);
    expect(motor.deg).toBe(farDeg);
    hold(b, axis, CLOSING[axis] > 0 ? 'open' : 'close', 2000);
    expect(motor.deg).toBeLessThan(farDeg - 4);
    b.host.say({ name: 'hld', axis, way: 'open' });
    b.host.run(100);
    expect(b.host.last('tm').state).toBe('posing');
  },
);

describe.each(AXES)('H01 something under or behind the %s', (axis) => {
  const places = axis === 'recline' ? [25, 32, 40, 48, 55, 63, 69] : [70, 60, 52, 41, 33, 20, 11, 3];

  test.each(places)('at %i°: stopped, let go by 3 cm, latched, never more than it may push', (atDeg) => {
    for (const stiffnessNPerMm of [3, 15]) {
      const b = start();
      const motor = place(b, axis, atDeg - CLOSING[axis] * 4);
      motor.obstacle = { atDeg, way: CLOSING[axis], stiffnessNPerMm };
      const most = hold(b, axis, 'close', 12_000);
      expect(b.host.last('ct')).toMatchObject({ fault: 'obstruction', detail: axis === 'recline' ? 5 : 6 });
      expect(most).toBeGreaterThan(20);
      expect(most).toBeLessThan(axis === 'recline' ? 100 : 80);
      expect(b.chair.truth.pinchN).toBeLessThan(5);
      const openedDeg = (atDeg - motor.deg) * CLOSING[axis];
      expect(openedDeg).toBeLessThan(9);
      // Still held: nothing closes again, until somebody has looked and the fault is cleared.
      expect(hold(b, axis, 'close', 3000)).toBeLessThan(5);
    }
  });
});

test.each([1, 2, 5, 20, 100, 199, 500])(
  'H02 the sensor of the obstruction chatters every %i ms: it never closes on',
  (everyMs) => {
    const b = start();
    const motor = motorOf(b, 'legrest');
    motor.deg = 60;
    b.host.run(700);
    b.host.ask({ name: 'clr', faultId: b.host.faultId });
    motor.obstacle = { atDeg: 50, way: -1, stiffnessNPerMm: 8 };
    let ms = 0;
    b.chair.onSensors = (sensors) => {
      ms += 1;
      if (Math.floor(ms / everyMs) % 2 === 1) sensors.legrestMotorN = 10;
    };
    const most = hold(b, 'legrest', 'close', 8000);
    expect(most).toBeLessThan(130);
    expect(b.host.last('ct').fault).toBe('obstruction');
    const closes = b.host.events.filter((event) => event.kind === 'phase' && event.from === 'faulted');
    expect(closes).toEqual([]);
  },
);

test('H01 H03 the control is let go just as it begins to pinch: it does not stay pinched', () => {
  const b = start();
  const motor = place(b, 'legrest', 60);
  motor.obstacle = { atDeg: 58, way: -1, stiffnessNPerMm: 3 };
  for (let i = 0; i < 100 && b.chair.truth.pinchN < 25; i++) {
    if (i % 5 === 0) b.host.say({ name: 'hld', axis: 'legrest', way: 'close' });
    b.host.run(10);
  }
  b.host.run(2000);
  expect(b.chair.truth.pinchN).toBeLessThan(5);
});

test.each(['byte', 'cut'])(
  'H03 stop (%s) while something is pinched: it opens, or stands, and never closes on',
  (by) => {
    const b = start();
    const motor = motorOf(b, 'legrest');
    motor.deg = 60;
    b.host.run(700);
    b.host.ask({ name: 'clr', faultId: b.host.faultId });
    motor.obstacle = { atDeg: 58, way: -1, stiffnessNPerMm: 3 };
    for (let i = 0; i < 20 && b.chair.truth.pinchN < 15; i++) {
      b.host.say({ name: 'hld', axis: 'legrest', way: 'close' });
      b.host.run(50);
    }
    const { pinchN } = b.chair.truth;
    if (by === 'byte') b.host.stopByte();
    else
      b.chair.onDrives = (drives) => {
        drives.powered = false;
      };
    let most = 0;
    b.host.run(1500, () => {
      most = Math.max(most, b.chair.truth.pinchN);
    });
    expect(most).toBeLessThan(pinchN + 12);
  },
);

test('H04 nothing of posture moves by itself: not at a Start, in a massage, at a stop, or after it', () => {
  const b = faultyBench();
  const { reclineDeg, legrestDeg } = b.chair.truth;
  holding(b);
  b.host.stopByte();
  b.host.run(3000);
  expect(b.chair.truth.reclineDeg).toBe(reclineDeg);
  expect(b.chair.truth.legrestDeg).toBe(legrestDeg);
});

test('H01 in the middle of a massage a held control moves nothing', () => {
  const b = faultyBench();
  holding(b);
  const { reclineDeg } = b.chair.truth;
  hold(b, 'recline', 'close', 1000, 0);
  expect(b.chair.truth.reclineDeg).toBe(reclineDeg);
  expect(b.host.phase).toBe('playing');
});

test('H03 Open opens back and leg rest too, and only opens', () => {
  const b = faultyBench();
  ready(b);
  place(b, 'recline', 40);
  const legDeg = b.chair.truth.legrestDeg;
  for (let i = 0; i < 20; i++) {
    b.host.say({ name: 'opn' });
    b.host.run(100);
  }
  expect(b.chair.truth.reclineDeg).toBeLessThan(33);
  expect(b.chair.truth.legrestDeg).toBeGreaterThan(legDeg + 10);
});

test('H26 a leg rest that moves while nobody holds its control is latched, and the master goes off', () => {
  const b = faultyBench();
  ready(b);
  b.host.run(600);
  b.chair.onDrives = (drives) => {
    if (drives.powered) drives.legrestDegPerS = -6;
  };
  b.host.run(4000);
  expect(b.host.last('ct')).toMatchObject({ fault: 'moved-uncommanded', detail: 6 });
  expect(b.chair.plant.drives.powered).toBe(false);
});

test('H27 the hard-wired stop ends what is armed and what is held; Open still opens; it is cleared only when released', () => {
  const b = faultyBench();
  holding(b);
  b.chair.plant.stopPressed = true;
  b.host.run(1200);
  expect(b.host.last('ct').fault).toBe('stop-input');
  expect(Math.max(...b.chair.truth.forceN)).toBeLessThan(5);
  b.host.run(1500);
  expect(b.host.ask({ name: 'clr', faultId: b.host.faultId })).toBe('faulted');
  const { reclineDeg, legrestDeg } = b.chair.truth;
  hold(b, 'recline', 'close', 1000);
  expect(b.chair.truth.reclineDeg).toBe(reclineDeg);
  b.host.say({ name: 'opn' });
  b.host.run(150);
  expect(b.chair.truth.legrestDeg).toBeGreaterThan(legrestDeg);
  b.chair.plant.stopPressed = false;
  b.host.run(400);
  must(b.host.ask({ name: 'clr', faultId: b.host.faultId }));
  b.chair.plant.stopPressed = true;
  b.host.run(10);
  expect(b.host.ask({ name: 'arm', edge: 5 })).toBe('stopped');
});
