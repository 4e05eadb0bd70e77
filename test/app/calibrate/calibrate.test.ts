import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { SimChair } from '../../../sim/sim-chair.ts';
import { calibrateCells, showCells, type Talk } from '../../../src/app/calibrate/calibrate-cells.ts';
import { calibrate } from '../../../src/app/calibrate/calibrate-command.ts';
import { type Hand, personsHand, type WhichCell } from '../../../src/app/calibrate/hand.ts';
import { SimBench } from '../../../src/app/calibrate/sim-bench.ts';
import { population } from '../../../src/app/care/population.ts';
import { loadProfile } from '../../../src/app/chair-profiles.ts';
import type { Terminal } from '../../../src/app/terminal.ts';
import type { CalibrateCommand } from '../../../src/cli/calibrate-command.ts';
import { parseCommandLine } from '../../../src/cli/command-line.ts';
import { ChairError } from '../../../src/units/chair-error.ts';
import { Keys } from '../../cli/a-terminal.ts';
import { greet } from '../../sim/board/support/armed-chair.ts';
import { TestHost } from '../../sim/board/support/test-host.ts';
import { prepare } from '../../simulation/play.ts';
import { aTerminal } from '../a-terminal.ts';

const WHEN_S = 1_767_225_600;
const ASKED = { side: null, weightN: 50, zeroOnly: false, yes: true, json: false } as const;

function typed(line: string): CalibrateCommand {
  const command = parseCommandLine(line.split(' '));
  if (command.kind !== 'calibrate') throw new Error(`that is ${command.kind}`);
  return command;
}

/** A chair on the bench and a hand of the test's own. */
function onBench(profile = 'tsubo-duo', change: (hand: Hand, bench: SimBench) => Partial<Hand> = () => ({})) {
  const bench = new SimBench(loadProfile(profile), 1);
  const said: string[] = [];
  const own = bench.hand(() => undefined);
  const talk: Talk = {
    hand: { ...own, ...change(own, bench) },
    say: (text) => said.push(text),
    nowS: () => WHEN_S,
  };
  const run = <T>(work: () => Promise<T>): Promise<T> => bench.run(bench.client.open().then(work));
  return { bench, said, talk, run };
}

async function failure(work: Promise<unknown>): Promise<ChairError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof ChairError) return error;
    throw error;
  }
  throw new Error('it did not fail');
}

describe('tsubo calibrate (H08)', () => {
  it('makes every cell of a simulated chair true, says what was and what is, and stores it', async () => {
    const { terminal, written } = aTerminal();
    expect(await calibrate(typed('calibrate --chair sim --json'), terminal)).toBe(0);
    const cells = written.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(cells.map(({ cell }) => cell)).toEqual(['left', 'right']);
    for (const { stored, before, after, loadedN, leftN } of cells) {
      expect(stored).toBe(true);
      expect(before).toMatchObject({ number: 0, gain: 1, zeroN: 0 });
      expect(after).toMatchObject({ number: 1, weightN: 50 });
      expect(Math.abs(loadedN - 50)).toBeLessThan(0.5);
      expect(Math.abs(leftN)).toBeLessThan(0.2);
    }
  });

  it('tells it in plain words, and shows it afterwards', async () => {
    const { bench, said, talk, run } = onBench();
    const words: string[] = [];
    await run(async () => {
      await calibrateCells(bench.client, { ...ASKED, side: 'right' }, talk);
      await showCells(bench.client, ASKED, { say: (text) => words.push(text) });
    });
    expect(said[0]).toMatch(
      /^right: zero 0\.00 N, gain 1\.0000, as from the factory; reads -2\.8\d N at rest$/,
    );
    expect(said.at(-1)).toMatch(
      /^Stored: right: zero -2\.8\d N, gain 0\.92\d\d, calibration 1 of 2026-01-01/,
    );
    expect(words).toHaveLength(2);
    expect(words[1]).toMatch(/^right: zero -2\.8/);
  });

  it('of one cell for both rollers asks for the weight on both together', async () => {
    const hung: WhichCell[] = [];
    const { bench, said, talk, run } = onBench('tsubo-mono', ({ hang }) => ({
      hang: (cell, weightN) => {
        hung.push(cell);
        return hang(cell, weightN);
      },
    }));
    expect(await run(() => calibrateCells(bench.client, { ...ASKED, weightN: 49 }, talk))).toBe(true);
    expect(hung).toMatchObject([{ cells: 1, cell: 0 }]);
    expect(said.join('\n')).toMatch(
      /With 49\.00 N on both rollers together: \S+ N until now, (48\.9|49\.0)\d N/,
    );
    const right = onBench('tsubo-mono');
    const error = await failure(
      right.run(() => calibrateCells(right.bench.client, { ...ASKED, side: 'right' }, right.talk)),
    );
    expect(error).toMatchObject({ code: 'incompatible', message: expect.stringContaining('one load cell') });
  });

  it('stores nothing without a yes, and takes the zero alone without a weight', async () => {
    const { bench, talk, run } = onBench('tsubo-duo', () => ({ agrees: () => Promise.resolve(false) }));
    const [no, kept, zeroed] = await run(async () => {
      const stored = await calibrateCells(bench.client, { ...ASKED, side: 'right', yes: false }, talk);
      const before = await bench.client.cell(1);
      await calibrateCells(bench.client, { ...ASKED, side: 'right', zeroOnly: true }, talk);
      return [stored, before, await bench.client.cell(1)] as const;
    });
    expect(no).toBe(false);
    expect(kept).toMatchObject({ number: 0, zeroMilliN: 0 });
    expect(zeroed).toMatchObject({ number: 1, gainPpm: 1_000_000, weightDeciN: 0 });
    expect(zeroed.zeroMilliN).toBeLessThan(-2700);
  });

  it('refuses in words what cannot be right, and leaves the chair as it was', async () => {
    const cases: readonly (readonly [(hand: Hand, bench: SimBench) => Partial<Hand>, string])[] = [
      [({ hang }) => ({ hang: (cell) => hang(cell, 30) }), 'more than a fifth off that weight'],
      [({ hang }) => ({ clear: (cell) => hang(cell, 22) }), 'reads more than 15 N'],
      [
        (_, { chair }) => ({
          clear: () => {
            chair.seat(true);
            return Promise.resolve();
          },
        }),
        'somebody sat down',
      ],
      [
        ({ hang, clear }) => {
          let cleared = 0;
          return { clear: (cell) => (++cleared === 1 ? clear(cell) : hang(cell, 2)) };
        },
        'With nothing on it the cell reads 2.',
      ],
    ];
    for (const [change, words] of cases) {
      const { bench, talk, run } = onBench('tsubo-duo', change);
      const error = await failure(run(() => calibrateCells(bench.client, { ...ASKED, side: 'left' }, talk)));
      expect(error.message).toContain(words);
      expect(error.message).toContain('keeps the calibration it had');
      expect(await run(() => bench.client.cell(0))).toMatchObject({ number: 0, step: 'none' });
    }
  });

  it('says what to do where a chair has no cells, or its board keeps nothing of them', async () => {
    const plain = onBench('tsubo-plain');
    const none = await failure(plain.run(() => showCells(plain.bench.client, ASKED, plain.talk)));
    expect(none).toMatchObject({ code: 'incompatible', message: expect.stringContaining('no load cells') });
    const { terminal } = aTerminal();
    const firmata = await failure(
      calibrate(typed('calibrate --chair sim --profile tsubo-firmata'), terminal),
    );
    expect(firmata).toMatchObject({ code: 'incompatible', next: expect.stringContaining('add-a-chair') });
  });

  it('needs somebody who hangs the weight: a pipe is refused, a terminal is asked', async () => {
    const { terminal } = aTerminal();
    const pipe = new PassThrough() as unknown as Terminal['stdin'];
    expect(
      await failure(calibrate(typed('calibrate --chair tcp:127.0.0.1:9'), { ...terminal, stdin: pipe })),
    ).toMatchObject({
      code: 'refused',
    });
    const stdin = new Keys();
    const stdout = Object.assign(new PassThrough(), { isTTY: true });
    const hand = personsHand({ ...terminal, stdin, stdout } as unknown as Terminal, false);
    const hung = hand.hang({ cells: 2, cell: 0 }, 50);
    stdin.write('\n');
    await hung;
    expect(String(stdout.read())).toContain('Hang 50.0 N on the left roller');
    const agreed = hand.agrees();
    stdin.write('y\n');
    expect(await agreed).toBe(true);
    const left = hand.clear({ cells: 2, cell: 1 });
    stdin.end();
    expect(await failure(left)).toMatchObject({ code: 'interrupted' });
  });
});

