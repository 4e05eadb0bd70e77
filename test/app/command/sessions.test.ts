import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SimChair } from '../../../sim/sim-chair.ts';
import type { TruthSample } from '../../../sim/truth.ts';
import type { SessionReport } from '../../../src/app/records.ts';
import { EXIT_CODES, type ExitName } from '../../../src/units/chair-error.ts';
import { movedMm, pressedForMs } from '../../simulation/aftermath.ts';
import { type Ended, type RunningCommand, runCommand, startCommand } from '../../support/command.ts';
import { expectFailure } from '../../support/expect-failure.ts';
import { inRealTime } from '../../support/in-real-time.ts';
import { LET_GO_MS } from '../../support/kills.ts';
import { NEARLY_PARKED_SEED, openOwnChair } from '../../support/own-chair.ts';
import { titled, whyNoPseudoTerminal } from '../../support/pseudo-terminal.ts';
import { openTcpRelay, type Relay } from '../../support/relay.ts';
import { withSim } from '../../support/sim-process.ts';

const AFTERWARDS_MS = 4_000;

const PROGRAM = `
title: { en: One hold, id: Satu tahan }
about: { en: For tests., id: Untuk uji. }
strokes:
  - hold: { at: L3, pressure: 20N, for: 10s }
`;

let folder: string;
let program: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tsubo-sessions-'));
  program = join(folder, 'hold.yaml');
  writeFileSync(program, PROGRAM);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Playing {
  readonly host: RunningCommand;
  readonly reportPath: string;
  readonly tracePath: string;
}

async function startPlay(name: string, address: string): Promise<Playing> {
  const reportPath = join(folder, `${name}.report.json`);
  const tracePath = join(folder, `${name}.trace.ndjson`);
  const files = ['--report', reportPath, '--trace', tracePath];
  const chair = ['--chair', address, '--stature', '170', '--shoulder', 'table', '--yes-simulated'];
  const host = await startCommand(['play', program, ...chair, ...files]);
  return { host, reportPath, tracePath };
}

const bothPress = ({ forceN }: TruthSample): boolean => Math.min(...forceN) > 8;

interface Scene {
  readonly host: RunningCommand;
  readonly chair: SimChair;
  readonly relay: Relay;
}

interface Early {
  readonly ended: Ended;
  readonly report: SessionReport;
  readonly trace: readonly string[];
}

/** Plays until both rollers press, lets something happen, and holds the chair to what must follow. */
function endedEarly(what: string, happens: (scene: Scene) => unknown): Promise<Early> {
  return inRealTime(async (attempt) => {
    const own = await openOwnChair();
    const relay = await openTcpRelay(own.address);
    try {
      const playing = await startPlay(`${what}-${attempt}`, relay.address);
      const { tMs: eventMs } = await own.until(bothPress, playing.host);
      await happens({ host: playing.host, chair: own.chair, relay });
      const ended = await playing.host.ended;
      await own.until(({ tMs }) => tMs > eventMs + AFTERWARDS_MS);
      expect(pressedForMs(own.truth, eventMs, 5)).toBeLessThanOrEqual(LET_GO_MS);
      expect(movedMm(own.truth, eventMs + LET_GO_MS)).toBeLessThan(0.1);
      return {
        ended,
        report: JSON.parse(readFileSync(playing.reportPath, 'utf8')) as SessionReport,
        trace: readFileSync(playing.tracePath, 'utf8').trimEnd().split('\n'),
      };
    } finally {
      await relay.cut();
      await own.close();
    }
  });
}

/** Both files are written and whole, also where the session ended early. */
function expectRecords({ report, trace }: Early, exit: ExitName): void {
  expect(report.exitCode).toBe(EXIT_CODES[exit]);
  expect(report.strokes).toHaveLength(1);
  for (const line of trace) expect(JSON.parse(line)).toMatchObject({ line: expect.any(String) });
  expect(trace.some((line) => line.includes(',cmt,'))).toBe(true);
}

const noPty = await whyNoPseudoTerminal();

describe.concurrent('a session that ends early', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('by %s: stopped and released', async (signal) => {
    const early = await endedEarly(signal, ({ host }) => host.signal(signal));
    expect(early.ended.exitCode).toBe(EXIT_CODES.interrupted);
    expect(early.ended.stdout).toContain('Stopped. The rollers are released.');
    expect(early.ended.stderr).toBe('');
    expectRecords(early, 'interrupted');
  });

  it('by a fault of the chair: the person got up', async () => {
    const early = await endedEarly('fault', ({ chair }) => chair.seat(false));
    expectFailure(early.ended, 'fault', 'seat', 'Sit down');
    expectRecords(early, 'fault');
    expect(early.report.faults).toEqual(['seat-lost']);
  });

  it('by a power cut: the line goes silent', async () => {
    const early = await endedEarly('power', ({ chair }) => chair.powerOff());
    expectFailure(early.ended, 'link-lost', 'lets go by itself', 'power');
    expectRecords(early, 'link-lost');
  });

  it('by the line: told what to check', async () => {
    const early = await endedEarly('line', ({ relay }) => relay.cut());
    expectFailure(early.ended, 'link-lost', 'lets go by itself', 'cable');
    expectRecords(early, 'link-lost');
  });
});

describe.concurrent('a session that does not begin', () => {
  it('because nobody sits in the chair', async () => {
    const own = await openOwnChair();
    own.chair.seat(false);
    const { host } = await startPlay('empty', own.address);
    expectFailure(await host.ended, 'refused', 'nobody sits', 'Sit down');
    await own.close();
    expect(movedMm(own.truth, 0)).toBeLessThan(0.1);
  });

  it.skipIf(noPty !== null)(titled('because another plays, which goes on', noPty), async () => {
    await inRealTime((attempt) => {
      const door = ['--pty', join(folder, `chair-${attempt}`), '--seed', String(NEARLY_PARKED_SEED)];
      const truthPath = join(folder, `busy-${attempt}.ndjson`);
      return withSim({ args: door, truthPath }, async (sim) => {
        const { host } = await startPlay(`first-${attempt}`, sim.address);
        await sim.until(bothPress, host);
        const second = await runCommand(['play', program, '--chair', sim.address, '--stature', '170']);
        expectFailure(second, 'busy', sim.address, String(host.pid), 'Close that program');
        await sim.until(bothPress, host);
        host.signal('SIGINT');
        expect((await host.ended).exitCode).toBe(EXIT_CODES.interrupted);
      });
    });
  });
});
