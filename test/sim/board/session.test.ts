import { expect, test } from 'vitest';
import { encodeLineBytes } from '../../../src/protocol/line.ts';
import { arm, bench, greet, holding, must, ready, sweeping } from './support/armed-chair.ts';
import { move } from './support/batches.ts';

test('nothing but hello is heard before the first handshake, and nothing is said', () => {
  const b = bench();
  b.host.raw(encodeLineBytes({ name: 'arm', edge: 1 }, '0000', 0));
  b.host.raw(encodeLineBytes({ name: 'opn' }, '0000', null));
  b.host.run(1200);
  expect(b.host.heard).toEqual([]);
  expect(b.host.phase).toBe('disarmed');
  expect(b.host.hello()).toMatchObject({
    name: 'iam',
    major: 1,
    model: 'tsubo-duo',
    simulated: 1,
    capabilities: '01fd',
  });
  b.host.run(60);
  expect(b.host.last('ct')).toMatchObject({ fault: 'power', noise: 2 });
});

test('epochs are never 0000 and never the one before', () => {
  const b = bench();
  let before = '0000';
  for (let i = 0; i < 50; i++) {
    b.host.hello();
    expect(b.host.epoch).not.toBe(before);
    expect(b.host.epoch).not.toBe('0000');
    before = b.host.epoch;
    if (i % 10 === 0) {
      b.chair.powerOff();
      b.chair.powerOn();
    }
  }
});

test('H18 a second hello while the chair moves or presses is told to wait, and the session goes on', () => {
  const b = bench();
  holding(b);
  const { epoch } = b.host;
  expect(b.host.hello()).toMatchObject({ name: 'wait', state: 'playing' });
  expect(b.host.epoch).toBe(epoch);
  b.host.run(500);
  expect(b.host.phase).toBe('playing');
});

test('a hello to an armed chair at rest opens a session that is not armed', () => {
  const b = bench();
  ready(b);
  expect(b.host.hello().name).toBe('iam');
  expect(b.host.phase).toBe('disarmed');
});

test('H15 every byte of a played session again, after a new handshake: none accepted, nothing moves', () => {
  const b = bench();
  sweeping(b);
  b.host.stopByte();
  b.host.run(2000);
  const captured = b.host.sent.filter((bytes) => bytes[0] === 0x3e);
  expect(captured.length).toBeGreaterThan(10);
  b.host.hello();
  b.host.run(60);
  const noise = b.host.last('ct').noise;
  b.host.heard.length = 0;
  const place = b.chair.truth.carriageMm;
  for (const bytes of captured) {
    b.host.raw(bytes);
    b.host.run(3);
  }
  b.host.run(1000);
  expect(b.host.heard.filter((message) => message.name === 'ack')).toEqual([]);
  expect(b.host.last('ct').noise).toBe(noise + captured.length);
  expect(b.host.phase).toBe('disarmed');
  expect(b.chair.truth.carriageMm).toBeCloseTo(place, 2);
});

test('H17 lines sent twice are carried out once and answered the same: the chair ends where it does without', () => {
  const end = (twice: boolean): readonly number[] => {
    const b = bench();
    ready(b);
    const lines = move(0, 0, 0, 120, 1000);
    const all = [...lines, { name: 'cmt', batch: 1, fromTick: 0, count: lines.length } as const];
    for (const line of all) {
      must(b.host.ask(line));
      const bytes = b.host.sent.at(-1);
      if (!twice || bytes === undefined) continue;
      b.host.heard.length = 0;
      b.host.raw(bytes);
      b.host.run(1);
      expect(b.host.last('ack').code).toBe('ok');
    }
    b.host.run(4000);
    return [Math.round(b.chair.truth.carriageMm), b.host.last('ct').refused];
  };
  expect(end(true)).toEqual(end(false));
  expect(end(true)).toEqual([120, 0]);
});

test('H17 an arm sent again after a stop is answered from memory, and arms nothing', () => {
  const b = bench();
  arm(b);
  const bytes = b.host.sent.findLast((sent) => String.fromCharCode(...sent).includes(',arm,'));
  if (bytes === undefined) throw new Error('no arm');
  b.host.stopByte();
  b.host.run(1500);
  b.host.heard.length = 0;
  b.host.raw(bytes);
  b.host.run(1);
  expect(b.host.last('ack').code).toBe('ok');
  expect(b.host.phase).toBe('disarmed');
});

test.each(['byte', 'stp'])(
  'H02 H27 an arm that arrives after a stop (%s) arms nothing: a Start needs a new hello',
  (by) => {
    const b = bench();
    greet(b);
    if (by === 'byte') b.host.stopByte();
    else b.host.say({ name: 'stp', cause: 'person' });
    expect(b.host.ask({ name: 'arm', edge: 1 })).toBe('stopped');
    b.host.run(500);
    expect(b.host.ask({ name: 'arm', edge: 2 })).toBe('stopped');
    expect(b.host.phase).toBe('disarmed');
    b.host.hello();
    expect(b.host.ask({ name: 'arm', edge: 1 })).toBe('ok');
  },
);

test('opn retracts while it comes, in any state at rest, and opens nothing else', () => {
  const b = bench();
  greet(b);
  for (let i = 0; i < 5; i++) {
    b.host.say({ name: 'opn' });
    b.host.run(150);
    expect(b.host.phase).toBe('openingDisarmed');
  }
  b.host.run(210);
  expect(b.host.phase).toBe('disarmed');
  expect(Math.max(...b.chair.truth.depthMm)).toBeLessThan(1);
});

test('same seed and same bytes at the same steps give the same bytes', () => {
  const played = (): string[] => {
    const b = bench({ seed: 99 });
    holding(b);
    b.host.stopByte();
    b.host.run(1000);
    return b.host.heard.map((message) => JSON.stringify(message));
  };
  expect(played()).toEqual(played());
});
