/** A technician takes zero and span of a load cell, and what an uncalibrated cell starts: nothing. */
import { describe, expect, test } from 'vitest';
import { SimChair, type SimChairOptions } from '../../../sim/sim-chair.ts';
import type { MessageOf } from '../../../src/protocol/messages.ts';
import { arm, type Bench, bench, greet, must, ready, send, statedZones } from './support/armed-chair.ts';
import { hold } from './support/batches.ts';
import { shippedProfile } from './support/profiles.ts';
import { TestHost } from './support/test-host.ts';

const WHEN_S = 1_767_225_600;
const WEIGHT_N = 50;

function chairWith(options: Partial<SimChairOptions>): Bench {
  const host = new TestHost();
  const chair = new SimChair({
    profile: shippedProfile('tsubo-duo'),
    statureMm: 1700,
    seed: 7,
    stiffnessNPerMm: 5,
    breathing: false,
    send: host.onBytes,
    onEvent: host.onEvent,
    ...options,
  });
  return { host, chair: host.attach(chair) };
}

function emptied(b: Bench): Bench {
  b.chair.seat(false);
  greet(b);
  return b;
}

function cell({ host }: Bench, index: 0 | 1): MessageOf<'can'> {
  host.say({ name: 'cai', cell: index });
  host.run(1);
  return host.last('can');
}

/** Zero, span and, where `kept`, what makes them count. */
function calibrated(b: Bench, index: 0 | 1, { kept = true } = {}): void {
  const { host, chair } = b;
  must(host.ask({ name: 'cab', cell: index }));
  host.run(700);
  must(host.ask({ name: 'caz' }));
  chair.hang(index, WEIGHT_N);
  host.run(900);
  must(host.ask({ name: 'cas', weightDeciN: WEIGHT_N * 10 }));
  chair.hang(index, 0);
  host.run(900);
  if (!kept) return;
  expect(host.ask({ name: 'cak', whenS: WHEN_S })).toBe('busy');
  host.run(60);
  must(host.ask({ name: 'cak', whenS: WHEN_S }));
}

function ended({ host, chair }: Bench): void {
  must(host.ask({ name: 'cax' }));
  host.runUntil(() => host.phase === 'disarmed', 2000);
  chair.seat(true);
  host.run(1);
}

/** What the body feels in the middle of a hold of 15 N, by side: means of the truth. */
function felt(b: Bench): readonly [number, number] {
  must(b.host.ask({ name: 'ref' }));
  b.host.runUntil(() => b.host.phase === 'ready', 31_000);
  must(send(b, 0, hold(0, 15, 20_000)));
  b.host.run(9000);
  const sum: [number, number] = [0, 0];
  b.host.run(4000, () => {
    sum[0] += b.chair.truth.forceN[0] / 4000;
    sum[1] += b.chair.truth.forceN[1] / 4000;
  });
  return sum;
}

describe('H08 a calibrated cell', () => {
  test('reads what is there, within 1 %, whatever its own errors are: the body feels what was asked', () => {
    const b = emptied(chairWith({ cellZeroN: [4, -3], cellSpan: [0.88, 1.15] }));
    calibrated(b, 0);
    calibrated(b, 1);
    expect(cell(b, 0)).toMatchObject({ number: 1, whenS: WHEN_S, weightDeciN: 500, step: 'none' });
    for (const index of [0, 1] as const) {
      b.chair.hang(index, 80);
      b.host.run(900);
      expect(cell(b, index).restCentiN / 100).toBeGreaterThan(79.2);
      expect(cell(b, index).restCentiN / 100).toBeLessThan(80.8);
      b.chair.hang(index, 0);
      b.host.run(900);
      expect(Math.abs(cell(b, index).restCentiN)).toBeLessThan(10);
    }
    ended(b);
    statedZones(b);
    must(b.host.ask({ name: 'arm', edge: 1 }));
    for (const forceN of felt(b)) expect(Math.abs(forceN - 15)).toBeLessThan(0.01 * 15 + 0.1);
  });

  test('of one cell for both rollers takes the weight on both together, each as half', () => {
    const b = emptied(
      chairWith({ profile: shippedProfile('tsubo-mono'), cellZeroN: [2.5, 0], cellSpan: [0.9, 1] }),
    );
    expect(b.host.ask({ name: 'cab', cell: 1 })).toBe('unsupported');
    expect(cell(b, 0)).toMatchObject({ cells: 1, number: 0, gainPpm: 1_000_000 });
    calibrated(b, 0);
    const { gainPpm, zeroMilliN } = cell(b, 0);
    expect(Math.abs(gainPpm / 1e6 - 1 / 0.9)).toBeLessThan(0.005);
    expect(Math.abs(zeroMilliN - 2500)).toBeLessThan(100);
  });

  test('may have its zero alone taken anew', () => {
    const b = emptied(chairWith({ cellZeroN: [3, 0] }));
    must(b.host.ask({ name: 'cab', cell: 0 }));
    b.host.run(600);
    must(b.host.ask({ name: 'caz' }));
    b.host.ask({ name: 'cak', whenS: WHEN_S });
    b.host.run(60);
    must(b.host.ask({ name: 'cak', whenS: WHEN_S }));
    expect(cell(b, 0)).toMatchObject({ number: 1, weightDeciN: 0, gainPpm: 1_000_000, step: 'kept' });
    expect(Math.abs(cell(b, 0).restCentiN)).toBeLessThan(10);
  });
});

