/** A whole session in one process: host, line at 115200 baud, board, 1 kHz mechanics. How fast, and how full the line. */
import { play } from '../simulation/play.ts';
import { type Figure, median, rounded } from './figure.ts';

const ROUNDS = 5;
/** 115200 baud, 8N1. */
const LINE_BYTES_PER_S = 11_520;
const GOAL = { timesRealTime: 500, toChairPercent: 10, toHostPercent: 25 } as const;

export async function sessionFigures(): Promise<readonly Figure[]> {
  const speeds: number[] = [];
  const bytes = { out: 0, in: 0 };
  let virtualMs = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const startMs = performance.now();
    const { world, lines } = await play({ file: 'programs/swedish-back.yaml', statureMm: 1700, seed: round });
    speeds.push(world.nowMs / (performance.now() - startMs));
    virtualMs += world.nowMs;
    for (const line of lines) {
      // The line feed is not in the text; the stop byte is not in this session.
      if (line.startsWith('out ')) bytes.out += line.length - 'out '.length + 1;
      else bytes.in += line.length - 'in '.length + 1;
    }
  }
  const percent = (count: number): number =>
    rounded((count / (virtualMs / 1000) / LINE_BYTES_PER_S) * 100, 2);
  return [
    {
      name: 'session-speed',
      timesRealTime: rounded(median(speeds)),
      best: rounded(Math.max(...speeds)),
      goal: GOAL.timesRealTime,
      virtualS: rounded(virtualMs / 1000),
    },
    { name: 'wire-to-chair', percent: percent(bytes.out), goal: GOAL.toChairPercent },
    { name: 'wire-to-host', percent: percent(bytes.in), goal: GOAL.toHostPercent },
  ];
}
