import { describe, expect, it } from 'vitest';
import { type CommandLine, parseCommandLine } from '../../src/cli/command-line.ts';
import { changeLine, progressText, slotLine } from '../../src/cli/flash-text.ts';
import { helpText } from '../../src/cli/help-text.ts';
import { diffLines } from '../../src/cli/program-diff.ts';
import { ProgressLines } from '../../src/cli/progress-lines.ts';
import { ChairError } from '../../src/units/chair-error.ts';

const parse = (line: string): CommandLine => parseCommandLine(line.split(' '));

function refusal(line: string): string {
  try {
    parse(line);
  } catch (error) {
    if (error instanceof ChairError && error.code === 'usage') return `${error.message} | ${error.next}`;
    throw error;
  }
  throw new Error(`"${line}" was accepted`);
}

const CHAIR = { text: 'tcp:127.0.0.1:7070', address: { kind: 'tcp', host: '127.0.0.1', port: 7070 } };

describe('what is typed for programs on a chair', () => {
  it('is read', () => {
    expect(parse('flash a.yaml b.yaml --chair tcp:127.0.0.1:7070 --yes --json --key k.key')).toEqual({
      kind: 'flash',
      files: ['a.yaml', 'b.yaml'],
      chairs: [CHAIR],
      slot: null,
      dryRun: false,
      yes: true,
      json: true,
      keyPath: 'k.key',
    });
    expect(parse('flash a.yaml --all --slot 3 --dry-run')).toMatchObject({
      chairs: [],
      slot: 3,
      dryRun: true,
    });
    expect(parse('flash a.yaml --chair tcp:127.0.0.1:7070 --chair tcp:127.0.0.1:7071')).toMatchObject({
      chairs: [CHAIR, { text: 'tcp:127.0.0.1:7071' }],
    });
    expect(parse('programs history --chair tcp:127.0.0.1:7070')).toMatchObject({ action: 'history' });
    expect(parse('programs list --chair tcp:127.0.0.1:7070')).toMatchObject({ action: 'list', chair: CHAIR });
    expect(parse('programs diff 2 a.yaml --chair tcp:127.0.0.1:7070')).toMatchObject({
      action: 'diff',
      slot: 2,
      file: 'a.yaml',
    });
    expect(parse('support-bundle --chair tcp:127.0.0.1:7070')).toEqual({
      kind: 'support-bundle',
      chair: CHAIR,
      tracePath: null,
      outPath: 'tsubo-support.json',
    });
    expect(parse('key new')).toMatchObject({ kind: 'key', action: 'new', outPath: null });
    expect(parse('key sign a.yaml --as-version 7')).toMatchObject({ action: 'sign', version: 7 });
    expect(parse('sim --empty --store chair.flash')).toMatchObject({ empty: true, storePath: 'chair.flash' });
  });

  it('is refused with what to do', () => {
    expect(refusal('flash a.yaml')).toContain('--chair');
    expect(refusal('flash a.yaml --all --chair tcp:a:1')).toContain('--all');
    expect(refusal('flash a.yaml --chair sim')).toContain('--store');
    expect(refusal('flash a.yaml b.yaml --slot 1 --chair tcp:a:1')).toContain('One slot');
    expect(refusal('flash a.yaml --slot 16 --chair tcp:a:1')).toContain('15');
    expect(refusal('programs burn 1 --chair tcp:a:1')).toContain('rollback');
    expect(refusal('programs read --chair tcp:a:1')).toContain('which slot');
    expect(refusal('programs diff 1 --chair tcp:a:1')).toContain('file');
    expect(refusal('programs list')).toContain('--chair');
    expect(refusal('key eat a.yaml')).toContain('trust');
    expect(refusal('key sign')).toContain('file');
    expect(refusal('key sign a.yaml --as-version 0')).toContain('whole number');
  });

  it.each(['flash', 'programs', 'key', 'support-bundle', 'calibrate'])(
    '%s has help that fits 80 columns',
    (name) => {
      const text = helpText(name);
      expect(text).toContain(`npx tsubo ${name}`);
      for (const line of text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
    },
  );
});

describe('what is shown', () => {
  it('is what the board has confirmed', () => {
    const shown = { stage: 'send', confirmed: 2139, bytes: 8123, leftS: 0.7 };
    expect(progressText(shown)).toBe('sends 2139 of 8123 bytes, 1 s left');
    expect(progressText({ ...shown, stage: 'verify' })).toBe('the chair verifies');
  });

  it('says what a slot holds, and what is wrong with it', () => {
    const slot = {
      slot: 2,
      id: 'back',
      version: 3,
      bytes: 900,
      stamp: 'ab',
      trial: 'none' as const,
      fellBack: false,
      other: null,
    };
    expect(slotLine(slot)).toContain('version 3   900 bytes');
    expect(slotLine({ ...slot, trial: 'tried', fellBack: true, other: 'back version 2' })).toMatch(
      /not confirmed; what was active has rotted.*; before: back version 2/,
    );
    expect(slotLine({ ...slot, id: null })).toBe('  2  empty');
  });

  it('is who changed what, when, from what to what', () => {
    const zeros = '0'.repeat(16);
    const change = { number: 7, slot: 3, action: 'activate', who: 'anna', whenS: 1_767_225_600 };
    expect(changeLine({ ...change, key: zeros, from: zeros, to: '0123456789abcdef' })).toBe(
      '   7  2026-01-01 00:00:00  anna  slot 3  activate  nothing → 0123456789abcdef',
    );
    expect(changeLine({ ...change, whenS: 0, key: 'f'.repeat(16), from: zeros, to: zeros })).toMatch(
      /time not told .*, key f{16}$/,
    );
  });

  it('is a line for each chair, written over in its place', () => {
    let screen = '';
    const lines = new ProgressLines(
      (text) => {
        screen += text;
      },
      () => 20,
    );
    lines.set('one', 'erases');
    lines.set('two', 'erases');
    lines.set('one', 'sends 1 of 2 bytes, and on');
    expect(screen).toBe('one: erases\ntwo: erases\n\u001b[2A\r\u001b[Kone: sends 1 of 2 b\u001b[2B\r');
    lines.leave();
    lines.set('two', 'done');
    expect(screen.endsWith('two: done\n')).toBe(true);
  });

  it('is the shortest difference', () => {
    const signs = (before: string, after: string): string =>
      diffLines([...before], [...after])
        .map(({ sign, text }) => sign + text)
        .join(' ');
    expect(signs('abcd', 'abcd')).toBe('');
    expect(signs('abcd', 'axcd')).toBe('-b +x');
    expect(signs('', 'ab')).toBe('+a +b');
    expect(signs('abc', 'c')).toBe('-a -b');
  });
});
