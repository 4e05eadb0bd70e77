import { describe, expect, test } from 'vitest';
import { SimChair } from '../../../sim/sim-chair.ts';
import type { TruthSample } from '../../../sim/truth.ts';
import type { ChairProfile } from '../../../src/chair/profile.ts';
import type { MessageOf } from '../../../src/protocol/messages.ts';
import { arm, greet, must, ready, send } from './support/armed-chair.ts';
import { hold, move } from './support/batches.ts';
import { faultyBench } from './support/faulty-chair.ts';
import { shippedProfile } from './support/profiles.ts';
import { TestHost } from './support/test-host.ts';

const DUO = shippedProfile('tsubo-duo');
const SCAN = { name: 'scn', fromUm: 10_000, toUm: 700_000, speedUmPerS: 20_000, forceMilliN: 8_000 } as const;

interface Felt {
  readonly host: TestHost;
  readonly chair: SimChair;
  readonly truth: TruthSample[];
}

function bench(bodySeed: number, profile: ChairProfile = DUO): Felt {
  const host = new TestHost();
  const truth: TruthSample[] = [];
  const chair = host.attach(
    new SimChair({
      profile,
      statureMm: 1700,
      seed: 7,
      bodySeed,
      send: host.onBytes,
      onEvent: host.onEvent,
      onTruth: (sample) => truth.push(sample),
    }),
  );
  return { host, chair, truth };
}

/** Armed and referenced, and nothing stated of the person. */
function unknownPerson(bodySeed: number, profile?: ChairProfile): Felt {
  const felt = bench(bodySeed, profile);
  greet(felt);
  must(felt.host.ask({ name: 'arm', edge: 1 }));
  must(felt.host.ask({ name: 'ref' }));
  felt.host.runUntil(() => felt.host.phase === 'ready', 31_000);
  felt.truth.length = 0;
  felt.host.heard.length = 0;
  return felt;
}

function pointsOf({ host }: Felt): readonly MessageOf<'scp'>[] {
  return host.heard.filter((message): message is MessageOf<'scp'> => message.name === 'scp');
}

