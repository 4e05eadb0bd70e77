import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

// npx keeps a link to a folder it has once run from: on a fresh clone in the same place it sets no rights again.
it('is a program that can be run as it was built', async () => {
  const { stdout } = await promisify(execFile)('dist/src/app/main.js', ['--version']);
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});
