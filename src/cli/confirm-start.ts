/** A person's Start on a chair that is not the simulated one of this process: the health check, and one typed word. */
import { createInterface } from 'node:readline';
import type { ChairIdentity } from '../engine/chair-events.ts';
import type { Outcome } from '../engine/outcome.ts';
import { healthText, stillValidText } from './health-words.ts';
import { plainText } from './text-width.ts';

export type StartAnswer =
  /** `answered`: the health questions were put, and none of them is true of the person. */
  | { readonly kind: 'start'; readonly answered: boolean }
  | { readonly kind: 'decline'; readonly outcome: Outcome };

export interface ConfirmOptions {
  readonly identity: ChairIdentity;
  /** `--yes-simulated` was given. */
  readonly yesSimulated: boolean;
  /** A fault that the chair has latched from before, and that a Start clears. */
  readonly latched?: Outcome | null;
  /** A health check of this person that still counts; without one the questions are put. */
  readonly check?: { readonly personName: string; readonly untilMs: number } | null;
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  /** Ends the question when the chair is gone meanwhile. */
  readonly signal?: AbortSignal;
}

const WORD = 'start';
const WIDEST = 78;

/** Resolves with the answer; never rejects. Only the exact word starts, everything else declines. */
export async function confirmStart(options: ConfirmOptions): Promise<StartAnswer> {
  const { identity, yesSimulated, input, output } = options;
  if (yesSimulated && identity.simulated) return { kind: 'start', answered: false };
  if (yesSimulated) {
    return decline(
      `--yes-simulated was given, but the chair (${plainText(identity.model)}) does not say that it is simulated.`,
      'Leave out --yes-simulated and answer the health questions.',
    );
  }
  if (input.isTTY !== true || output.isTTY !== true) {
    return decline(
      'Nobody can be asked: this is not an interactive terminal.',
      identity.simulated
        ? 'Run it in a terminal. This chair says it is simulated: --yes-simulated also starts it.'
        : 'Run it in a terminal, with the person in the chair at hand.',
    );
  }
  const { latched } = options;
  if (latched) {
    output.write(`\nFrom before: ${latched.what}\n${latched.next}\nStarting says that this is seen to.\n`);
  }
  const columns = Math.min(WIDEST, output.columns || WIDEST);
  const { check } = options;
  output.write(`\n${check ? stillValidText(check.personName, check.untilMs, columns) : healthText(columns)}`);
  return ask(options);
}

function ask({ input, output, signal, check }: ConfirmOptions): Promise<StartAnswer> {
  return new Promise((resolve) => {
    const lines = createInterface({ input, output, terminal: true, historySize: 0 });
    let answer: StartAnswer = decline('Not started: no answer was given.', AGAIN);
    lines.on('SIGINT', () => {
      answer = {
        kind: 'decline',
        outcome: {
          exit: 'interrupted',
          what: 'Not started. Nothing moved.',
          next: 'Start again when you like.',
        },
      };
      lines.close();
    });
    const onAbort = (): void => {
      answer = {
        kind: 'decline',
        outcome: {
          exit: 'link-lost',
          what: 'Not started: the chair is gone.',
          next: 'Check the cable, then start again.',
        },
      };
      lines.close();
    };
    lines.once('close', () => {
      signal?.removeEventListener('abort', onAbort);
      resolve(answer);
    });
    signal?.addEventListener('abort', onAbort);
    if (signal?.aborted === true) return onAbort();
    const whether = check ? 'If nothing has changed' : 'If none of this is true of you';
    lines.question(`${whether}, type ${WORD} and press Enter: `, (line) => {
      const said = line.trim() === WORD;
      answer = said
        ? { kind: 'start', answered: !check }
        : decline('Not started: the answer was another word.', AGAIN);
      lines.close();
    });
  });
}

const AGAIN = `Nothing moved. Run it again and type ${WORD} when you are ready.`;

function decline(what: string, next: string): StartAnswer {
  return { kind: 'decline', outcome: { exit: 'refused', what, next } };
}