describe('a scan of the back', () => {
  test.each([
    [3, 'tsubo-duo'],
    [4, 'tsubo-mono'],
  ] as const)('body %d on %s: H06 light, upwards, and over at the shoulder', (bodySeed, name) => {
    const profile = shippedProfile(name);
    const felt = unknownPerson(bodySeed, profile);
    must(felt.host.ask(SCAN));
    felt.host.runUntil(() => felt.host.phase !== 'scanning', 90_000);
    expect(felt.host.phase).toBe('ready');
    const touching = felt.truth.filter(({ forceN }) => Math.max(...forceN) > 1);
    expect(Math.max(...felt.truth.flatMap(({ peakN }) => peakN))).toBeLessThan(12);
    expect(Math.min(...touching.map(({ carriageMmPerS }) => carriageMmPerS))).toBeGreaterThan(-1);
    const shoulderMm = felt.chair.anatomy.shoulderMm - profile.trackZeroAboveSeatMm;
    expect(Math.max(...touching.map(({ carriageMm }) => carriageMm))).toBeLessThan(shoulderMm + 35);
    // It stands where the reference run left it, and a plan can begin.
    expect(Math.abs(felt.truth.at(-1)?.carriageMm ?? 99)).toBeLessThan(1);
    expect(
      felt.host.ask({ name: 'zon', zone: 'seat', fromUm: -1, toUm: 300_000, ceilingMilliN: 40_000 }),
    ).toBe('ok');
    must(send(felt, 0, move(0, 0, 0, 100, 3000)));
  });

  test('tells what it felt twenty times a second, counting, and its end three times', () => {
    const felt = unknownPerson(5);
    must(felt.host.ask(SCAN));
    felt.host.runUntil(() => felt.host.phase !== 'scanning', 90_000);
    const points = pointsOf(felt);
    const going = points.filter(({ step }) => step === 'on');
    expect(going.map(({ index }) => index)).toEqual(going.map((_, index) => index));
    for (const [i, { boardMs }] of going.entries()) {
      if (i > 0) expect(boardMs - (going[i - 1]?.boardMs ?? 0)).toBe(50);
    }
    const ends = points.filter(({ step }) => step !== 'on');
    expect(ends.map(({ step }) => step)).toEqual(['shoulder', 'shoulder', 'shoulder']);
    expect(new Set(ends.map(({ carriageUm }) => carriageUm)).size).toBe(1);
    const meanN = going.slice(20).map(({ forceACentiN }) => forceACentiN / 100);
    expect(Math.max(...meanN)).toBeLessThan(9.5);
    expect(Math.min(...meanN.slice(0, -40))).toBeGreaterThan(6.5);
  });

  test('meets nobody where a person leans forward: the rollers come back', () => {
    const felt = faultyBench();
    ready(felt);
    felt.chair.plant.seated = false;
    felt.chair.onSensors = (sensors) => {
      sensors.seat = true;
    };
    must(felt.host.ask(SCAN));
    felt.host.runUntil(() => felt.host.phase !== 'scanning', 90_000);
    expect(felt.host.last('scp').step).toBe('nobody');
    expect(felt.host.phase).toBe('ready');
  });

  test('ends at the highest place asked where the back has not fallen away', () => {
    const felt = unknownPerson(5);
    must(felt.host.ask({ ...SCAN, toUm: 300_000 }));
    felt.host.runUntil(() => felt.host.phase !== 'scanning', 90_000);
    expect(pointsOf(felt).at(-1)?.step).toBe('top');
    expect(Math.max(...felt.truth.map(({ carriageMm }) => carriageMm))).toBeLessThan(305);
  });

  test.each([
    ['stop', 'disarmed'],
    ['silence', 'disarmed'],
    ['seat', 'faulted'],
    ['dis', 'disarmed'],
  ] as const)('lets go of it at once: %s', (what, ends) => {
    const felt = unknownPerson(6);
    must(felt.host.ask(SCAN));
    felt.host.run(9_000);
    expect(felt.host.phase).toBe('scanning');
    if (what === 'stop') felt.host.stopByte();
    if (what === 'silence') felt.host.beating = false;
    if (what === 'seat') felt.chair.seat(false);
    if (what === 'dis') felt.host.ask({ name: 'dis' });
    felt.host.run(3_000);
    expect(felt.host.phase).toBe(ends);
    expect(Math.max(...(felt.truth.at(-1)?.depthMm ?? [99]))).toBeLessThan(1);
  });

  test('is not paused', () => {
    const felt = unknownPerson(6);
    must(felt.host.ask(SCAN));
    felt.host.run(5_000);
    expect(felt.host.ask({ name: 'pau' })).toBe('not-playing');
    expect(felt.host.phase).toBe('scanning');
  });
});

describe('a scan is refused', () => {
  test.each([
    ['force', { forceMilliN: 10_001 }],
    ['force', { forceMilliN: 3_999 }],
    ['speed', { speedUmPerS: 60_001 }],
    ['speed', { speedUmPerS: 9_999 }],
    ['travel', { fromUm: -1 }],
    ['travel', { toUm: 780_001 }],
    ['travel', { fromUm: 400_000, toUm: 400_000 }],
  ] as const)('as %s: %o', (code, change) => {
    const felt = bench(7);
    ready(felt);
    expect(felt.host.ask({ ...SCAN, ...change })).toBe(code);
    expect(felt.host.phase).toBe('ready');
  });

  test('before there is a zero, while another one goes on, and while anything is queued', () => {
    const felt = bench(7);
    greet(felt);
    expect(felt.host.ask(SCAN)).toBe('not-armed');
    arm(felt);
    expect(felt.host.ask(SCAN)).toBe('not-referenced');
    must(felt.host.ask({ name: 'ref' }));
    felt.host.runUntil(() => felt.host.phase === 'ready', 31_000);
    must(felt.host.ask(SCAN));
    expect(felt.host.ask(SCAN)).toBe('moving');
    expect(felt.host.ask({ name: 'zon', zone: 'neck', fromUm: 1, toUm: 5, ceilingMilliN: 1 })).toBe(
      'not-disarmed',
    );
    felt.host.runUntil(() => felt.host.phase === 'ready', 90_000);
    must(send(felt, 0, [...move(0, 0, 0, 350, 3500), ...hold(4500, 30, 5000)]));
    expect(felt.host.ask(SCAN)).toBe('moving');
  });

  test('by a chair that feels nothing', () => {
    const felt = bench(7, { ...DUO, force: { ...DUO.force, sensed: 'none' } });
    ready(felt);
    expect(felt.host.ask(SCAN)).toBe('unsupported');
  });
});
