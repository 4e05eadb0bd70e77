/** What the board looks at once a millisecond, in which state, and what it does about the first thing that is wrong (spec.md §3, §8). */
import { describe, expect, test } from 'vitest';
import { ARMED, AT_REST, type Board, board, first } from './support/guarded-board.ts';
import { shippedProfile } from './support/profiles.ts';

test.each([...ARMED, ...AT_REST, 'calibrating', 'openingDisarmed', 'openingArmed'] as const)(
  'nothing is said where all is well: %s',
  (phase) => {
    const it = board(phase);
    it.core.sensors.seat = phase !== 'calibrating';
    expect(it.look(1_600)).toEqual([]);
  },
);

describe('whoever is armed', () => {
  test.each(ARMED)('stays no longer than somebody sits there, and the cover is closed: %s', (phase) => {
    expect(first(phase, ({ core }) => (core.sensors.seat = false))).toBe('seat-lost 0 after 1 ms');
    expect(first(phase, ({ core }) => (core.sensors.cover = false))).toBe('cover-open 0 after 1 ms');
    expect(first(phase, ({ core }) => (core.sensors.stopPressed = true))).toBe('stop-input 0 after 3 ms');
  });

  test.each(ARMED)('is let go where the host is silent for 0.3 s, or the session is over: %s', (phase) => {
    const silent = board(phase);
    expect(silent.look(1, () => (silent.core.aliveMs = silent.core.ms - 300))).toEqual([]);
    expect(silent.look(1, () => (silent.core.aliveMs = silent.core.ms - 301))).toEqual(['silence']);
    const long = board(phase);
    expect(long.look(1, () => (long.core.armedMs = long.core.ms - 30 * 60_000))).toEqual([]);
    expect(long.look(1, () => (long.core.armedMs = long.core.ms - 30 * 60_000 - 1))).toEqual(['time-up']);
  });

  test('a bouncing wire of the stop is no stop', () => {
    expect(first('playing', ({ core }, ms) => (core.sensors.stopPressed = ms % 3 !== 0))).toBeNull();
  });

  test.each(AT_REST)('nobody else is: %s', (phase) => {
    for (const change of [
      ({ core }: Board) => (core.sensors.seat = false),
      ({ core }: Board) => (core.sensors.cover = false),
      ({ core }: Board) => (core.sensors.stopPressed = true),
      ({ core }: Board) => (core.aliveMs = 0),
      ({ core }: Board) => (core.armedMs = -1e9),
    ])
      expect(first(phase, change)).toBeNull();
  });
});

describe('a control that is held', () => {
  test('is ended by the stop where it drives back or legs, and not where it opens rollers', () => {
    const pressed =
      (held: object | null) =>
      ({ core }: Board) => {
        core.held = held;
        core.sensors.stopPressed = true;
      };
    expect(first('openingDisarmed', pressed({}))).toBe('stop-input 0 after 3 ms');
    expect(first('openingFaulted', pressed({}))).toBe('stop-input 0 after 3 ms');
    expect(first('openingDisarmed', pressed(null))).toBeNull();
    expect(first('disarmed', pressed({}))).toBeNull();
  });

  test.each([
    ['openingDisarmed', true],
    ['openingArmed', true],
    ['openingReady', true],
    ['openingFaulted', true],
    ['playing', false],
    ['disarmed', false],
  ] as const)('back, legs, air and heat are told of it: %s', (phase, isHeld) => {
    const it = board(phase);
    it.look(2);
    expect(it.motion.comfort.asked).toEqual([isHeld, isHeld]);
    it.motion.comfort.found = { fault: 'obstructed', detail: 1 };
    expect(it.look(1)).toEqual(['obstructed 1']);
    it.motion.comfort.exists = false;
    expect(it.look(1)).toEqual([]);
  });
});

describe('a drive that is told to move and stands', () => {
  const stuck = (which: (it: Board) => { driveMmPerS: number }) => (it: Board) => {
    which(it).driveMmPerS = 50;
  };

  test.each<[what: string, change: (it: Board) => void, fault: string]>([
    ['carriage', stuck(({ motion }) => motion.carriage), 'not-moving 0 after 300 ms'],
    ['width', stuck(({ motion }) => motion.width), 'not-moving 1 after 300 ms'],
    ['left roller', stuck(({ motion }) => motion.channels[0]), 'not-moving 2 after 300 ms'],
    ['right roller', stuck(({ motion }) => motion.channels[1]), 'not-moving 3 after 300 ms'],
    ['kneading', ({ motion }) => (motion.kneading.driveHz = 0.5), 'not-moving 4 after 1500 ms'],
  ])('is found by its number: %s', (_, change, fault) => {
    const moving = (it: Board) => {
      it.motion.carriage.commandedToMove = true;
      it.motion.width.commandedToMove = true;
      change(it);
    };
    expect(first('playing', moving)).toBe(fault);
    for (const phase of [...AT_REST, 'openingArmed', 'openingReady'] as const)
      expect(first(phase, change)).toBeNull();
  });

  test('one that opened meanwhile begins anew', () => {
    const it = board('playing');
    it.motion.channels[0].driveMmPerS = 50;
    expect(it.look(299)).toEqual([]);
    it.core.phase = 'openingArmed';
    expect(it.look(1)).toEqual([]);
    it.core.phase = 'playing';
    expect(it.look(299)).toEqual([]);
    it.core.phase = 'disarmed';
    expect(it.look(1)).toEqual([]);
    it.core.phase = 'playing';
    expect(it.look(299)).toEqual([]);
    expect(it.look(1)).toEqual(['not-moving 2']);
  });
});

