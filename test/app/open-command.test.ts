import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { holdOpen } from '../../src/app/open-command.ts';
import type { Terminal } from '../../src/app/terminal.ts';
import type { ChairPort } from '../../src/backend/chair-port.ts';
import type { ChairEvent } from '../../src/engine/chair-events.ts';
import { Keys } from '../cli/a-terminal.ts';
import { AT_REST, IDENTIFIED } from '../engine/support.ts';
import { aTerminal } from './a-terminal.ts';

class Chair implements ChairPort {
  readonly told: string[] = [];
  listener: (event: ChairEvent) => void = () => undefined;
  open(listener: (event: ChairEvent) => void): Promise<void> {
    this.listener = listener;
    listener(IDENTIFIED);
    listener({ kind: 'telemetry', telemetry: AT_REST });
    return Promise.resolve();
  }
  send(): void {
    this.told.push('command');
  }
  stop(): void {
    this.told.push('stop');
  }
  retract(): void {
    this.told.push('open');
  }
  tick(): void {}
  close(): Promise<void> {
    this.told.push('closed');
    return Promise.resolve();
  }
}

function begun() {
  const chair = new Chair();
  const stdin = new Keys();
  const { terminal, written } = aTerminal();
  const process = new EventEmitter();
  const own = { ...terminal, stdin, process } as unknown as Terminal;
  let nowMs = 0;
  const ended = holdOpen(chair, () => nowMs, own);
  return {
    chair,
    stdin,
    process,
    written,
    ended,
    /** Lets the pulse beat. */
    async pass(ms: number) {
      nowMs += ms;
      await sleep(60);
    },
  };
}

describe('tsubo open (H03)', () => {
  it('opens while Space is held, stands when it is let go, and moves nothing before', async () => {
    const { chair, stdin, pass, ended, written } = begun();
    await pass(0);
    expect(chair.told).toEqual([]);
    stdin.write(' ');
    await pass(50);
    expect(chair.told).toEqual(['open']);
    await pass(400);
    await pass(400);
    expect(chair.told).toEqual(['open']);
    stdin.write(' ');
    await pass(50);
    expect(chair.told).toEqual(['open', 'open']);
    stdin.write('\u001b');
    expect(await ended).toBe(0);
    expect(chair.told).toEqual(['open', 'open', 'stop', 'closed']);
    expect(written.out).toContain('The rollers are in.');
  });

  it('ends by a signal, and after a minute without a touch', async () => {
    const first = begun();
    await first.pass(0);
    first.process.emit('SIGTERM');
    expect(await first.ended).toBe(0);
    const second = begun();
    await second.pass(60_001);
    expect(await second.ended).toBe(0);
    expect(second.chair.told).toEqual(['stop', 'closed']);
  });

  it('says so where the line is gone, and where nobody can hold a key', async () => {
    const { chair, ended, pass } = begun();
    await pass(0);
    chair.listener({ kind: 'lost', cause: 'unplugged' });
    await expect(ended).rejects.toThrow('gone');
    const { terminal } = aTerminal();
    const stdin = Object.assign(new Keys(), { isTTY: false });
    const piped = { ...terminal, stdin } as unknown as Terminal;
    await expect(holdOpen(new Chair(), () => 0, piped)).rejects.toThrow('interactive');
  });
});
