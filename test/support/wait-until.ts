import { setTimeout as sleep } from 'node:timers/promises';

const GIVE_UP_MS = 20_000;

/** Waits, in real time, until `holds` says so. Gives up after 20 s, for a test to fail with its own words. */
export async function waitUntil(holds: () => boolean): Promise<void> {
  const endMs = performance.now() + GIVE_UP_MS;
  while (!holds() && performance.now() < endMs) await sleep(2);
}
