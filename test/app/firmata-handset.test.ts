import { describe, expect, it } from 'vitest';
import { loadProfile } from '../../src/app/chair-profiles.ts';
import { FirmataWorld } from '../../src/app/firmata-world.ts';
import { compose } from '../../src/app/score.ts';
import type { HandsetWiring } from '../../src/chair/wiring.ts';
import { readProgram } from '../../src/program/read-program.ts';

const HOLD = `title: { en: Test, id: Uji }
about: { en: Two holds., id: Dua tekan. }
strokes:
  - hold: { at: T7, pressure: 20N, for: 20s }
  - hold: { at: T9, pressure: 20N, for: 20s }
`;
const PROFILE = loadProfile('tsubo-firmata');
const HANDSET = PROFILE.wiring?.handset as HandsetWiring;

interface Bench {
  readonly world: FirmataWorld;
  /** What the host has sent since it was last looked at, a message a line. */
  readonly sent: string[];
  run(ms: number): void;
  until(holds: () => boolean): void;
  tap(pin: number | undefined): void;
}

async function bench(): Promise<Bench> {
  const program = readProgram(HOLD, 'test.yaml');
  if (!program.ok) throw new Error('the program of this test is broken');
  const { score } = compose(program.value, { statureMm: 1700, ceilingN: 40 }, PROFILE);
  const sent: string[] = [];
  const world = new FirmataWorld({
    profile: PROFILE,
    statureMm: 1700,
    seed: 7,
    choose: () => ({ kind: 'score', score }),
    onLine: (direction, text) => {
      if (direction === 'out') sent.push(text);
    },
  });
  await world.open();
  const run = (ms: number): void => {
    for (let i = 0; i < ms; i += 1) world.step();
  };
  return {
    world,
    sent,
    run,
    until: (holds) => {
      for (let i = 0; i < 90_000 && !holds(); i += 1) world.step();
      expect(holds()).toBe(true);
    },
    tap: (pin) => {
      if (pin === undefined) throw new Error('not wired');
      world.chair.wires.pressed.add(pin);
      run(120);
      world.chair.wires.pressed.delete(pin);
      run(120);
    },
  };
}

const presses = ({ world }: Bench): boolean => world.chair.truth.forceN.every((forceN) => forceN > 15);
const isDisplay = (message: string): boolean => message.startsWith('f0 76');

describe('the handset on a Firmata board', () => {
  it('shows in lights and on its display what the chair does', async () => {
    const own = await bench();
    const { wires } = own.world.chair;
    own.until(() => presses(own));
    own.run(1_500);
    expect(wires.display.rows[0]).toBe('playing         ');
    expect(wires.display.rows[1]).toMatch(/^\d+ N {2}\d+ s *$/);
    expect(wires.dutyOf(HANDSET.playLed ?? 0)).toBeGreaterThan(0);
    expect(wires.dutyOf(HANDSET.faultLed ?? 0)).toBe(0);
    own.world.chair.seat(false);
    own.until(() => own.world.session.outcome !== null);
    own.run(500);
    expect(wires.dutyOf(HANDSET.faultLed ?? 0)).toBeGreaterThan(0);
    expect(wires.dutyOf(HANDSET.playLed ?? 0)).toBe(0);
  });

  it('writes a character as eight messages of its I2C display, byte for byte', async () => {
    const own = await bench();
    own.until(() => presses(own));
    own.run(600);
    // "p" is 0x70: its upper nibble, then its lower, each with the enable line up and down; backlight on, data.
    const all = own.sent.filter(isDisplay).join('\n');
    expect(all).toContain(
      ['f0 76 27 00 7d 00 f7', 'f0 76 27 00 79 00 f7', 'f0 76 27 00 0d 00 f7', 'f0 76 27 00 09 00 f7'].join(
        '\n',
      ),
    );
  });

  it('pauses and goes on by its button, once for each press, however long it is held', async () => {
    const own = await bench();
    own.until(() => presses(own));
    own.tap(HANDSET.pause);
    own.run(3_000);
    expect(own.world.session.state.telemetry?.state).toBe('paused');
    own.tap(HANDSET.pause);
    own.until(() => presses(own));
  });

  it('goes on to the next stroke by its button', async () => {
    const own = await bench();
    own.until(() => presses(own));
    const { strokes } = own.world.session.state.live ?? { strokes: [] };
    const [first, second] = strokes;
    if (first === undefined || second === undefined) throw new Error('two strokes were written');
    const at = (mm: number): boolean => Math.abs(own.world.chair.truth.carriageMm - mm) < 5;
    expect(at(first.fromMm)).toBe(true);
    own.tap(HANDSET.next);
    own.until(() => presses(own) && at(second.fromMm));
    expect(own.world.session.state.score?.plan.strokes[0]?.isCutShort).toBe(true);
  });

  it('makes it stronger by its knob, and where the knob stood at first is as written', async () => {
    const own = await bench();
    own.until(() => presses(own));
    expect(own.world.session.state.live?.wanted.pressureSteps).toBe(0);
    own.world.chair.wires.knobRaw = 1023;
    own.run(400);
    expect(own.world.session.state.live?.wanted.pressureSteps).toBe(3);
    own.world.chair.wires.knobRaw = 511;
    own.run(400);
    expect(own.world.session.state.live?.wanted.pressureSteps).toBe(0);
  });

  it('H27 lets go by Stop while the host is busy with the display: every motor stands before its next character', async () => {
    const own = await bench();
    own.until(() => presses(own));
    own.run(300);
    own.until(() => own.sent.slice(-6).every(isDisplay));
    own.sent.length = 0;
    own.world.chair.stopButton(true);
    // Button to board 1 ms, to the host 1 ms, 64 bytes ahead of it on the line 11 ms.
    own.run(25);
    // The carriage, pwm 2, stands where it presses: it was told so before.
    const from = own.sent.indexOf('e4 00 00');
    expect(own.sent.slice(from, from + 4)).toEqual([
      'e4 00 00', // left roller, pwm 4
      'e5 00 00', // right roller, pwm 5
      'e6 00 00', // kneading, pwm 6
      expect.stringMatching(/^95 /) as string, // valves and pump, port 5
    ]);
    expect(from).toBeGreaterThan(-1);
    expect(from).toBeLessThan(10);
    own.run(900);
    expect(Math.max(...own.world.chair.truth.forceN)).toBeLessThan(5);
  });

  it('H01 H04 goes home and opens only while a person holds the button', async () => {
    const own = await bench();
    own.until(() => own.world.session.state.telemetry?.state === 'referencing');
    own.world.session.stop('person');
    own.until(() => own.world.session.outcome !== null);
    own.run(1_000);
    const { wires } = own.world.chair;
    const place = (): number => own.world.chair.truth.carriageMm;
    const fromMm = place();
    wires.pressed.add(HANDSET.home ?? 0);
    own.run(1_000);
    expect(fromMm - place()).toBeGreaterThan(15);
    wires.pressed.delete(HANDSET.home ?? 0);
    own.run(400);
    const letGoMm = place();
    own.run(3_000);
    expect(place()).toBeCloseTo(letGoMm, 1);
    expect(own.world.chair.powered).toBe(false);
    const { reclineDeg } = own.world.chair.truth;
    wires.pressed.add(HANDSET.open ?? 0);
    own.run(1_500);
    wires.pressed.delete(HANDSET.open ?? 0);
    own.run(500);
    // Back is the closing way of this chair.
    expect(own.world.chair.truth.reclineDeg).toBeLessThan(reclineDeg - 2);
  });
});
