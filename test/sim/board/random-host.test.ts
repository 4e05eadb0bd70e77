/** A host that says anything at any time, and people who sit down and get up: what must hold, always holds. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MessageOf, SequencedMessage } from '../../../src/protocol/messages.ts';
import { slopeLine } from '../../../src/protocol/slopes.ts';
import { bench, greet, statedZones } from './support/armed-chair.ts';
import { hold, knead, move } from './support/batches.ts';

type Act =
  | { readonly kind: 'ask'; readonly message: SequencedMessage }
  | { readonly kind: 'batch'; readonly lines: readonly SequencedMessage[] }
  | { readonly kind: 'old'; readonly which: number }
  | {
      readonly kind:
        | 'clear'
        | 'stop'
        | 'hello'
        | 'open'
        | 'stand-up'
        | 'sit-down'
        | 'cover'
        | 'fall-silent'
        | 'power';
    };

const ask = (message: SequencedMessage): Act => ({ kind: 'ask', message });
const whole = (lines: readonly (MessageOf<'seg'> | MessageOf<'frc'> | MessageOf<'knd'>)[]): Act => ({
  kind: 'batch',
  lines: [...lines, { name: 'cmt', batch: 1, fromTick: 0, count: lines.length }],
});

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 9 }).map((edge) => ask({ name: 'arm', edge })) },
  { weight: 6, arbitrary: fc.constant(ask({ name: 'ref' })) },
  { weight: 6, arbitrary: fc.constant({ kind: 'clear' } as const) },
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      whole([...move(0, 0, 0, 350, 3500), ...hold(4500, 30, 5000)]),
      whole([...hold(0, 18, 4000), ...knead(0, 400, 2000)]),
      whole(move(0, 0, 0, 600, 7000)),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom<Act>(
      ask({ name: 'pau' }),
      ask({ name: 'res' }),
      ask({ name: 'dis' }),
      ask({ name: 'scn', fromUm: 10_000, toUm: 600_000, speedUmPerS: 20_000, forceMilliN: 8_000 }),
      ask(slopeLine(200_000, [0.1, -0.1, 0.35, -0.35, 0, 0.2, 0.05, -0.2])),
      ask({ name: 'rat', ratePermille: 700 }),
    ),
  },
  { weight: 3, arbitrary: fc.nat(400).map((which) => ({ kind: 'old', which }) as const) },
  {
    weight: 6,
    arbitrary: fc
      .constantFrom('stop', 'hello', 'open', 'stand-up', 'sit-down', 'cover', 'fall-silent', 'power')
      .map((kind) => ({ kind }) as Act),
  },
);

/** Phases in which something may travel. */
const MOVES: ReadonlySet<string> = new Set([
  'referencing',
  'scanning',
  'playing',
  'pausing',
  'resuming',
  'stopping',
]);

test('H02 H04 H20 nothing is driven without an arm and its next step since the last letting go (seed 77)', () => {
  const waits = fc.constantFrom(1, 3, 40, 400, 2500, 7000);
  let armed = 0;
  let played = 0;
  fc.assert(
    fc.property(fc.array(fc.tuple(act, waits), { minLength: 10, maxLength: 40 }), (acts) => {
      const b = bench();
      greet(b);
      statedZones(b);
      let before = { carriageMm: 0, widthMm: 0, sinceMs: 0 };
      const wrong: string[] = [];
      let phase = '';
      let seen = -1;
      const watch = (): void => {
        const { truth } = b.chair;
        if (b.host.events.length !== seen) {
          seen = b.host.events.length;
          phase = b.host.phase;
        }
        if (phase === 'playing') played += 1;
        const restMs = b.host.ms - before.sinceMs;
        if (MOVES.has(phase)) before = { ...truth, sinceMs: b.host.ms };
        // Braking and friction: 200 ms after the last such phase everything that travels stands.
        else if (restMs < 200) before = { ...truth, sinceMs: before.sinceMs };
        else if (Math.abs(truth.carriageMm - before.carriageMm) > 1) wrong.push(`carriage moves, ${phase}`);
        else if (Math.abs(truth.widthMm - before.widthMm) > 1) wrong.push(`width moves, ${phase}`);
        if (restMs > 1000 && Math.max(...truth.forceN) >= 5) wrong.push(`presses, ${phase}`);
      };
      before = { ...b.chair.truth, sinceMs: b.host.ms };
      for (const [next, waitMs] of acts) {
        const sent = b.host.sent.length;
        switch (next.kind) {
          case 'ask':
            b.host.post(next.message);
            break;
          case 'batch':
            for (const line of next.lines) b.host.post(line);
            break;
          case 'old': {
            const bytes = b.host.sent[next.which % Math.max(1, sent)];
            if (bytes !== undefined) b.host.raw(bytes);
            break;
          }
          case 'clear':
            b.host.post({ name: 'clr', faultId: b.host.faultId });
            break;
          case 'stop':
            b.host.stopByte();
            break;
          case 'hello':
            b.host.hello();
            break;
          case 'open':
            b.host.say({ name: 'opn' });
            break;
          case 'stand-up':
          case 'sit-down':
            b.chair.seat(next.kind === 'sit-down');
            break;
          case 'cover':
            b.chair.cover(true);
            break;
          case 'fall-silent':
            b.host.beating = false;
            b.host.run(400, watch);
            b.host.beating = true;
            break;
          case 'power':
            b.chair.powerOff();
            before = { ...b.chair.truth, sinceMs: b.host.ms };
            b.host.run(1500);
            b.chair.powerOn();
            b.host.events.push({ kind: 'phase', ms: 0, from: 'disarmed', to: 'disarmed' });
            before = { ...b.chair.truth, sinceMs: b.host.ms };
            break;
          default:
            next satisfies never;
        }
        b.host.run(waitMs, watch);
        if (next.kind === 'stop') expect(['disarmed', 'stopping', 'faulted']).toContain(b.host.phase);
      }
      expect(wrong).toEqual([]);
      // No phase that moves is entered but from the step before it, and the first of them only by an arm.
      const phases = b.host.events.flatMap((event) => (event.kind === 'phase' ? [event] : []));
      for (const { from, to } of phases) {
        if (to === 'armed' && from === 'disarmed') armed += 1;
        if (to === 'referencing') expect(from).toBe('armed');
        if (to === 'scanning') expect(from).toBe('ready');
        if (to === 'playing') expect(['ready', 'resuming']).toContain(from);
        if (to === 'stopping' || from === 'stopping') continue;
        if (from === 'disarmed') expect(['armed', 'faulted', 'openingDisarmed', 'disarmed']).toContain(to);
      }
    }),
    { seed: 77, numRuns: 25 },
  );
  expect(armed).toBeGreaterThan(10);
  expect(played).toBeGreaterThan(10_000);
});
