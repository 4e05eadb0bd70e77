import { describe, expect, it } from 'vitest';
import { Session } from '../../src/app/session.ts';
import type { ChairPort } from '../../src/backend/chair-port.ts';
import type { ChairEvent } from '../../src/engine/chair-events.ts';
import { AT_REST, IDENTIFIED, latched, scoreOfTwo } from '../engine/support.ts';

/** A port that keeps what it is asked, and says what a test has it say. */
class ToldPort implements ChairPort {
  readonly asked: string[] = [];
  /** Lets `open` go on. */
  opened: () => void = () => undefined;
  private listener: (event: ChairEvent) => void = () => undefined;

  open(listener: (event: ChairEvent) => void): Promise<void> {
    this.listener = listener;
    return new Promise((resolve) => {
      this.opened = resolve;
    });
  }
  send(id: number, { kind }: Parameters<ChairPort['send']>[1]): void {
    this.asked.push(`${id} ${kind}`);
  }
  retract(): void {}
  stop(cause: string): void {
    this.asked.push(`stop ${cause}`);
  }
  tick(): void {
    this.asked.push('tick');
  }
  close(): Promise<void> {
    return Promise.resolve();
  }
  say(event: ChairEvent): void {
    this.listener(event);
  }
}

function session(more: Partial<ConstructorParameters<typeof Session>[0]> = {}) {
  const port = new ToldPort();
  const ready: Session[] = [];
  const made = new Session({
    port,
    now: () => 0,
    choose: () => ({ kind: 'score', score: scoreOfTwo() }),
    onReady: (session) => ready.push(session),
    ...more,
  });
  void made.open();
  return { port, ready, made };
}

const TELEMETRY: ChairEvent = { kind: 'telemetry', telemetry: AT_REST };

function counters(fault: string): ChairEvent {
  const input = latched(fault);
  if (input.kind !== 'chair') throw new Error('no event');
  return input.event;
}

describe('a session', () => {
  it('asks for a Start only once it knows what the chair has latched', () => {
    const { port, ready } = session();
    port.say(IDENTIFIED);
    port.say(TELEMETRY);
    expect(ready).toHaveLength(0);
    port.say(counters('not-moving'));
    expect(ready).toHaveLength(1);
    port.say(counters('not-moving'));
    expect(ready).toHaveLength(1);
  });

  it('stopped while the line is still being opened never starts, whatever comes then (H02, H27)', () => {
    const { port, made, ready } = session({ onReady: (session) => session.start() });
    made.stop('person');
    expect(port.asked).toEqual(['stop person']);
    expect(made.outcome).toMatchObject({ exit: 'interrupted' });
    port.opened();
    for (const event of [IDENTIFIED, TELEMETRY, counters('none'), TELEMETRY]) port.say(event);
    made.start();
    made.tick(25);
    expect(port.asked).toEqual(['stop person']);
    expect(ready).toHaveLength(0);
  });

  it('stopped at the question for a Start does not take the word any more', () => {
    const { port, made, ready } = session();
    for (const event of [IDENTIFIED, TELEMETRY, counters('none')]) port.say(event);
    expect(ready).toHaveLength(1);
    made.stop('exit');
    made.start();
    port.say(TELEMETRY);
    expect(port.asked).toEqual(['stop exit']);
    expect(made.outcome).toMatchObject({ exit: 'interrupted' });
  });

  it('tells the port of a stop before anything else, also where something threw just before (H27)', () => {
    const { port, made } = session({
      choose: () => {
        throw new Error('broken profile');
      },
    });
    expect(() => port.say(IDENTIFIED)).toThrow('broken profile');
    made.stop('person');
    expect(port.asked).toEqual(['stop person']);
    expect(made.outcome).toMatchObject({ exit: 'interrupted' });
  });
});
