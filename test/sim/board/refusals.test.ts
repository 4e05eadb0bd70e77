/** One test at least for every code a sequenced line can be answered with. */
import { expect, test } from 'vitest';
import { crc32cOfText } from '../../../src/protocol/crc32c.ts';
import { encodeLine } from '../../../src/protocol/line.ts';
import type { MessageOf } from '../../../src/protocol/messages.ts';
import { slopeLine } from '../../../src/protocol/slopes.ts';
import {
  arm,
  bench,
  greet,
  holding,
  must,
  planTick,
  ready,
  send,
  statedZones,
} from './support/armed-chair.ts';
import { hold, knead, move } from './support/batches.ts';
import { shippedProfile } from './support/profiles.ts';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));

test('gap: a line out of order is answered with what is expected, and not carried out', () => {
  const b = bench();
  greet(b);
  b.host.raw(bytesOf(encodeLine({ name: 'arm', edge: 1 }, b.host.epoch, 9)));
  b.host.run(1);
  expect(b.host.last('ack')).toMatchObject({ seq: 9, next: 1, code: 'gap' });
  expect(b.host.phase).toBe('disarmed');
});

test.each([
  ['unknown', 'abc'],
  ['field', 'arm,65536'],
])('%s: a whole line that says nothing known', (code, body) => {
  const b = bench();
  b.host.hello();
  const text = `>${b.host.epoch},${String(12 + body.length + 10).padStart(3, '0')},0,${body}`;
  b.host.raw(bytesOf(`${text}*${crc32cOfText(text).toString(16).padStart(8, '0')}\n`));
  b.host.run(1);
  expect(b.host.last('ack')).toMatchObject({ seq: 0, next: 1, code });
});

test('H02 H03 H28 arm: not-disarmed, faulted, edge, seat, cover, locks-unpowered, moving', () => {
  const b = bench();
  b.host.hello();
  b.host.run(2);
  expect(b.host.ask({ name: 'arm', edge: 1 })).toBe('faulted');
  must(b.host.ask({ name: 'clr', faultId: b.host.faultId }));
  b.chair.seat(false);
  b.host.run(1);
  expect(b.host.ask({ name: 'arm', edge: 1 })).toBe('seat');
  b.chair.seat(true);
  b.chair.cover(false);
  b.host.run(1);
  expect(b.host.ask({ name: 'arm', edge: 1 })).toBe('cover');
  b.chair.cover(true);
  b.host.run(1);
  must(b.host.ask({ name: 'arm', edge: 1 }));
  expect(b.host.ask({ name: 'arm', edge: 2 })).toBe('not-disarmed');
  must(b.host.ask({ name: 'dis' }));
  b.host.runUntil(() => b.host.phase === 'disarmed', 2000);
  expect(b.host.ask({ name: 'arm', edge: 1 })).toBe('edge');
  must(b.host.ask({ name: 'arm', edge: 2 }));

  const locking = bench({ profile: { ...shippedProfile('tsubo-duo'), releasesUnpowered: false } });
  greet(locking);
  expect(locking.host.ask({ name: 'arm', edge: 1 })).toBe('locks-unpowered');
});

test('moving: nothing is armed or committed while the rollers open', () => {
  const b = bench();
  ready(b);
  b.host.say({ name: 'opn' });
  b.host.run(1);
  expect(b.host.phase).toBe('openingReady');
  expect(b.host.ask({ name: 'cmt', batch: 1, fromTick: 0, count: 1 })).toBe('moving');
  expect(b.host.ask({ name: 'ref' })).toBe('moving');
  b.host.runUntil(() => b.host.phase === 'ready', 300);
});

