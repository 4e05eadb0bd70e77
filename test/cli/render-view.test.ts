import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderView } from '../../src/cli/render-view.ts';
import type { Scene } from '../../src/cli/scene.ts';
import { textWidth } from '../../src/cli/text-width.ts';
import { type EngineState, initialEngine, type Phase } from '../../src/engine/engine-state.ts';
import { PLAYING, SCENE, stateAt } from './a-session.ts';

const WIDE = { columns: 80, rows: 24 };
const NARROW = { columns: 40, rows: 24 };
const PAUSED: Phase = { kind: 'playing', sent: 3, paused: true };

const SWEEP = stateAt(1000, PLAYING, {
  planTick: 12_000,
  carriageMm: 400,
  widthMm: 80,
  forceN: [14.6, 15.2],
  contact: [true, true],
});
const HOLD = stateAt(1000, PLAYING, {
  planTick: 42_000,
  carriageMm: 126,
  forceN: [29.6, 0.2],
  contact: [true, false],
});
const IN_PAUSE = stateAt(1000, PAUSED, { planTick: 42_000, carriageMm: 126, state: 'paused', rate: 0 });
const REFERENCING = stateAt(1000, { kind: 'referencing' }, { state: 'referencing', carriageMm: 240 });

function picture(state: EngineState, size: { columns: number; rows: number }, scene: Scene = SCENE): string {
  return `${renderView(state, 1000, size, scene, false).join('\n')}\n`;
}

describe('renderView', () => {
  it.each([
    ['sweep-80x24', SWEEP, WIDE],
    ['sweep-40x24', SWEEP, NARROW],
    ['hold-80x24', HOLD, WIDE],
    ['hold-40x24', HOLD, NARROW],
    ['hold-30x6', HOLD, { columns: 30, rows: 6 }],
    ['paused-80x24', IN_PAUSE, WIDE],
    ['referencing-80x24', REFERENCING, WIDE],
  ])('draws %s', async (name, state, size) => {
    await expect(picture(state, size)).toMatchFileSnapshot(`golden/${name}.txt`);
  });

  it('draws the greeting without a back, since nobody is known yet', () => {
    const lines = picture(initialEngine(0), WIDE, { ...SCENE, landmarks: [] }).split('\n');
    expect(lines).toContain('Asking the chair who it is');
    expect(lines.at(-2)).toBe('Esc stop');
    expect(lines.join('')).not.toContain('╭');
  });

  it('never leaves the terminal it is given, and always names the keys', () => {
    const states = [SWEEP, HOLD, IN_PAUSE, REFERENCING, initialEngine(0)];
    fc.assert(
      fc.property(
        fc.constantFrom(...states),
        fc.integer({ min: 14, max: 200 }),
        fc.integer({ min: 1, max: 80 }),
        fc.boolean(),
        (state, columns, rows, known) => {
          const scene = known ? SCENE : { ...SCENE, landmarks: [] };
          const lines = renderView(state, 1000, { columns, rows }, scene, false);
          expect(lines.length).toBeLessThanOrEqual(rows);
          for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(columns);
          expect(lines.at(-1)).toMatch(/^(Space|Esc)/);
        },
      ),
      { seed: 20, numRuns: 400 },
    );
  });

  it('puts the rollers where the chair says they are', () => {
    const rowAt = (carriageMm: number): number =>
      picture(stateAt(1000, PLAYING, { planTick: 50_000, carriageMm }), WIDE)
        .split('\n')
        .findIndex((line) => line.includes('○'));
    expect(rowAt(537)).toBe(
      picture(HOLD, WIDE)
        .split('\n')
        .findIndex((line) => line.startsWith(' C7')),
    );
    expect(rowAt(19)).toBe(
      picture(HOLD, WIDE)
        .split('\n')
        .findIndex((line) => line.startsWith(' sacrum')),
    );
    expect(rowAt(900)).toBeLessThan(rowAt(537));
    expect(rowAt(-90)).toBeGreaterThan(0);
  });

  it("shows the person's left on the left, whichever channel it is", () => {
    const rollers = (scene: Scene): string =>
      picture(HOLD, WIDE, scene)
        .split('\n')
        .flatMap((line) => line.match(/[●○]/g) ?? [])
        .join('');
    expect(rollers(SCENE)).toBe('●○');
    expect(rollers({ ...SCENE, channels: ['right', 'left'] })).toBe('○●');
    // One drive for both: what it feels is shown on both sides.
    expect(rollers({ ...SCENE, channels: ['both'] })).toBe('●●');
  });

  it('says when the chair has gone silent', () => {
    const lines = renderView(SWEEP, 1640, WIDE, SCENE, false).join('\n');
    expect(lines).toContain('silent for 0.6 s');
    expect(renderView(SWEEP, 1050, WIDE, SCENE, false).join('\n')).not.toContain('silent');
  });

  it('says when no contact was found', () => {
    const state = stateAt(1000, PLAYING, { planTick: 42_000, skipped: [true, false] });
    expect(picture(state, WIDE)).toMatch(/Left .*no contact/);
  });

  it('announces nothing more once a stop was asked for', () => {
    const outcome = { exit: 'interrupted', what: '', next: '' } as const;
    const stopping = stateAt(
      1000,
      { kind: 'stopping', outcome, sinceMs: 0, askedMs: 0, fromBoardMs: 0 },
      { planTick: 42_000 },
    );
    expect(picture(stopping, WIDE)).toContain('Stopping, the rollers let go');
    expect(picture(stopping, WIDE)).not.toMatch(/Next|Then|Space/);
  });

  it('lets time run on between two telemetry frames, but not in a pause', () => {
    const later = (state: EngineState): string => renderView(state, 4000, WIDE, SCENE, false).join('\n');
    expect(later(HOLD)).toContain('00:14, 00:13 left');
    expect(later(IN_PAUSE)).toContain('00:11, 00:16 left');
  });

  it('styles with colour only when asked, and the text stays the same', () => {
    const styled = renderView(HOLD, 1000, WIDE, SCENE, true);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
    const bare = styled.map((line) => line.replace(/\u001b\[[\d;]*m/g, ''));
    expect(styled.join('')).toContain('\u001b[');
    expect(bare).toEqual(renderView(HOLD, 1000, WIDE, SCENE, false));
    expect(picture(HOLD, WIDE)).not.toContain('\u001b');
  });

  it('lets no text of a program or a chair steer the terminal', () => {
    const scene = { ...SCENE, title: 'evil\u001b[2J\u202e\ntitle' };
    const first = renderView(HOLD, 1000, WIDE, scene, false)[0] ?? '';
    expect(first.startsWith('evil[2Jtitle')).toBe(true);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
    expect(first).not.toMatch(/[\u0000-\u001f\u202e]/);
  });
});
