import { describe, expect, it } from 'vitest';
import type { ChairCommand } from '../../../src/engine/chair-events.ts';
import { CLEAN_LINE } from '../../../src/link/impairments.ts';
import type { AckCode } from '../../../src/protocol/messages.ts';
import { EPOCH, greetsOnly, Rig } from './rig.ts';

const ZONES: Exclude<ChairCommand, { kind: 'stop' }> = {
  kind: 'zones',
  zones: (['seat', 'lowerBack', 'upperBack'] as const).map((zone, i) => ({
    zone,
    fromMm: i * 100,
    toMm: (i + 1) * 100,
    ceilingN: 40,
  })),
};

/** A far end that answers every sequenced line with the code that `codeOf` gives it. */
function answering(codeOf: (seq: number) => AckCode): Rig {
  return new Rig({
    answer: (rig, heard) => {
      greetsOnly(rig, heard);
      const { seq } = heard;
      if (seq !== null) rig.say({ name: 'ack', seq, next: seq + 1, code: codeOf(seq) }, EPOCH);
      else if (heard.name === 'hb') rig.say({ name: 'snc', hostMs: 0, boardMs: 0, planTick: 0 }, EPOCH);
    },
  });
}

function answers(rig: Rig): readonly (readonly [number, string])[] {
  return rig.events.flatMap((event) => (event.kind === 'answered' ? [[event.id, event.code] as const] : []));
}

describe('a command of several lines', () => {
  it('is answered once, when its last line is', async () => {
    const rig = await answering(() => 'ok').open();
    rig.run(50);
    rig.port.send(7, ZONES);
    rig.run(200);
    expect(rig.names(50).filter((name) => name === 'zon')).toHaveLength(3);
    expect(answers(rig)).toEqual([[7, 'ok']]);
  });

  it.each([0, 1, 2])('fails once, by the first line that is refused (line %i)', async (bad) => {
    const rig = await answering((seq) => (seq >= bad ? 'zone' : 'ok')).open();
    rig.run(50);
    rig.port.send(7, ZONES);
    rig.port.send(8, { kind: 'arm' });
    rig.run(300);
    expect(answers(rig)).toEqual([
      [7, 'zone'],
      [8, 'zone'],
    ]);
  });

  it('is answered once also where lines and answers are lost, doubled and late', async () => {
    const rig = await new Rig().open();
    rig.run(200);
    const bad = { ...CLEAN_LINE, lossRate: 0.002, duplicateRate: 0.0005, delayMs: 15, rechunk: true };
    rig.pair.impair('to-chair', bad);
    rig.pair.impair('to-host', bad);
    for (let id = 1; id <= 20; id++) rig.port.send(id, ZONES);
    rig.runUntil(() => answers(rig).length >= 20, 20_000);
    rig.run(500);
    const inOrder = [...answers(rig)].sort(([a], [b]) => a - b);
    expect(inOrder).toEqual(Array.from({ length: 20 }, (_, i) => [i + 1, 'ok']));
  });

  it('is not called done while a line before the last has no answer: that one may be refused', async () => {
    const rig = await new Rig({
      answer: (it, heard) => {
        greetsOnly(it, heard);
        const { seq } = heard;
        const again = it.arrived.filter((other) => other.seq === seq).length > 1;
        // The first answer to line 0 is lost; resent, it is answered with what it was refused for.
        if (seq === 0 && again) it.say({ name: 'ack', seq, next: 3, code: 'zone' }, EPOCH);
        if (seq !== null && seq > 0) it.say({ name: 'ack', seq, next: 3, code: 'ok' }, EPOCH);
      },
    }).open();
    rig.run(50);
    rig.port.send(7, ZONES);
    rig.run(40);
    expect(rig.names(50).filter((name) => name === 'zon')).toHaveLength(3);
    expect(answers(rig)).toEqual([]);
    rig.run(400);
    expect(answers(rig)).toEqual([[7, 'zone']]);
  });

  it('of no lines is answered at once', async () => {
    const rig = await answering(() => 'ok').open();
    rig.run(50);
    rig.port.send(3, { kind: 'zones', zones: [] });
    expect(answers(rig)).toEqual([[3, 'ok']]);
  });
});

describe('a Start', () => {
  it('has a greater edge each time, so that none can be taken for another', async () => {
    const rig = await answering(() => 'seat').open();
    rig.run(50);
    for (const id of [1, 2, 3]) {
      rig.port.send(id, { kind: 'arm' });
      rig.run(50);
    }
    const edges = rig.arrived.flatMap(({ message }) => (message?.name === 'arm' ? [message.edge] : []));
    expect(edges).toEqual([1, 2, 3]);
  });
});

describe('noise from the chair’s side', () => {
  it('neither ends the session nor is taken for an answer', async () => {
    const rig = await new Rig().open();
    rig.run(200);
    rig.pair.impair('to-host', { ...CLEAN_LINE, flipRate: 0.004, lossRate: 0.002 });
    rig.run(5000);
    expect(rig.kinds()).not.toContain('lost');
    expect(answers(rig)).toEqual([]);
  });
});
