/** Resident memory of the real command while it plays, in real time, read from the system. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Figure } from './figure.ts';
import { rounded } from './figure.ts';

const PLAYING_MS = 20_000;
const GOAL_MB = 90;

/** Empty where the system does not tell (`/proc`). Run `npm run build` before. */
export async function memoryFigures(): Promise<readonly Figure[]> {
  if (!existsSync('/proc/self/status')) return [];
  const child = spawn(
    process.execPath,
    ['dist/src/app/main.js', 'play', 'programs/swedish-back.yaml', '--chair', 'sim', '--stature', '170'],
    { stdio: 'ignore' },
  );
  await pause(PLAYING_MS);
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  child.kill('SIGINT');
  await new Promise((resolve) => child.once('exit', resolve));
  const megabytes = (key: string): number =>
    rounded(Number(new RegExp(`${key}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024, 1);
  return [
    { name: 'memory-playing', residentMb: megabytes('VmRSS'), peakMb: megabytes('VmHWM'), goal: GOAL_MB },
  ];
}
