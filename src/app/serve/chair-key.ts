/** The chair's own key: Enter at the computer that serves the panel allows the start that waits. */
import type { ConsentCard } from '../../http/wire.ts';
import type { Terminal } from '../terminal.ts';

/** Calls `onKey` at every Enter. What is returned gives the keyboard back. */
export function listenForKey({ stdin }: Terminal, onKey: () => void): () => void {
  if (stdin.isTTY !== true) return () => undefined;
  stdin.on('data', onKey);
  return () => {
    stdin.off('data', onKey);
    stdin.pause();
  };
}

export function consentWords({ device, person, program, needsKey }: ConsentCard): string {
  const who = person ?? 'somebody';
  const what = program === null ? `feel the back of ${who}` : `play ${program} for ${who}`;
  return `\n${device} wants to ${what}.${needsKey ? ' The child lock is on.' : ''} Enter allows it.\n`;
}
