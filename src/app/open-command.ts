/** `tsubo open`: hold-to-run in the opening direction, from a keyboard. */
import { randomBytes } from 'node:crypto';
import { ChairLinkPort } from '../backend/chair-link/chair-link-port.ts';
import type { ChairPort } from '../backend/chair-port.ts';
import { Keyboard } from '../cli/keyboard.ts';
import type { OpenCommand } from '../cli/open-command.ts';
import { createLink } from '../link/create-link.ts';
import { ChairError, EXIT_CODES } from '../units/chair-error.ts';
import { monotonicClock, startPulse } from './pulse.ts';
import { ReleaseRun } from './serve/release-run.ts';
import { BEAT_MS } from './session.ts';
import type { Terminal } from './terminal.ts';

/** Nobody has touched a key for so long: the line is given back. */
const PATIENCE_MS = 60_000;

/** Runs until a person ends it, nobody touches a key for a minute, or the line is gone; resolves with the exit code. */
export async function open({ address }: OpenCommand, terminal: Terminal): Promise<number> {
  const now = monotonicClock();
  const nonce = (): number => randomBytes(4).readUInt32BE();
  return holdOpen(new ChairLinkPort({ link: createLink(address), now, nonce }), now, terminal);
}

/** The same on any port. */
export async function holdOpen(port: ChairPort, now: () => number, terminal: Terminal): Promise<number> {
  const { stdin, stdout, process, wallMs } = terminal;
  if (stdin.isTTY !== true) {
    throw new ChairError(
      'refused',
      'Nobody can hold a key: this is not an interactive terminal.',
      'Run it in a terminal, beside the chair. A chair without power opens by itself.',
    );
  }
  const run = new ReleaseRun(port, now);
  // Nothing moves before a key is held.
  run.letGo();
  const ended = new AbortController();
  const end = (): void => ended.abort();
  let touchedMs = now();
  const keyboard = new Keyboard({
    input: stdin,
    exits: process,
    wallMs,
    isPaused: () => false,
    onKey: (key) => {
      if (key === 'stop') return end();
      if (key !== 'pause-toggle') return;
      touchedMs = now();
      run.hold();
    },
  });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, end);
  try {
    await run.open();
    keyboard.start();
    stdout.write('Hold Space to open; let go and it stands. Escape ends.\n');
    await new Promise<void>((resolve) => {
      const stopPulse = startPulse(BEAT_MS, () => {
        run.tick(now());
        if (!ended.signal.aborted && !run.lost && now() - touchedMs < PATIENCE_MS) return;
        stopPulse();
        resolve();
      });
    });
  } finally {
    keyboard.close();
    for (const signal of signals) process.off(signal, end);
    if (!run.lost) run.stop();
    await port.close();
  }
  if (run.lost) {
    throw new ChairError(
      'link-lost',
      'The line to the chair is gone.',
      'Check the cable. Without power the chair opens by itself.',
    );
  }
  stdout.write(
    released(run) ? 'The rollers are in.\n' : 'Ended. See that nobody is held before you leave.\n',
  );
  return EXIT_CODES.ok;
}

function released({ telemetry }: ReleaseRun): boolean {
  return telemetry !== null && !telemetry.pressing && !telemetry.moving;
}
