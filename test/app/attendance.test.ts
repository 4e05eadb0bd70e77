import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Attendance } from '../../src/app/attendance.ts';
import { Chooser } from '../../src/app/chooser.ts';
import { Session } from '../../src/app/session.ts';
import type { Terminal } from '../../src/app/terminal.ts';
import type { ChairPort } from '../../src/backend/chair-port.ts';
import { aTerminal } from './a-terminal.ts';

class FakeProcess extends EventEmitter {
  readonly exits: number[] = [];
  exit(code: number): void {
    this.exits.push(code);
  }
}

function attended(portThrows = false) {
  const stops: string[] = [];
  const port: ChairPort = {
    open: () => Promise.resolve(),
    send: () => undefined,
    retract: () => undefined,
    tick: () => undefined,
    close: () => Promise.resolve(),
    stop: (cause) => {
      stops.push(cause);
      if (portThrows) throw new Error('the line is broken too');
    },
  };
  const session = new Session({
    port,
    now: () => 0,
    choose: () => ({ kind: 'decline', outcome: { exit: 'failed', what: '', next: '' } }),
    onReady: () => undefined,
  });
  const { terminal, written } = aTerminal();
  const process = new FakeProcess();
  const own = { ...terminal, process: process as unknown as NodeJS.Process } satisfies Terminal;
  const attendance = new Attendance(
    session,
    new Chooser(null, { statureMm: 1700, ceilingN: 40 }),
    own,
    () => 0,
  );
  attendance.listen();
  return { attendance, process, stops, written };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('however the process ends, the stop leaves first (H27)', () => {
  it.each([
    ['SIGINT', 'person'],
    ['SIGTERM', 'exit'],
    ['SIGHUP', 'exit'],
  ] as const)('at %s', (signal, cause) => {
    const { process, stops } = attended();
    process.emit(signal);
    expect(stops).toEqual([cause]);
  });

  it.each([false, true])('at something nobody has caught, also where the stop fails: %s', (portThrows) => {
    const { process, stops, written } = attended(portThrows);
    process.emit('uncaughtException', new Error('a mistake'));
    expect(stops).toEqual(['exit']);
    expect(written.err).toContain('a mistake');
    expect(process.exits).toEqual([]);
    process.emit('uncaughtException', new Error('another'));
    vi.advanceTimersByTime(2_000);
    expect(process.exits).toEqual([1]);
    expect(written.err).not.toContain('another');
  });

  it('and no more once it has ended', () => {
    const { attendance, process, stops } = attended();
    attendance.end();
    process.emit('SIGINT');
    expect(stops).toEqual([]);
    expect(process.listenerCount('uncaughtException')).toBe(0);
  });
});
