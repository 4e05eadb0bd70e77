import { describe, expect, it } from 'vitest';
import { CLEAN_LINE } from '../../../src/link/impairments.ts';
import { EPOCH, greetsOnly, iam, Rig } from './rig.ts';

const LOST = { ...CLEAN_LINE, lossRate: 1 };

describe('hello and its answer', () => {
  it('identifies the chair, then hears its telemetry', async () => {
    const rig = await new Rig().open();
    rig.run(200);
    expect(rig.last('identified').identity).toMatchObject({ model: 'tsubo-duo', simulated: true });
    expect(rig.kinds().filter((kind) => kind === 'identified')).toHaveLength(1);
    expect(rig.last('telemetry').telemetry).toMatchObject({ state: 'disarmed', latched: true });
    expect(rig.last('counters').counters.fault).toBe('power');
  });

  it('asks again, more and more patiently, where hello or iam is lost, each time with a new nonce', async () => {
    const rig = await new Rig().open();
    rig.pair.impair('to-chair', LOST);
    rig.run(600);
    rig.pair.impair('to-chair', CLEAN_LINE);
    rig.pair.impair('to-host', LOST);
    rig.run(600);
    expect(rig.live).toBe(false);
    rig.pair.impair('to-host', CLEAN_LINE);
    rig.run(1800);
    expect(rig.live).toBe(true);
    const nonces = rig.arrived.flatMap(({ message }) => (message?.name === 'hello' ? [message.nonce] : []));
    expect(nonces.length).toBeGreaterThan(1);
    expect(new Set(nonces).size).toBe(nonces.length);
    rig.run(2000);
    expect(rig.kinds()).not.toContain('lost');
  });

  it.each([130, 300, 450])('has a session with a chair %i ms away each way', async (delayMs) => {
    const rig = await new Rig().open();
    for (const way of ['to-chair', 'to-host'] as const) rig.pair.impair(way, { ...CLEAN_LINE, delayMs });
    rig.run(3_000);
    expect(rig.live).toBe(true);
    rig.run(3_000);
    expect(rig.kinds()).not.toContain('lost');
    expect(rig.last('telemetry').telemetry.state).toBe('disarmed');
  });

  it('takes up the newest session where hello and iam are doubled', async () => {
    const rig = new Rig({
      answer: ({ nowMs }, { message }) => {
        if (message?.name !== 'hello') return;
        for (const epoch of ['1111', '2222']) rig.say(iam(message.nonce, { epoch }), '0000');
        if (nowMs < 250) rig.say(iam(message.nonce, { epoch: '3333' }), '0000');
      },
    });
    await rig.open();
    rig.run(100);
    expect(rig.kinds()).toEqual(['identified']);
    expect(rig.names()).toContain('hb');
  });

  it('does not believe an answer to somebody else’s hello, nor one to its own from before', async () => {
    const rig = new Rig({
      answer: (_, { message }) => {
        if (message?.name !== 'hello') return;
        rig.say(iam('deadbeef'), '0000');
        rig.say({ name: 'wait', nonce: 'deadbeef', state: 'playing' }, '0000');
        const before = (Number.parseInt(message.nonce, 16) - 1).toString(16).padStart(8, '0');
        if (before !== '00000000') rig.say(iam(before), '0000');
        // In the epoch it offers, and not in 0000, it is no greeting.
        rig.say(iam(message.nonce), EPOCH);
      },
    });
    await rig.open();
    rig.run(1000);
    expect(rig.events).toEqual([]);
    expect(new Set(rig.names())).toEqual(new Set(['hello']));
  });

  it('waits while the chair moves, sends nothing but hello, and is identified once it rests', async () => {
    const first = await new Rig().open();
    first.run(200);
    const { faultId } = first.last('counters').counters;
    first.port.send(1, { kind: 'clear-fault', faultId });
    first.port.send(2, { kind: 'arm' });
    first.port.send(3, { kind: 'reference' });
    first.run(400);
    expect(first.last('telemetry').telemetry.state).toBe('referencing');
    // The host is gone without a word; another opens the same line.
    const second = new Rig({ answer: () => undefined });
    const chair = first.chair;
    if (chair === null) throw new Error('no chair');
    second.pair.chair.onBytes((bytes) => chair.receive(bytes));
    first.pair.host.open({ onBytes: (bytes) => second.pair.chair.write(bytes), onLost: () => undefined });
    await second.open();
    for (let i = 0; i < 4000 && !second.live; i++) {
      first.pair.deliver(++first.nowMs);
      chair.step();
      second.run(1);
    }
    expect(second.kinds()[0]).toBe('waiting');
    expect(second.live).toBe(true);
    expect(chair.truth.forceN).toEqual([0, 0]);
  });
});