describe('H08 H25 a cell that has drifted', () => {
  test.each([
    ['more', 2.6],
    ['less', -2.6],
  ])('by 2.6 N to read %s starts nothing; calibrated, it does', (_, zeroN) => {
    const b = chairWith({ cellZeroN: [0, zeroN] });
    greet(b);
    statedZones(b);
    b.host.run(200);
    expect(b.host.ask({ name: 'arm', edge: 1 })).toBe('zero');
    const [left, right] = b.host.heard.filter((heard): heard is MessageOf<'can'> => heard.name === 'can');
    expect(Math.abs(left?.restCentiN ?? Number.NaN)).toBeLessThan(30);
    expect(Math.abs((right?.restCentiN ?? Number.NaN) - 100 * zeroN)).toBeLessThan(30);
    expect(b.host.phase).toBe('disarmed');

    b.chair.seat(false);
    b.host.run(1);
    calibrated(b, 1);
    ended(b);
    must(b.host.ask({ name: 'arm', edge: 1 }));
  });

  test('by 1.4 N is borne: what noise and temperature do is no drift', () => {
    const b = chairWith({ cellZeroN: [1.4, -1.4] });
    arm(b);
  });

  test('by more than 5 N lets nobody arm either, and can be calibrated although the board is faulted', () => {
    const b = chairWith({ cellZeroN: [9, 0] });
    b.chair.seat(false);
    b.host.run(2);
    b.host.hello();
    b.host.run(1700);
    expect(b.host.last('ct').fault).toBe('still-pressing');
    calibrated(b, 0);
    must(b.host.ask({ name: 'cax' }));
    b.host.runUntil(() => b.host.phase === 'faulted', 2000);
    must(b.host.ask({ name: 'clr', faultId: b.host.faultId }));
    b.chair.seat(true);
    b.host.run(1);
    statedZones(b);
    must(b.host.ask({ name: 'arm', edge: 1 }));
  });

  test('that was pressed a moment ago is not asked before it has come to rest', () => {
    const b = bench();
    ready(b);
    must(send(b, 0, hold(0, 15, 20_000)));
    b.host.run(6000);
    b.host.stopByte();
    b.host.runUntil(() => b.host.phase === 'disarmed', 2000);
    b.host.hello();
    const codes = new Set<string>();
    for (let edge = 1; edge < 400 && b.host.phase === 'disarmed'; edge += 1) {
      codes.add(b.host.ask({ name: 'arm', edge }));
    }
    expect([...codes].filter((code) => code !== 'ok' && code !== 'moving')).toEqual([]);
    expect(b.host.phase).toBe('armed');
  });

  test('while the rollers were not in is found by ref, before anything presses', () => {
    const b = chairWith({});
    arm(b);
    b.chair.hang(0, -3);
    must(b.host.ask({ name: 'ref' }));
    b.host.runUntil(() => b.host.phase !== 'referencing', 31_000);
    b.host.run(50);
    expect(b.host.last('ct')).toMatchObject({ fault: 'force-implausible' });
  });
});

