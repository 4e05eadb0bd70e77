/** Where the board looks for what moves, and for what is where it cannot be: in which state, and by which number (spec.md §8). */
import { describe, expect, test } from 'vitest';
import { ARMED, AT_REST, type axis, type Board, first } from './support/guarded-board.ts';

describe('where an axis is', () => {
  test.each<[what: string, change: (it: Board) => void, fault: string]>([
    ['carriage', ({ motion }) => (motion.carriage.sense.positionMm = 900), 'travel 0 after 1 ms'],
    ['width', ({ motion }) => (motion.width.sense.positionMm = 900), 'travel 1 after 1 ms'],
    ['left roller', ({ motion }) => (motion.channels[0].sense.positionMm = 900), 'travel 2 after 1 ms'],
    ['right roller', ({ motion }) => (motion.channels[1].sense.positionMm = 900), 'travel 3 after 1 ms'],
    ['carriage at its switch', ({ motion }) => (motion.carriageAtZero = true), 'travel 0 after 20 ms'],
    ['width at its switch', ({ motion }) => (motion.widthAtZero = true), 'travel 1 after 20 ms'],
    ['left roller at its switch', ({ motion }) => (motion.channels[0].atZero = true), 'travel 2 after 20 ms'],
    [
      'right roller at its switch',
      ({ motion }) => (motion.channels[1].atZero = true),
      'travel 3 after 20 ms',
    ],
  ])('must be possible: %s', (_, change, fault) => {
    const playing = (it: Board) => {
      it.motion.carriage.commandedToMove = true;
      it.motion.width.commandedToMove = true;
      change(it);
    };
    expect(first('playing', playing)).toBe(fault);
    const unknown = (it: Board) => {
      it.motion.referenced = false;
      playing(it);
    };
    expect(first('playing', unknown)).toBeNull();
  });
});

describe('what moves though nobody told it to', () => {
  const moved = (it: Board) => [it.motion.carriage, it.motion.width];

  test.each([
    ['armed', true],
    ['ready', true],
    ['paused', true],
    ['disarmed', true],
    ['faulted', true],
    ['referencing', false],
    ['scanning', false],
    ['stopping', true],
    ['playing', true],
    ['pausing', true],
    ['resuming', true],
  ] as const)('carriage and width, %s: %s', (phase, isFound) => {
    for (const number of [0, 1]) {
      const found = first(phase, (it) => {
        const one = moved(it)[number];
        if (one !== undefined) one.sense.positionMm = 105;
      });
      expect(found).toBe(isFound ? `moved-uncommanded ${number} after 1 ms` : null);
    }
  });

  test('not what is braking, or told to', () => {
    for (const number of [0, 1]) {
      const goes = (change: (one: ReturnType<typeof axis>) => void) => (it: Board, ms: number) => {
        const one = moved(it)[number];
        if (one === undefined) return;
        one.sense.positionMm = 100 + ms / 50;
        one.sense.speedMmPerS = 50;
        change(one);
      };
      const braking = goes((one) => (one.driveMmPerS = 50));
      const told = goes((one) => (one.commandedToMove = true));
      expect(first('stopping', braking)).toBeNull();
      for (const phase of ['playing', 'pausing', 'resuming'] as const) expect(first(phase, told)).toBeNull();
      expect(first('ready', braking)).toMatch(/^moved-uncommanded/);
    }
  });

  test.each(['pausing', 'resuming'] as const)(
    'H26 carriage and width, %s in the middle of a way, while the plan clock stands',
    (phase) => {
      for (const number of [0, 1]) {
        const found = first(phase, ({ motion }) => {
          const one = moved({ motion } as Board)[number];
          if (one === undefined) return;
          motion.clock.stands = true;
          one.commandedToMove = true;
          one.sense.positionMm = 105;
        });
        expect(found).toBe(`moved-uncommanded ${number} after 1 ms`);
      }
    },
  );

  test.each([
    ['armed', true],
    ['ready', true],
    ['paused', true],
    ['playing', false],
    ['disarmed', false],
    ['stopping', false],
  ] as const)('rollers, where they are braked, %s: %s', (phase, isFound) => {
    for (const channel of [0, 1] as const) {
      const found = first(phase, ({ motion }) => (motion.channels[channel].sense.positionMm = 15));
      expect(found).toBe(isFound ? `moved-uncommanded ${2 + channel} after 1 ms` : null);
    }
  });

  test.each(['playing', 'stopping'] as const)(
    'a roller that runs in by itself, %s, while it has current',
    (phase) => {
      for (const channel of [0, 1] as const) {
        const runs = (powered: boolean) => (it: Board, ms: number) => {
          it.motion.powered = powered;
          it.motion.channels[channel].sense.countedMm = 10 + ms / 10;
        };
        expect(first(phase, runs(true), 200)).toMatch(
          new RegExp(`^moved-uncommanded ${2 + channel} after \\d ms$`),
        );
        expect(first(phase, runs(false), 200)).toBeNull();
      }
    },
  );

  test.each([...ARMED, ...AT_REST])('kneading, always: %s', (phase) => {
    const found = first(phase, ({ motion }) => (motion.kneading.measuredHz = 0.3));
    expect(found).toBe('moved-uncommanded 4 after 1500 ms');
  });
});