test('not-armed, not-referenced, not-playing, not-disarmed, zone', () => {
  const b = bench();
  greet(b);
  const [segment] = move(0, 0, 0, 100, 1000);
  if (segment === undefined) throw new Error('no segment');
  expect(b.host.ask(segment)).toBe('not-armed');
  expect(b.host.ask({ name: 'ref' })).toBe('not-armed');
  expect(b.host.ask({ name: 'rat', ratePermille: 800 })).toBe('not-armed');
  expect(b.host.ask({ name: 'zon', zone: 'neck', fromUm: 5, toUm: 5, ceilingMilliN: 1 })).toBe('zone');
  expect(b.host.ask(slopeLine(300_000, [0.1]))).toBe('not-armed');
  must(b.host.ask({ name: 'arm', edge: 1 }));
  expect(b.host.ask(segment)).toBe('not-referenced');
  expect(b.host.ask(slopeLine(300_000, [0.1]))).toBe('not-referenced');
  expect(b.host.ask({ name: 'pau' })).toBe('not-playing');
  expect(b.host.ask({ name: 'res' })).toBe('not-playing');
  expect(b.host.ask({ name: 'zon', zone: 'neck', fromUm: 1, toUm: 5, ceilingMilliN: 1 })).toBe(
    'not-disarmed',
  );
  expect(b.host.ask({ name: 'clr', faultId: 1 })).toBe('edge');
});

const approach: MessageOf<'frc'> = {
  name: 'frc',
  batch: 1,
  channel: 0,
  startTick: 0,
  ticks: 3000,
  mode: 'approach',
  endMilliN: 5000,
};
const press: MessageOf<'frc'> = {
  ...approach,
  startTick: 3000,
  ticks: 1000,
  mode: 'press',
  endMilliN: 10_000,
};
const release: MessageOf<'frc'> = { ...approach, startTick: 4000, ticks: 700, mode: 'release', endMilliN: 0 };

test('H06 H08 H13 H24 a batch is refused whole, for the first thing wrong with it', () => {
  const b = bench();
  ready(b);
  const up = move(0, 0, 0, 350, 3500);
  const [first] = up;
  if (first === undefined) throw new Error('no segment');
  let batch = 1;
  const refused = (...lines: Parameters<typeof send>[2]): string => send(b, 0, lines, ++batch);

  expect(b.host.ask({ name: 'cmt', batch: 1, fromTick: 0, count: 0 })).toBe('incomplete');
  must(b.host.ask({ ...first, batch: 1 }));
  expect(b.host.ask({ name: 'cmt', batch: 1, fromTick: 0, count: 2 })).toBe('incomplete');

  expect(send(b, 10, up, ++batch)).toBe('order');
  expect(refused(...up.map((line, i) => (i === 2 ? { ...line, startTick: line.startTick + 1 } : line)))).toBe(
    'order',
  );
  expect(refused({ ...first, ticks: 0 })).toBe('order');
  expect(refused(press, { ...release })).toBe('order');
  expect(refused(approach, { ...approach, startTick: 3000, ticks: 1000 }, release)).toBe('order');

  expect(refused(...move(0, 0, 1, 350, 3500))).toBe('discontinuous');
  expect(
    refused(...up.map((line, i) => (i === 1 ? { ...line, endNmPerS: line.endNmPerS + 1_100_000 } : line))),
  ).toBe('discontinuous');
  expect(refused(...up.slice(0, 3))).toBe('not-at-rest');
  expect(refused(...knead(0, 500, 1000).slice(0, 2))).toBe('not-at-rest');
  expect(refused(approach, press)).toBe('not-released');

  expect(refused(...move(0, 0, 0, 800, 9000))).toBe('travel');
  expect(refused(...move(0, 0, 0, 780, 6500, 500))).toBe('speed');
  expect(refused(...move(1, 0, 60, 100, 300, 300))).toBe('speed');
  expect(refused(...move(0, 0, 0, 78, 0, 250))).toBe('acceleration');
  expect(refused(...move(0, 0, 0, 5, 0, 50))).toBe('jerk');

  expect(refused({ ...approach, endMilliN: 80_001 }, { ...release, startTick: 3000 })).toBe('force');
  expect(refused(approach, { ...press, endMilliN: 31_000 }, release)).toBe('rise');
  expect(refused(...knead(0, 840, 1000))).toBe('rate');
  expect(refused({ ...first, axis: 2 })).toBe('unsupported');
  expect(b.host.ask({ name: 'rat', ratePermille: 0 })).toBe('rate');

  const short = Array.from(
    { length: 257 },
    (_, i): MessageOf<'knd'> => ({ name: 'knd', batch: 1, startTick: i, ticks: 1, endMilliHz: 0 }),
  );
  expect(refused(...short)).toBe('queue-full');

  expect(b.host.phase).toBe('ready');
  expect(planTick(b)).toBe(0);
  must(send(b, 0, up, ++batch));
});

