import { expect } from 'vitest';
import { EXIT_CODES, type ExitName } from '../../src/units/chair-error.ts';
import type { Ended } from './command.ts';

/** What every failure has: its exit code, and on the error stream what is wrong and what to do next. */
export function expectFailure(ended: Ended, exit: ExitName, ...words: readonly string[]): void {
  expect(ended.stderr).toMatch(/^tsubo: \S/);
  expect(ended.stderr).toMatch(/^ {2}next {2}\S/m);
  for (const word of words) expect(ended.stderr).toContain(word);
  expect(ended.exitCode).toBe(EXIT_CODES[exit]);
}
