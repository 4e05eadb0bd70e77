import { describe, expect, it } from 'vitest';
import type { Batch } from '../../../src/chair/segment.ts';
import { CLEAN_LINE } from '../../../src/link/impairments.ts';
import { type Arrived, greetsOnly, Rig } from './rig.ts';

/** Ten lines and their commit. */
function batch(fromTick: number): Batch {
  const segments = Array.from({ length: 10 }, (_, i) => ({
    axis: 0 as const,
    startTick: fromTick + i * 100,
    ticks: 100,
    endNm: 700_000_000,
    endNmPerS: 100_000_000,
    endNmPerS2: -500_000_000,
    jerkNmPerS3: -5_000_000_000,
  }));
  return { fromTick, restTick: fromTick + 1000, segments, forces: [], kneads: [] };
}

function stopsAfter(rig: Rig, ms: number): readonly Arrived[] {
  return rig.arrived.filter((heard) => heard.name === 'stop-byte' && heard.ms >= ms);
}

/** Session open, `commands` batches asked for at once: the window, the outbox and the link are full. */
async function busy(commands: number, options = { answer: greetsOnly }): Promise<Rig> {
  const rig = await new Rig(options).open();
  rig.run(100);
  for (let id = 1; id <= commands; id++) rig.port.send(id, { kind: 'batch', batch: batch(id * 2000) });
  return rig;
}

describe('stop (H27)', () => {
  it.each([0, 1, 3, 7, 11, 20, 26])(
    'is on the wire within 12 ms of the call, %i ms into a full queue',
    async (intoMs) => {
      const rig = await busy(20);
      rig.run(intoMs);
      expect(rig.pair.host.room()).toBeLessThan(256);
      const calledMs = rig.nowMs;
      rig.port.stop('person');
      rig.run(13);
      const [first] = stopsAfter(rig, calledMs);
      expect(first?.ms).toBeLessThanOrEqual(calledMs + 12);
      expect(stopsAfter(rig, calledMs)).toHaveLength(3);
    },
  );

  it('is so in a storm of resends too', async () => {
    const rig = await busy(20);
    rig.run(700);
    const seqs = rig.arrived.flatMap(({ seq }) => (seq === null ? [] : [seq]));
    expect(seqs.length).toBeGreaterThan(2 * new Set(seqs).size);
    const calledMs = rig.nowMs;
    rig.port.stop('person');
    rig.run(13);
    expect(stopsAfter(rig, calledMs)[0]?.ms).toBeLessThanOrEqual(calledMs + 12);
  });

  it('is followed by what the link had already and the framed stop; then by nothing that moves anything', async () => {
    const rig = await busy(20);
    rig.run(15);
    rig.port.stop('person');
    const stoppedMs = rig.nowMs;
    rig.run(900);
    const after = rig.arrived.filter(({ ms, name }) => ms >= stoppedMs && name !== 'stop-byte');
    const framed = after.findIndex(({ name }) => name === 'stp');
    // At most 256 bytes were with the link: three lines of 85.
    expect(framed).toBeLessThanOrEqual(3);
    const later = new Set(after.slice(framed + 1).map(({ name }) => name));
    expect([...later].sort()).toEqual(['dis', 'hb']);
    const resent = after.slice(framed + 1).flatMap(({ seq }) => (seq === null ? [] : [seq]));
    expect(new Set(resent)).toEqual(new Set([0, 1, 2, 3]));
  });

  it('keeps its place before a queue also when it is asked again and again', async () => {
    const rig = await busy(20);
    for (let i = 0; i < 10; i++) {
      rig.run(20);
      const calledMs = rig.nowMs;
      rig.port.stop('host');
      rig.run(12);
      expect(stopsAfter(rig, calledMs).length).toBeGreaterThanOrEqual(3);
    }
    expect(rig.names().filter((name) => name === 'noise')).toEqual([]);
  });

  it('is sent before any session, and while the line only says wait', async () => {
    const rig = new Rig({
      answer: (it, { message }) => {
        if (message?.name === 'hello')
          it.say({ name: 'wait', nonce: message.nonce, state: 'stopping' }, '0000');
      },
    });
    await rig.open();
    rig.run(5);
    rig.port.stop('person');
    rig.run(5);
    expect(stopsAfter(rig, 0)).toHaveLength(3);
    rig.run(100);
    expect(rig.names()).not.toContain('stp');
  });

  it('does not throw before the line is open, nor after it is closed', async () => {
    const rig = new Rig({ answer: greetsOnly });
    rig.port.stop('person');
    await rig.open();
    rig.run(100);
    await rig.port.close();
    rig.port.stop('person');
    rig.run(100);
    expect(rig.live).toBe(true);
  });
});

describe('a stop that overtakes a Start on the line (H02)', () => {
  it('leaves the board disarmed: the framed stop comes behind the arm', async () => {
    const rig = await new Rig().open();
    rig.run(200);
    rig.port.send(1, { kind: 'clear-fault', faultId: rig.last('counters').counters.faultId });
    rig.run(100);
    rig.port.send(2, { kind: 'arm' });
    rig.port.stop('person');
    rig.run(20);
    const order = rig.names(300).filter((name) => name !== 'hb' && name !== 'syn');
    expect(order.indexOf('arm')).toBeLessThan(order.indexOf('stp'));
    rig.run(300);
    expect(rig.last('telemetry').telemetry.state).toBe('disarmed');
    rig.run(3000);
    expect(rig.last('telemetry').telemetry.state).toBe('disarmed');
  });

  it('arms nothing where the arm was lost and would have been resent', async () => {
    const rig = await new Rig().open();
    rig.run(200);
    rig.port.send(1, { kind: 'clear-fault', faultId: rig.last('counters').counters.faultId });
    rig.run(100);
    rig.pair.impair('to-chair', { ...CLEAN_LINE, lossRate: 1 });
    rig.port.send(2, { kind: 'arm' });
    rig.run(20);
    rig.pair.impair('to-chair', CLEAN_LINE);
    rig.port.stop('person');
    rig.run(2000);
    expect(rig.names(300)).not.toContain('arm');
    expect(rig.names(300)).toContain('dis');
    const states = rig.events.flatMap((event) => (event.kind === 'telemetry' ? [event.telemetry.state] : []));
    expect(new Set(states)).toEqual(new Set(['disarmed']));
  });
});

describe('what keeps a chair alive', () => {
  it('comes at least every 50 ms and a beat, idle and busy', async () => {
    const rig = await new Rig().open();
    rig.run(300);
    for (let id = 1; id <= 6; id++) rig.port.send(id, { kind: 'batch', batch: batch(id * 2000) });
    rig.run(3000);
    const times = rig.arrived.filter(({ name }) => name !== 'noise').map(({ ms }) => ms);
    const gaps = times.slice(1).map((ms, i) => ms - (times[i] ?? ms));
    // On the line a heartbeat may wait for one line of 128 bytes, 11 ms.
    expect(Math.max(...gaps)).toBeLessThanOrEqual(50 + rig.beatMs + 11);
    expect(rig.kinds()).not.toContain('lost');
  });

  it('stops when the session does', async () => {
    const rig = await new Rig({ answer: greetsOnly }).open();
    rig.run(100);
    await rig.port.close();
    rig.run(20);
    const closedMs = rig.nowMs;
    rig.run(1000);
    expect(rig.names(closedMs)).toEqual([]);
  });
});
