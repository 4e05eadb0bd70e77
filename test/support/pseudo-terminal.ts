import type { PseudoTerminalWay } from '../../src/app/pseudo-terminal.ts';
import {
  NO_PSEUDO_TERMINAL,
  openPseudoTerminal,
  PSEUDO_TERMINAL_WAYS,
} from '../../src/app/pseudo-terminal.ts';

/**
 * Null where this system can make a pseudo-terminal; else what a skipped test says, with how to install one:
 *
 *     const why = await whyNoPseudoTerminal();
 *     describe.skipIf(why !== null)(titled('over a pseudo-terminal', why), () => { … });
 */
export async function whyNoPseudoTerminal(
  ways: readonly PseudoTerminalWay[] = PSEUDO_TERMINAL_WAYS,
): Promise<string | null> {
  const made = await openPseudoTerminal(undefined, ways);
  await made?.hangUp();
  return made === null ? `skipped: ${NO_PSEUDO_TERMINAL}` : null;
}

/** The title, with why it is skipped where it is. */
export function titled(title: string, why: string | null): string {
  return why === null ? title : `${title} [${why}]`;
}
