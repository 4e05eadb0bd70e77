import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { confirmStart, type StartAnswer } from '../../src/cli/confirm-start.ts';
import { healthText } from '../../src/cli/health-words.ts';
import type { Outcome } from '../../src/engine/outcome.ts';
import { IDENTITY } from './a-session.ts';
import { Keys } from './a-terminal.ts';

const REAL = { ...IDENTITY, model: 'chair-1', simulated: false };

interface Setting {
  readonly simulated?: boolean;
  readonly yesSimulated?: boolean;
  readonly inputIsTTY?: boolean;
  readonly outputIsTTY?: boolean;
  readonly latched?: Outcome;
  readonly check?: { readonly personName: string; readonly untilMs: number };
}

function ask(setting: Setting, type: (input: Keys, hangUp: AbortController) => void) {
  const input = new Keys();
  input.isTTY = setting.inputIsTTY ?? true;
  const output = Object.assign(new PassThrough(), { isTTY: setting.outputIsTTY ?? true, columns: 80 });
  const hangUp = new AbortController();
  const answer = confirmStart({
    identity: setting.simulated === true ? IDENTITY : REAL,
    yesSimulated: setting.yesSimulated ?? false,
    latched: setting.latched ?? null,
    check: setting.check ?? null,
    input,
    output,
    signal: hangUp.signal,
  });
  type(input, hangUp);
  const shown = (): string => String(output.read() ?? '');
  return { answer, shown };
}

function exitOf(answer: StartAnswer): string {
  return answer.kind === 'start' ? 'started' : answer.outcome.exit;
}

const nothing = (): void => undefined;

describe('confirmStart', () => {
  it('shows who must not use the chair, and starts on the typed word', async () => {
    const { answer, shown } = ask({}, (input) => input.write('start\r'));
    expect(exitOf(await answer)).toBe('started');
    const text = shown();
    expect(text).toContain('see a doctor first');
    expect(text).toContain('type start and press Enter');
  });

  it('puts the questions to whoever has no health check that counts, and says that they were answered (H10)', async () => {
    expect(await ask({}, (input) => input.write('start\r')).answer).toEqual({
      kind: 'start',
      answered: true,
    });
    const check = { personName: 'anna', untilMs: Date.UTC(2026, 2, 17, 9) };
    const { answer, shown } = ask({ check }, (input) => input.write('start\r'));
    expect(await answer).toEqual({ kind: 'start', answered: false });
    const text = shown().replaceAll(/\s+/g, ' ');
    expect(text).toContain('The health check of anna counts until 2026-03-17.');
    expect(text).toContain('What remains');
    expect(text).not.toContain('osteoporosis');
    expect(exitOf(await ask({ check }, (input) => input.write('no\r')).answer)).toBe('refused');
  });

  it('says first what a Start would clear', async () => {
    const latched = { exit: 'fault', what: 'A drive did not move.', next: 'Look at the rollers.' } as const;
    const { answer, shown } = ask({ latched }, (input) => input.write('no\r'));
    expect(exitOf(await answer)).toBe('refused');
    const text = shown();
    expect(text).toContain('A drive did not move.');
    expect(text).toContain('Starting says that this is seen to.');
  });

  it.each(['\r', 'yes\r', 'Start\r', 'start now\r', 'y\r', ' s\r'])('declines on %j', async (typed) => {
    const { answer } = ask({}, (input) => input.write(typed));
    expect(exitOf(await answer)).toBe('refused');
  });

  it('declines when the terminal closes, and on Ctrl-C', async () => {
    expect(exitOf(await ask({}, (input) => input.end()).answer)).toBe('refused');
    expect(exitOf(await ask({}, (input) => input.write('sta\u0003')).answer)).toBe('interrupted');
  });

  it('gives up the question when the chair is gone', async () => {
    expect(exitOf(await ask({}, (_, hangUp) => hangUp.abort()).answer)).toBe('link-lost');
  });

  it.each([{ inputIsTTY: false }, { outputIsTTY: false }])(
    'asks nobody without a terminal: %j',
    async (setting) => {
      const { answer, shown } = ask(setting, (input) => input.write('start\n'));
      expect(await answer).toMatchObject({ kind: 'decline', outcome: { exit: 'refused' } });
      expect(shown()).toBe('');
    },
  );

  it('takes --yes-simulated only from a chair that says so', async () => {
    const simulated = ask({ simulated: true, yesSimulated: true, inputIsTTY: false }, nothing);
    expect(exitOf(await simulated.answer)).toBe('started');
    const real = ask({ yesSimulated: true }, (input) => input.write('start\r'));
    expect(await real.answer).toMatchObject({
      kind: 'decline',
      outcome: { exit: 'refused', what: expect.stringContaining('does not say that it is simulated') },
    });
  });

  it('asks also for a simulated chair, and tells how to do without', async () => {
    expect(exitOf(await ask({ simulated: true }, (input) => input.write('no\r')).answer)).toBe('refused');
    const piped = ask({ simulated: true, inputIsTTY: false }, nothing);
    expect(await piped.answer).toMatchObject({
      outcome: { next: expect.stringContaining('--yes-simulated') },
    });
    const real = ask({ inputIsTTY: false }, nothing);
    expect(await real.answer).toMatchObject({
      outcome: { next: expect.not.stringContaining('--yes-simulated') },
    });
  });
});

describe('healthText', () => {
  it('names every contraindication of the domain facts', () => {
    const text = healthText(78).replaceAll(/\s+/g, ' ');
    for (const word of [
      'severe back pain',
      'recent surgery',
      'skin infection',
      'rash',
      'wound',
      'varicose veins',
      'osteoporosis',
      'pregnancy',
      'pacemaker',
      'thrombosis',
      'broken bone',
      'nerve damage',
      'heart disease',
      'high blood pressure',
      'tumour',
      'fever',
      'alcohol',
      'meal',
      'jewellery',
      'loose clothing',
      'long hair',
      'child under 12',
      'What remains',
    ]) {
      expect(text).toContain(word);
    }
  });

  it('fits its columns', () => {
    for (const columns of [30, 40, 78]) {
      for (const line of healthText(columns).split('\n'))
        expect(line.length).toBeLessThanOrEqual(columns + 1);
    }
  });
});
