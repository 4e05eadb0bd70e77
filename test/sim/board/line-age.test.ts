import { describe, expect, it } from 'vitest';
import type { SequencedMessage } from '../../../src/protocol/messages.ts';
import { type Bench, bench, greet, holding, ready, statedZones } from './support/armed-chair.ts';

/** Says the host's clock as a line that is `lateBy` ms slower than at its best would deliver it. */
function syn({ host }: Bench, lateBy = 0): void {
  host.say({ name: 'syn', hostMs: host.ms - lateBy + 10_000 });
}

const SCAN = {
  name: 'scn',
  fromUm: 100_000,
  toUm: 600_000,
  speedUmPerS: 40_000,
  forceMilliN: 8_000,
} as const;

interface Case {
  readonly name: string;
  readonly message: (it: Bench) => SequencedMessage;
  readonly prepare: (it: Bench) => void;
}

const CASES: readonly Case[] = [
  {
    name: 'arm',
    message: () => ({ name: 'arm', edge: 5 }),
    prepare: (it) => {
      greet(it);
      statedZones(it);
    },
  },
  {
    name: 'clr',
    message: ({ host }) => ({ name: 'clr', faultId: host.faultId }),
    prepare: ({ host }) => {
      host.hello();
      host.run(2);
    },
  },
  {
    name: 'ref',
    message: () => ({ name: 'ref' }),
    prepare: (it) => {
      greet(it);
      statedZones(it);
      it.host.ask({ name: 'arm', edge: 5 });
    },
  },
  { name: 'scn', message: () => SCAN, prepare: ready },
  {
    name: 'res',
    message: () => ({ name: 'res' }),
    prepare: (it) => {
      holding(it);
      it.host.ask({ name: 'pau' });
      it.host.runUntil(() => it.host.phase === 'paused', 3_000);
    },
  },
];

describe('what a person asked for on a line that stood still (H02, H15)', () => {
  it.each(CASES)('$name is refused as late once it is older than 0.3 s, and taken when asked anew', (one) => {
    const it = bench();
    one.prepare(it);
    syn(it);
    it.host.run(20);
    syn(it, 301);
    const before = it.host.phase;
    expect(it.host.ask(one.message(it))).toBe('late');
    expect(it.host.phase).toBe(before);
    syn(it);
    expect(it.host.ask(one.message(it))).toBe('ok');
  });

  it.each(CASES)('$name is taken from a line that is slow, but not too slow', (one) => {
    const it = bench();
    one.prepare(it);
    syn(it);
    it.host.run(20);
    syn(it, 300);
    expect(it.host.ask(one.message(it))).toBe('ok');
  });

  it('nothing is too old to let go, and a new session forgets how quick the last one was', () => {
    const it = bench();
    holding(it);
    syn(it);
    syn(it, 5_000);
    expect(it.host.ask({ name: 'pau' })).toBe('ok');
    expect(it.host.ask({ name: 'dis' })).toBe('ok');
    it.host.runUntil(() => it.host.phase === 'disarmed', 3_000);
    it.host.hello();
    syn(it, 5_000);
    statedZones(it);
    expect(it.host.ask({ name: 'arm', edge: 1 })).toBe('ok');
  });
});
