/** Loaded before the command under test: at SIGUSR2 its event loop is blocked for 100 ms, and then says when that ended. */
import { hrtime } from 'node:process';

const BLOCK_MS = 100;

process.on('SIGUSR2', () => {
  const startNs = hrtime.bigint();
  while (hrtime.bigint() - startNs < BigInt(BLOCK_MS) * 1_000_000n);
  process.send?.(Number(hrtime.bigint()) / 1e6);
});
// Whoever listens here must not keep the command alive.
process.channel?.unref();