describe('a Start over a cell that has drifted (H08)', () => {
  it('is refused with which cell, by how much, and what to do', async () => {
    const { world } = await prepare(
      { file: 'programs/demo.yaml', statureMm: 1700, seed: 3 },
      { cellZeroN: [3.1, 0] },
    );
    expect(world.runToEnd(20_000)).toBe(true);
    const { outcome } = world.session;
    expect(outcome?.exit).toBe('refused');
    expect(outcome?.what).toMatch(/load cell left reads 3\.[01] N with nothing on it/);
    expect(outcome?.next).toContain('npx tsubo calibrate');
  });
});

describe('a cell that has not drifted (H08)', () => {
  it('lets everybody start: 200 people, cells up to 3 % wrong, at once after power-up and again later', () => {
    const refused: string[] = [];
    for (const { index, cellSpan, breathes, ...who } of population(200, 90_210)) {
      const host = new TestHost();
      const profile = loadProfile('tsubo-duo');
      const { onBytes: send, onEvent } = host;
      const chair = new SimChair({ ...who, profile, cellSpan, breathing: breathes, send, onEvent });
      const bench = { host, chair: host.attach(chair) };
      greet(bench);
      for (const edge of [1, 2]) {
        const code = host.ask({ name: 'arm', edge });
        if (code !== 'ok') refused.push(`${index}: ${code}`);
        host.ask({ name: 'dis' });
        host.run(550);
      }
    }
    expect(refused).toEqual([]);
  });
});

describe('what is typed', () => {
  it('is read, kilograms too, and refused where it says nothing', () => {
    expect(typed('calibrate --chair sim --cell right --weight 5kg --yes')).toMatchObject({
      side: 'right',
      weightN: 49,
      yes: true,
      chair: { kind: 'sim', seed: 1, profile: 'tsubo-duo' },
    });
    expect(typed('calibrate --chair tcp:127.0.0.1:7070 --zero')).toMatchObject({
      zeroOnly: true,
      weightN: 50,
    });
    for (const [line, words] of [
      ['calibrate', 'which chair'],
      ['calibrate --chair sim --weight 10N', '20 to 100 N'],
      ['calibrate --chair sim --weight 50lb', '20 to 100 N'],
      ['calibrate --chair sim --cell middle', '--cell left'],
      ['calibrate --chair sim --zero --weight 50N', 'takes no weight'],
      ['calibrate --chair tcp:127.0.0.1:9 --seed 3', 'for --chair sim'],
    ] as const) {
      let told = '';
      try {
        typed(line);
      } catch (error) {
        if (!(error instanceof ChairError)) throw error;
        told = `${error.message} ${error.next}`;
      }
      expect(told, line).toContain(words);
    }
  });
});
