import { NO_PSEUDO_TERMINAL, openPseudoTerminal } from '../../src/app/pseudo-terminal.ts';

/**
 * Null where this system can make a pseudo-terminal; else what a skipped test says, with how to install one:
 *
 *     const why = await whyNoPseudoTerminal();
 *     describe.skipIf(why !== null)(titled('over a pseudo-terminal', why), () => { … });
 */
export async function whyNoPseudoTerminal(): Promise<string | null> {
  const made = await openPseudoTerminal();
  await made?.hangUp();
  return made === null ? `skipped: ${NO_PSEUDO_TERMINAL}` : null;
}

/** The title, with why it is skipped where it is. */
export function titled(title: string, why: string | null): string {
  return why === null ? title : `${title} [${why}]`;
}
