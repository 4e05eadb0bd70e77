import { describe, expect, it } from 'vitest';
import { createView } from '../../src/cli/create-view.ts';
import type { SessionView } from '../../src/cli/session-view.ts';
import { PLAYING, SCENE, stateAt } from './a-session.ts';
import { Process, Screen } from './a-terminal.ts';

const HOLD = stateAt(1000, PLAYING, { planTick: 42_000, carriageMm: 126, forceN: [29.6, 0] });

function setUp(env: Readonly<Record<string, string | undefined>> = {}, screen = new Screen()) {
  const clock = { ms: 5_000 };
  const exits = new Process();
  const view: SessionView = createView({ output: screen, env, exits, wallMs: () => clock.ms });
  return { screen, clock, exits, view };
}

describe('the live view', () => {
  it('draws on the second screen, and gives the first one and the cursor back', () => {
    const { screen, view, exits } = setUp();
    view.show(HOLD, 1000, SCENE);
    const drawn = screen.take();
    expect(drawn.startsWith('\u001b[?1049h\u001b[?25l')).toBe(true);
    expect(drawn).toContain('Hold at L3');
    view.close();
    view.close();
    expect(screen.take()).toBe('\u001b[?25h\u001b[?1049l');
    expect(exits.listenerCount('exit')).toBe(0);
  });

  it('gives the terminal back when the process ends without a word', () => {
    const { screen, view, exits } = setUp();
    view.show(HOLD, 1000, SCENE);
    screen.take();
    exits.emit('exit');
    expect(screen.take()).toBe('\u001b[?25h\u001b[?1049l');
  });

  it('leaves a terminal alone on which nothing was drawn', () => {
    const { screen, view } = setUp();
    view.close();
    view.show(HOLD, 1000, SCENE);
    expect(screen.writes).toEqual([]);
  });

  it('draws at most ten pictures a second, on the wall clock', () => {
    const { screen, clock, view } = setUp();
    let pictures = 0;
    for (let frame = 0; frame < 100; frame++) {
      clock.ms = 5_000 + frame * 10;
      // Every frame differs, and the session runs twenty times as fast as the wall.
      view.show(
        stateAt(frame * 200, PLAYING, { planTick: frame * 200, forceN: [frame, 0] }),
        frame * 200,
        SCENE,
      );
      if (screen.take() !== '') pictures += 1;
    }
    expect(pictures).toBe(10);
  });

  it('writes only the lines that changed', () => {
    const { screen, clock, view } = setUp();
    view.show(HOLD, 1000, SCENE);
    screen.take();
    clock.ms += 100;
    view.show(HOLD, 1000, SCENE);
    expect(screen.take()).toBe('');
    clock.ms += 100;
    view.show({ ...HOLD, roundTripMs: 9 }, 1000, SCENE);
    const changed = screen.take();
    expect(changed).toContain('answers in 9 ms');
    expect(changed).not.toContain('Hold at L3');
  });

  it('draws anew when the terminal changes its size', () => {
    const { screen, clock, view } = setUp();
    view.show(HOLD, 1000, SCENE);
    screen.take();
    clock.ms += 100;
    screen.columns = 40;
    view.show(HOLD, 1000, SCENE);
    const redrawn = screen.take();
    expect(redrawn).toContain('\u001b[2J');
    expect(redrawn).toContain('Hold at L3');
  });

  it('does not queue pictures for a terminal that does not keep up', () => {
    const { screen, view } = setUp();
    screen.writableNeedDrain = true;
    view.show(HOLD, 1000, SCENE);
    expect(screen.writes).toEqual([]);
  });

  it('respects NO_COLOR', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
    const colours = /\u001b\[[1-9;]+m/;
    const plain = setUp({ NO_COLOR: '1' });
    plain.view.show(HOLD, 1000, SCENE);
    expect(plain.screen.take()).not.toMatch(colours);
    const styled = setUp({ NO_COLOR: '' });
    styled.view.show(HOLD, 1000, SCENE);
    expect(styled.screen.take()).toMatch(colours);
  });

  it('tells in lines where it cannot draw', () => {
    for (const [env, isTTY] of [
      [{ TERM: 'dumb' }, true],
      [{}, false],
    ] as const) {
      const screen = new Screen();
      screen.isTTY = isTTY;
      const { view } = setUp(env, screen);
      view.show(HOLD, 1000, SCENE);
      expect(screen.take()).toContain('00:31  Hold at L3 + 20 mm, left side, 30 N, 20 s\n');
    }
  });
});
