/** From the text of a program to gated motion, and what `check` costs a person who waits for it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadProfile } from '../../src/app/chair-profiles.ts';
import { compose } from '../../src/app/score.ts';
import { readProgram } from '../../src/program/read-program.ts';
import { type Figure, median, rounded } from './figure.ts';

const ROUNDS = 40;
const COLD_ROUNDS = 9;
/** Tells, when the process ends, the most memory it held (kB) and the time it computed (µs): others use this computer too. */
const USAGE =
  "process.on('exit',()=>{const u=process.resourceUsage();process._rawDebug('used',u.maxRSS,u.userCPUTime+u.systemCPUTime)})";

const HEAD =
  'title: { en: Bench, id: Bench }\nabout: { en: As long as it may be, id: Sepanjang mungkin }\nstrokes:\n';

/** Nearly 27 minutes, one point after the other, each side for itself: more strokes than any program that is shipped. */
const LONGEST = `${HEAD}  - repeat:
      times: 6
      do:
        - for each:
            point: [T3, T5, T7, T9, T11, L1, L3, L5]
            do:
              - hold: { at: $point, side: left, pressure: 20N, for: 6s }
              - hold: { at: $point, side: right, pressure: 20N, for: 6s }
  - repeat: { times: 9, do: [ rest: { for: 30s } ] }
`;

/** Close under the bound of 2,000 keys. */
const MOST_KEYS = `${HEAD}${'  - rest: { for: 1s }\n'.repeat(990)}`;

/** As many strokes as may be, out of a text that would like a thousand times as many. */
const BOMB = `${HEAD}${[1, 2, 3, 4].map((level) => `${'    '.repeat(level)}- repeat: { times: 50, do: [`).join(' ')} rest: { for: 1s } ${']}'.repeat(4)}\n`;

export function compileFigures(): readonly Figure[] {
  return [...warm(), ...cold()];
}

function warm(): readonly Figure[] {
  const profile = loadProfile('tsubo-duo');
  const times: number[] = [];
  let endTick = 0;
  let strokes = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const startMs = performance.now();
    const program = readProgram(LONGEST, 'longest.yaml');
    if (!program.ok) throw new Error(JSON.stringify(program.errors));
    const { plan } = compose(program.value, { statureMm: 1700, ceilingN: 40 }, profile).score;
    times.push(performance.now() - startMs);
    endTick = plan.endTick;
    strokes = plan.strokes.length;
  }
  const medianMs = rounded(median(times.slice(ROUNDS / 2)), 2);
  const programMin = rounded(endTick / 60_000, 1);
  return [{ name: 'compile', medianMs, firstMs: rounded(times[0] ?? 0, 1), programMin, strokes, goalMs: 20 }];
}

/** A process of its own each time, as a person starts it. Run `npm run build` before. */
function cold(): readonly Figure[] {
  const folder = mkdtempSync(join(tmpdir(), 'tsubo-bench-'));
  try {
    const [most, bomb] = [join(folder, 'most.yaml'), join(folder, 'bomb.yaml')];
    writeFileSync(most, MOST_KEYS);
    writeFileSync(bomb, BOMB);
    return [
      {
        name: 'check-cold',
        ...checkOf(['check', 'programs/sleep.yaml']),

        goalMs: 250,
      },
      { name: 'check-2000-keys', ...checkOf(['check', most]), goalMs: 300 },
      { name: 'check-bomb', ...checkOf(['check', bomb]), goalMb: 100 },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Cost {
  readonly medianMs: number;
  readonly cpuMs: number;
  readonly peakMb: number;
}

/** `cpuMs`: median of what the process computed; `peakMb`: the most memory it ever held. */
function checkOf(args: readonly string[]): Cost {
  const rounds = Array.from({ length: COLD_ROUNDS }, () => {
    const startMs = performance.now();
    const { stderr } = spawnSync(
      process.execPath,
      ['--import', `data:text/javascript,${USAGE}`, 'dist/src/app/main.js', ...args],
      { encoding: 'utf8' },
    );
    const [, kilobytes, microseconds] = /used (\d+) (\d+)/.exec(stderr) ?? [];
    return {
      wallMs: performance.now() - startMs,
      cpuMs: Number(microseconds) / 1000,
      peakMb: Number(kilobytes) / 1024,
    };
  });
  return {
    medianMs: rounded(median(rounds.map(({ wallMs }) => wallMs))),
    cpuMs: rounded(median(rounds.map(({ cpuMs }) => cpuMs))),
    peakMb: rounded(Math.max(...rounds.map(({ peakMb }) => peakMb))),
  };
}