describe('carriage and width', () => {
  test.each(['carriage', 'width'] as const)('%s is never 10 mm from where the plan has it', (which) => {
    const astray = (awayMm: number) => (it: Board) => (it.motion[which].awayMm = awayMm);
    const fault = `not-moving ${which === 'carriage' ? 0 : 1} after 20 ms`;
    for (const phase of ['playing', 'pausing', 'resuming'] as const) {
      expect(first(phase, astray(10.1))).toBe(fault);
      expect(first(phase, astray(Number.NaN))).toBe(fault);
      expect(first(phase, astray(9.9))).toBeNull();
    }
    for (const phase of ['ready', 'referencing', 'scanning', 'paused'] as const)
      expect(first(phase, astray(100))).toBeNull();
  });
});

test('a roller that is in by its encoder alone is found by its number', () => {
  const seems = ({ motion }: Board) => {
    motion.referenced = true;
    motion.channels[1].seemsIn = true;
  };
  expect(first('playing', seems)).toBe('travel 3 after 100 ms');
});

describe('a roller that leaves its switch', () => {
  const atSwitch = (phase: 'referencing' | 'armed') => {
    const it = board(phase);
    it.core.motion.referenced = false;
    it.core.motion.channels[0].atZero = true;
    it.look(50);
    it.core.motion.channels[0].atZero = false;
    return it;
  };

  test.each(['armed', 'referencing'] as const)('is found by its number before zero is known: %s', (phase) => {
    expect(atSwitch(phase).look(99)).toEqual([]);
    expect(atSwitch(phase).look(100)).toEqual(['travel 2']);
  });

  test('is nobody’s business without current, nor what it did before it', () => {
    const it = atSwitch('armed');
    it.look(99);
    it.core.phase = 'disarmed';
    expect(it.look(1_000)).toEqual([]);
    it.core.phase = 'armed';
    expect(it.look(1_000)).toEqual([]);
  });
});

describe('what presses', () => {
  const presses =
    (channel: 0 | 1, forceN: number) =>
    ({ motion }: Board, ms: number) => {
      motion.channels[channel].forceN = forceN + (ms % 2) / 1000;
    };

  test('presses no harder than its place bears, either roller', () => {
    expect(first('playing', presses(0, 66.1))).toBe('force-over 66100 after 20 ms');
    expect(first('playing', presses(1, 70))).toMatch(/^force-over .* after 20 ms$/);
    expect(first('playing', presses(0, 65.9))).toBeNull();
  });

  test('in a scan no harder than a scan may, wherever it is', () => {
    expect(first('scanning', presses(0, 16.4))).toBeNull();
    expect(first('scanning', presses(0, 16.6))).toMatch(/^force-over .* after 20 ms$/);
    expect(first('ready', presses(0, 16.6))).toBeNull();
  });

  test('is not asked once all is let go, but it must be off within 1.5 s', () => {
    for (const phase of AT_REST) {
      expect(first(phase, presses(0, 70))).toBeNull();
      const still = (it: Board, ms: number) => {
        presses(1, 12)(it, ms);
        presses(0, 7)(it, ms);
        it.motion.presses = true;
      };
      expect(first(phase, still)).toMatch(/^still-pressing 1200[01] after 1500 ms$/);
    }
    expect(first('playing', ({ motion }) => (motion.presses = true))).toBeNull();
  });

  test('what was over before it was let go does not count at the next Start', () => {
    const it = board('playing');
    const over = (ms: number) => presses(0, 70)(it, ms);
    expect(it.look(19, over)).toEqual([]);
    it.core.phase = 'disarmed';
    expect(it.look(1, over)).toEqual([]);
    it.core.phase = 'playing';
    expect(it.look(19, over)).toEqual([]);
  });

  test('without a cell the current of the motor is what is asked', () => {
    const it = board('playing', shippedProfile('tsubo-plain'));
    it.motion.channels[0].driveMmPerS = 20;
    it.motion.channels[0].sense.speedMmPerS = 20;
    expect(it.look(100)).toContain('force-implausible 0');
  });

  test('a cell that has drifted ends the taking of the zero, and nothing else', () => {
    const drift = ({ core }: Board) => (core.calibrator.driftN = 2.25);
    expect(first('referencing', drift)).toBe('force-implausible 2250 after 1 ms');
    expect(first('playing', drift)).toBeNull();
  });

  test('one spot has had enough after 40 s, whichever roller; a new Start begins anew', () => {
    const it = board('playing');
    for (const channel of [0, 1] as const) {
      const over = (ms: number) => presses(channel, 20)(it, ms);
      expect(it.look(40_000, over)).toEqual([]);
      expect(it.look(1, over)).toEqual(['spot-time']);
      it.core.phase = 'disarmed';
      it.look(1, () => presses(channel, 0)(it, 0));
      it.core.phase = 'playing';
    }
    expect(it.look(1, () => presses(1, 20)(it, 0))).toEqual([]);
  });
});

test('a calibration ends where somebody sits down', () => {
  const it = board('calibrating');
  it.core.sensors.seat = false;
  expect(it.look(10)).toEqual([]);
  it.core.sensors.seat = true;
  expect(it.look(1)).toEqual(['enter letGo']);
  it.core.phase = 'disarmed';
  expect(it.look(10)).toEqual([]);
});
