import { describe, expect, it } from 'vitest';
import { Keyboard } from '../../src/cli/keyboard.ts';
import type { Key } from '../../src/cli/keys.ts';
import { Keys, Process } from './a-terminal.ts';

function setUp(input = new Keys()) {
  const session = { paused: false, ms: 0 };
  const keys: Key[] = [];
  const exits = new Process();
  const keyboard = new Keyboard({
    input,
    exits,
    wallMs: () => session.ms,
    isPaused: () => session.paused,
    onKey: (key) => {
      keys.push(key);
      if (key === 'pause-toggle') session.paused = !session.paused;
    },
  });
  return { input, session, keys, exits, keyboard };
}

describe('Keyboard', () => {
  it('takes the keys one by one and gives the terminal back', () => {
    const { input, keys, keyboard, exits } = setUp();
    keyboard.start();
    keyboard.start();
    expect(input.raw).toEqual([true]);
    input.emit('data', Buffer.from('x \u001b[A\u001b'));
    input.emit('data', '\u0003');
    expect(keys).toEqual(['other', 'pause-toggle', 'higher', 'stop', 'stop']);
    keyboard.close();
    keyboard.close();
    expect(input.raw).toEqual([true, false]);
    expect(input.listenerCount('data') + exits.listenerCount('exit')).toBe(0);
    expect(input.isPaused()).toBe(true);
  });

  it('gives the terminal back when the process ends without a word', () => {
    const { input, keyboard, exits } = setUp();
    keyboard.start();
    exits.emit('exit');
    expect(input.raw).toEqual([true, false]);
  });

  it('leaves a pipe alone', () => {
    const pipe = new Keys();
    pipe.isTTY = false;
    const { keyboard, input } = setUp(pipe);
    keyboard.start();
    keyboard.close();
    expect(input.raw).toEqual([]);
    expect(input.listenerCount('data')).toBe(0);
  });

  it('stops the chair when the terminal hangs up', () => {
    for (const event of ['end', 'error']) {
      const { input, keys, keyboard } = setUp();
      keyboard.start();
      input.emit(event, new Error('EIO'));
      expect(keys).toEqual(['stop']);
      keyboard.close();
    }
  });

  it('pauses on a held Space and does not go on by itself', () => {
    const { input, session, keys, keyboard } = setUp();
    keyboard.start();
    for (const ms of [0, 500, 530, 560, 590, 1_200, 1_230]) {
      session.ms = ms;
      input.emit('data', ' ');
    }
    expect(keys).toEqual(['pause-toggle']);
    session.ms = 2_000;
    input.emit('data', ' ');
    expect(session.paused).toBe(false);
  });

  it('pauses at once, also right after going on', () => {
    const { input, session, keyboard } = setUp();
    session.paused = true;
    keyboard.start();
    input.emit('data', ' ');
    expect(session.paused).toBe(false);
    session.ms = 50;
    input.emit('data', ' ');
    expect(session.paused).toBe(true);
  });
});