test('unsupported: one drive has one channel, and no motor kneads nobody', () => {
  const b = bench({ profile: { ...shippedProfile('tsubo-mono'), kneading: null } });
  ready(b);
  expect(b.host.ask({ ...approach, channel: 1 })).toBe('unsupported');
  const [span] = knead(0, 500, 100);
  if (span === undefined) throw new Error('no span');
  expect(b.host.ask(span)).toBe('unsupported');
});

test('force: the ceiling of every place the carriage passes while it presses, wherever the span ends', () => {
  const b = bench();
  ready(b);
  // 0 → 550 mm leaves the covered part at 500 mm, where the lowest ceiling of all holds.
  const travel = move(0, 4000, 0, 550, 6500);
  expect(send(b, 0, [...travel, ...hold(0, 30, 12_000)], 1)).toBe('force');
  must(send(b, 0, [...travel, ...hold(0, 19, 12_000)], 2));
  // The same carriage, sent onwards under a press that is queued already.
  const c = bench();
  ready(c);
  must(send(c, 0, hold(0, 30, 12_000), 1));
  expect(send(c, 4000, travel, 2)).toBe('force');
});

test('late: refused, counted, and never carried out', () => {
  const b = bench();
  holding(b);
  const tick = planTick(b);
  expect(send(b, tick + 4, move(0, tick + 4, 350, 300, 1000), 2)).toBe('late');
  expect(send(b, tick - 5000, move(0, tick - 5000, 350, 300, 1000), 3)).toBe('late');
  b.host.run(1000);
  expect(b.host.last('ct').late).toBe(2);
  expect(b.chair.truth.carriageMm).toBeCloseTo(350, 0);
});

test('speed: under a fast clock, a batch too near for it to slow down before must bear its rate', () => {
  const b = bench();
  ready(b);
  must(send(b, 0, move(0, 0, 0, 600, 14_000)));
  must(b.host.ask({ name: 'rat', ratePermille: 1500 }));
  b.host.run(5000);
  expect(b.host.last('tm').ratePermille).toBe(1500);
  const tick = planTick(b);
  // Stands from `tick + 50` on, where it is told to move at 42 mm/s: an impossible joint, but the limits are looked at first.
  const onwards = (startTick: number) =>
    ({
      name: 'seg',
      batch: 2,
      axis: 0,
      startTick,
      ticks: 100,
      endNm: 300_000_000,
      endNmPerS2: 0,
      jerkNmPerS3: 0,
    }) as const;
  expect(send(b, tick + 50, [{ ...onwards(tick + 50), endNmPerS: 90_000_000 }], 2)).toBe('speed');
  expect(send(b, tick + 900, [{ ...onwards(tick + 900), endNmPerS: 90_000_000 }], 3)).toBe('discontinuous');
});

test('a refused line throws staged lines away', () => {
  const b = bench();
  ready(b);
  const [first, ...rest] = move(0, 0, 0, 350, 3500);
  if (first === undefined) throw new Error('no segment');
  must(b.host.ask(first));
  expect(b.host.ask({ ...first, axis: 3 })).toBe('unsupported');
  for (const line of rest) must(b.host.ask(line));
  expect(b.host.ask({ name: 'cmt', batch: 1, fromTick: 0, count: 1 + rest.length })).toBe('incomplete');
});

test('zones are forgotten with the session: the next host that states none has the lowest ceiling everywhere', () => {
  const b = bench();
  greet(b);
  statedZones(b);
  arm(b);
  b.host.hello();
  b.host.run(2);
  expect(b.host.phase).toBe('disarmed');
  must(b.host.ask({ name: 'arm', edge: 1 }));
  must(b.host.ask({ name: 'ref' }));
  b.host.runUntil(() => b.host.phase === 'ready', 31_000);
  expect(send(b, 0, hold(0, 25, 5000))).toBe('force');
});