describe('H08 H25 a calibration is refused', () => {
  test('while armed, moving, occupied, stopped, or for a cell that is not there', () => {
    const b = bench();
    greet(b);
    expect(b.host.ask({ name: 'cab', cell: 0 })).toBe('occupied');
    for (const name of ['caz', 'cax'] as const) expect(b.host.ask({ name })).toBe('not-calibrating');
    expect(b.host.ask({ name: 'cas', weightDeciN: 500 })).toBe('not-calibrating');
    expect(b.host.ask({ name: 'cak', whenS: 0 })).toBe('not-calibrating');
    b.host.say({ name: 'opn' });
    b.host.run(1);
    expect(b.host.ask({ name: 'cab', cell: 0 })).toBe('moving');
    b.host.runUntil(() => b.host.phase === 'disarmed', 500);
    must(b.host.ask({ name: 'arm', edge: 1 }));
    expect(b.host.ask({ name: 'cab', cell: 0 })).toBe('not-disarmed');
  });

  test('while it is not still, with a weight that says nothing, a zero that is none, a span that cannot be', () => {
    const b = emptied(chairWith({ cellSpan: [0.75, 1] }));
    must(b.host.ask({ name: 'cab', cell: 0 }));
    expect(b.host.ask({ name: 'cas', weightDeciN: 500 })).toBe('uncalibrated');
    expect(b.host.ask({ name: 'cak', whenS: 0 })).toBe('uncalibrated');
    b.host.run(600);
    b.chair.hang(0, 24);
    b.host.run(900);
    expect(b.host.ask({ name: 'caz' })).toBe('zero');
    let ms = 0;
    b.host.run(1000, () => b.chair.hang(0, 3 * Math.sin((++ms / 1000) * 5)));
    expect(b.host.ask({ name: 'caz' })).toBe('unsteady');
    b.chair.hang(0, 0);
    b.host.run(900);
    must(b.host.ask({ name: 'caz' }));
    b.chair.hang(0, 50);
    expect(b.host.ask({ name: 'cas', weightDeciN: 199 })).toBe('weight');
    expect(b.host.ask({ name: 'cas', weightDeciN: 1001 })).toBe('weight');
    b.host.run(900);
    expect(b.host.ask({ name: 'cas', weightDeciN: 500 })).toBe('span');
    expect(b.host.ask({ name: 'arm', edge: 1 })).toBe('not-disarmed');
    expect(b.host.ask({ name: 'ref' })).toBe('moving');
  });
});

describe('H08 a calibration ends, and what was not kept is forgotten', () => {
  test.each<[string, (b: Bench) => void]>([
    ['a stop', ({ host }) => host.stopByte()],
    ['somebody sits down', ({ chair }) => chair.seat(true)],
    [
      'the host is gone',
      ({ host }) => {
        host.beating = false;
      },
    ],
  ])('%s', (_, happens) => {
    const b = emptied(chairWith({ cellZeroN: [3, 0] }));
    calibrated(b, 0, { kept: false });
    happens(b);
    b.host.runUntil(() => b.host.phase === 'disarmed', 5000);
    expect(b.chair.truth.depthMm[0]).toBeLessThan(0.5);
    expect(b.host.ask({ name: 'cak', whenS: 0 })).toBe('not-calibrating');
    expect(cell(b, 0)).toMatchObject({ number: 0, zeroMilliN: 0, step: 'none' });
  });

  test('nothing is driven while it is open, and a weight left on it is told afterwards', () => {
    const b = emptied(chairWith({}));
    must(b.host.ask({ name: 'cab', cell: 0 }));
    b.chair.hang(0, 50);
    b.host.run(5000);
    expect(b.host.last('tm').state).toBe('calibrating');
    expect(b.host.last('ct').fault).toBe('none');
    b.host.say({ name: 'opn' });
    b.host.run(5);
    expect(b.host.phase).toBe('calibrating');
    expect(b.host.hello().name).toBe('wait');
    must(b.host.ask({ name: 'cax' }));
    b.host.run(2500);
    expect(b.host.last('ct').fault).toBe('still-pressing');
  });
});

describe('H32 the power goes while a calibration is written', () => {
  test('at any byte: the board has the one before, or the new one, and never a mix', () => {
    const b = emptied(chairWith({ cellZeroN: [3, 0], cellSpan: [0.9, 1] }));
    calibrated(b, 0);
    const { gainPpm: gainBefore } = cell(b, 0);
    const found = new Set<number>();
    for (let cutMs = 0; cutMs <= 50; cutMs += 7) {
      const before = cell(b, 0).number;
      must(b.host.ask({ name: 'cab', cell: 0 }));
      b.host.run(600);
      must(b.host.ask({ name: 'caz' }));
      expect(b.host.ask({ name: 'cak', whenS: 5 })).toBe('busy');
      b.host.run(cutMs);
      b.chair.powerOff();
      b.host.run(20);
      b.chair.powerOn();
      b.host.hello();
      b.host.run(600);
      const { number, gainPpm, zeroMilliN } = cell(b, 0);
      found.add(number - before);
      expect(gainPpm).toBe(gainBefore);
      expect(Math.abs(zeroMilliN - 3000)).toBeLessThan(100);
    }
    expect([...found].sort()).toEqual([0, 1]);
  });
});