describe('H30 a clock that goes back, because each wait would last as much longer', () => {
  it('ends the session with stop bytes, and says why', async () => {
    const rig = await new Rig({ answer: greetsOnly }).open();
    rig.run(500);
    rig.port.tick(rig.nowMs - 3_600_000);
    expect(rig.last('lost').cause).toBe('the clock of this computer went back');
    rig.run(5);
    expect(rig.names(500)).toContain('stop-byte');
    rig.run(3_000);
    expect(rig.names(506)).toEqual([]);
    expect(rig.kinds().filter((kind) => kind === 'lost')).toHaveLength(1);
  });

  it('ends also where nobody has answered yet', async () => {
    const rig = await new Rig({ answer: () => undefined }).open();
    rig.run(500);
    rig.port.tick(rig.nowMs - 1_000);
    expect(rig.kinds()).toEqual(['lost']);
  });

  it('is borne where it is less than a second', async () => {
    const rig = await new Rig().open();
    rig.run(500);
    rig.port.tick(rig.nowMs - 999);
    rig.run(3_000);
    expect(rig.kinds()).not.toContain('lost');
  });
});

describe('a chair that says nothing more', () => {
  it('is lost after 1 s, with stop bytes behind it, and is sent nothing after them', async () => {
    const rig = await new Rig({ answer: greetsOnly }).open();
    rig.run(1300);
    expect(rig.kinds().filter((kind) => kind === 'lost')).toHaveLength(1);
    const lostMs = rig.arrived.findLast(({ name }) => name === 'stop-byte')?.ms ?? 0;
    expect(lostMs).toBeGreaterThan(1000);
    expect(lostMs).toBeLessThan(1060);
    rig.run(3000);
    expect(rig.names(lostMs).filter((name) => name !== 'stop-byte')).toEqual([]);
  });

  it('is lost also where lines of another session keep coming', async () => {
    const rig = await new Rig({
      answer: (it, heard) => {
        greetsOnly(it, heard);
        if (heard.name === 'hb') it.say({ name: 'ack', seq: 0, next: 0, code: 'ok' }, '9999');
      },
    }).open();
    rig.run(1100);
    expect(rig.kinds()).toContain('lost');
  });

  it('is lost 2 s after the last answer where it goes on talking but answers nothing', async () => {
    const rig = await new Rig({
      answer: (it, heard) => {
        greetsOnly(it, heard);
        if (heard.name === 'hb') it.say({ name: 'snc', hostMs: 0, boardMs: 0, planTick: 0 }, EPOCH);
      },
    }).open();
    rig.run(200);
    rig.port.send(1, { kind: 'arm' });
    rig.run(1900);
    expect(rig.kinds()).not.toContain('lost');
    rig.run(150);
    expect(rig.last('lost').cause).toContain('no answer to arm');
  });
});

describe('leaving', () => {
  it('says stop when a session is closed, so that the chair need not wait for silence', async () => {
    const rig = await new Rig().open();
    rig.run(200);
    const closed = rig.port.close();
    rig.run(20);
    await closed;
    expect(rig.names(200).filter((name) => name === 'stop-byte')).toHaveLength(3);
  });

  it('says none where there was no session: the chair may be somebody else’s', async () => {
    const rig = await new Rig({ answer: () => undefined }).open();
    rig.run(400);
    const closed = rig.port.close();
    rig.run(20);
    await closed;
    expect(rig.names()).not.toContain('stop-byte');
  });
});
