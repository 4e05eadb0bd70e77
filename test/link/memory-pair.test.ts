import { describe, expect, it } from 'vitest';
import { CLEAN_LINE } from '../../src/link/impairments.ts';
import { MemoryPair } from '../../src/link/memory-pair.ts';
import type { Line } from './byte-link-conformance.ts';
import { describeByteLink } from './byte-link-conformance.ts';

const GIVE_UP_MS = 60_000;

function lineOf(pair: MemoryPair): Line {
  let nowMs = 0;
  return {
    link: () => pair.host,
    far: pair.chair,
    until: (holds) => {
      const endMs = nowMs + GIVE_UP_MS;
      while (!holds() && nowMs < endMs) {
        nowMs += 1;
        pair.deliver(nowMs);
      }
      return Promise.resolve();
    },
    cut: () => Promise.resolve(pair.cut('cable out')),
    end: () => Promise.resolve(),
  };
}

describe('memory pair at 115200 baud', () => {
  describeByteLink(async () => lineOf(new MemoryPair({ seed: 1 })));
});

describe('memory pair without pacing', () => {
  describeByteLink(async () => lineOf(new MemoryPair({ seed: 1, bytesPerMs: Number.POSITIVE_INFINITY })));
});

describe('memory pair that delays and cuts', () => {
  describeByteLink(async () => {
    const pair = new MemoryPair({ seed: 2 });
    pair.impair('to-chair', { ...CLEAN_LINE, delayMs: 7, rechunk: true });
    pair.impair('to-host', { ...CLEAN_LINE, delayMs: 3, rechunk: true });
    return lineOf(pair);
  });
});

interface Arrival {
  readonly ms: number;
  readonly bytes: readonly number[];
}

async function openedPair(
  seed: number,
): Promise<{ pair: MemoryPair; atChair: Arrival[]; run(untilMs: number): void }> {
  const pair = new MemoryPair({ seed });
  const atChair: Arrival[] = [];
  let nowMs = 0;
  pair.chair.onBytes((bytes) => atChair.push({ ms: nowMs, bytes: [...bytes] }));
  await pair.host.open({ onBytes: () => {}, onLost: () => {} });
  const run = (untilMs: number): void => {
    while (nowMs < untilMs) {
      nowMs += 1;
      pair.deliver(nowMs);
    }
  };
  return { pair, atChair, run };
}

describe('a memory pair in virtual time', () => {
  it('takes as long as 115200 baud does', async () => {
    const { pair, atChair, run } = await openedPair(1);
    pair.host.write(new Uint8Array(115));
    expect(pair.nextMs()).toBeCloseTo(115 / 11.52, 9);
    run(9);
    expect(atChair).toEqual([]);
    run(10);
    expect(atChair).toHaveLength(1);
    expect(pair.nextMs()).toBe(Number.POSITIVE_INFINITY);
  });

  it('brings a stop through a full line within 12 ms', async () => {
    const { pair, atChair, run } = await openedPair(1);
    pair.host.write(new Uint8Array(256));
    pair.host.urgent(Uint8Array.of(0x80));
    run(40);
    expect(atChair.find((arrival) => arrival.bytes.includes(0x80))?.ms).toBe(12);
  });

  it('keeps the order of stops among themselves', async () => {
    const { pair, atChair, run } = await openedPair(1);
    pair.host.write(new Uint8Array(256));
    pair.host.urgent(Uint8Array.of(1));
    pair.host.urgent(Uint8Array.of(2));
    run(40);
    expect(atChair.flatMap((arrival) => arrival.bytes).filter((byte) => byte > 0)).toEqual([1, 2]);
  });

  it('answers in the same millisecond only what arrived in it', async () => {
    const pair = new MemoryPair({ seed: 1, bytesPerMs: Number.POSITIVE_INFINITY });
    let echoes = 0;
    pair.chair.onBytes((bytes) => pair.chair.write(bytes));
    await pair.host.open({
      onBytes: (bytes) => {
        echoes += 1;
        pair.host.write(bytes);
      },
      onLost: () => {},
    });
    pair.host.write(Uint8Array.of(1));
    for (let ms = 1; ms <= 10; ms += 1) pair.deliver(ms);
    expect(echoes).toBe(10);
  });

  it('spoils the same bytes in the same way from the same seed, and differently from another', async () => {
    const spoil = async (seed: number): Promise<Arrival[]> => {
      const { pair, atChair, run } = await openedPair(seed);
      pair.impair('to-chair', {
        delayMs: 2,
        lossRate: 0.05,
        flipRate: 0.05,
        duplicateRate: 0.05,
        rechunk: true,
      });
      for (let turn = 0; turn < 50; turn += 1) {
        pair.host.write(Uint8Array.from({ length: 100 }, (_, index) => index));
        run((turn + 1) * 20);
      }
      return atChair;
    };
    const first = await spoil(7);
    expect(await spoil(7)).toEqual(first);
    expect(await spoil(8)).not.toEqual(first);
  });

  it('loses, flips and doubles about as much as asked', async () => {
    const { pair, atChair, run } = await openedPair(3);
    const count = async (line: Partial<typeof CLEAN_LINE>): Promise<number[]> => {
      pair.impair('to-chair', { ...CLEAN_LINE, ...line });
      const from = atChair.length;
      for (let turn = 0; turn < 100; turn += 1) {
        pair.host.write(new Uint8Array(200).fill(0x55));
        // 20,000 bytes a count
        run(start + (turn + 1) * 20);
      }
      start += 2_100;
      run(start);
      return atChair.slice(from).flatMap((arrival) => arrival.bytes);
    };
    let start = 0;
    expect((await count({ lossRate: 0.1 })).length).toBeGreaterThan(17_700);
    expect((await count({ lossRate: 0.1 })).length).toBeLessThan(18_300);
    const flipped = await count({ flipRate: 0.1 });
    expect(flipped).toHaveLength(20_000);
    expect(flipped.filter((byte) => byte !== 0x55).length).toBeGreaterThan(1_700);
    expect((await count({ duplicateRate: 0.1 })).length).toBeGreaterThan(21_700);
    expect(await count({})).toHaveLength(20_000);
  });

  it('loses what was on a cable that is pulled, and carries again when it is put back', async () => {
    const { pair, atChair, run } = await openedPair(1);
    pair.host.write(new Uint8Array(100));
    run(3);
    pair.cut('cable out');
    run(30);
    expect(atChair).toEqual([]);
    pair.chair.write(Uint8Array.of(1));
    const heard: number[] = [];
    await pair.host.open({ onBytes: (bytes) => heard.push(...bytes), onLost: () => {} });
    pair.chair.write(Uint8Array.of(2));
    run(40);
    expect(heard).toEqual([2]);
  });
});
