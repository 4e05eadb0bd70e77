import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const HOURS_MS = 8 * 3_600_000;

it('of what guards people, at least 85 % of what can be changed is noticed by a test', {
  timeout: HOURS_MS,
}, () => {
  const run = spawnSync('npx', ['tsx', 'test/verify/mutation/main.ts'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 256_000_000,
  });
  expect(run.status, run.stdout.slice(-20_000)).toBe(0);
});
