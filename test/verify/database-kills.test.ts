import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { Database } from '../../src/store/database.ts';
import { History } from '../../src/store/history.ts';
import { Chance } from '../motion/solver/chance.ts';

const KILLS = 200;
const SEED = 20_261;
const LONGEST_MS = 40;
const WRITER = fileURLToPath(new URL('../support/keeps-writing.ts', import.meta.url));

/** Lets it write, kills it somewhere in the middle; the numbers of which it said that they are kept. */
async function killed(path: string, afterMs: number): Promise<readonly number[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', WRITER, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (bytes) => {
    said += bytes;
  });
  await once(child.stdout, 'data');
  await sleep(afterMs);
  child.kill('SIGKILL');
  await once(child, 'close');
  // A line that was cut says nothing.
  return said.split('\n').slice(0, -1).map(Number);
}

it('no finished session is lost, and the file is whole, through 200 kills during writes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tsubo-kills-'));
  const path = join(folder, 'tsubo.db');
  const chance = new Chance(SEED);
  const finished = new Set<number>();
  try {
    for (let kill = 1; kill <= KILLS; kill += 1) {
      for (const id of await killed(path, chance.between(0, LONGEST_MS))) finished.add(id);
      const database = new Database(path);
      const [check] = database.all<{ readonly integrity_check: string }>('pragma integrity_check');
      expect(check?.integrity_check, `kill ${kill}`).toBe('ok');
      const kept = new History(database).newest(null, Number.MAX_SAFE_INTEGER);
      database.close();
      const lost = new Set(finished);
      for (const { id, end } of kept) {
        // What was being written may be begun and no more; what was ended is whole.
        if (end === null) continue;
        lost.delete(id);
        expect(end.playedS, `kill ${kill}, session ${id}`).toBe(id);
        expect(end.doses.map(({ contactMs }) => contactMs)).toEqual([id + 1, id]);
      }
      expect([...lost], `kill ${kill}`).toEqual([]);
    }
    const figures = { name: 'database-kills', kills: KILLS, finished: finished.size, lost: 0, corrupt: 0 };
    process.stdout.write(`${JSON.stringify(figures)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
