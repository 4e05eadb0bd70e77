/**
 * Makes the command that ships: one file for each command's own part, not one a module. A person waits for `check` and
 * `help`, and half of that was opening 130 files. Packages with native parts or a habit of their own stay outside.
 */
import { chmodSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
rmSync(`${root}dist`, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: [
    { in: 'src/app/main.ts', out: 'main' },
    // A process of its own, started by `tsubo care`.
    { in: 'src/app/care/care-worker.ts', out: 'care-worker' },
  ],
  outdir: 'dist/src/app',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  external: ['serialport', '@serialport/*', 'johnny-five', 'firmata-io', 'libsql'],
  // CommonJS packages inside (yaml, commander) ask for parts of Node by `require`.
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
  legalComments: 'inline',
  logLevel: 'warning',
});
// npx sets these rights only the first time it meets a folder.
chmodSync(`${root}dist/src/app/main.js`, 0o755);
