/** Everything hostile in one process that may have 64 MB of heap: what is refused, the slowest of it, the memory it took. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Figure } from './figure.ts';

const HEAP_MB = 64;
const CHILD = fileURLToPath(new URL('hostile-child.ts', import.meta.url));

export function hostileFigures(): readonly Figure[] {
  const args = [`--max-old-space-size=${HEAP_MB}`, '--import', 'tsx', CHILD];
  const { status, stdout } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const figures = status === 0 ? (JSON.parse(stdout) as Figure) : {};
  return [{ ...figures, name: 'hostile', heapMb: HEAP_MB, crashes: status === 0 ? 0 : 1 }];
}
