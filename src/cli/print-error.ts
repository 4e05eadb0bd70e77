/** What went wrong, in words for a person, and the exit code that goes with it. */
import { ChairError, EXIT_CODES } from '../units/chair-error.ts';
import { plainText } from './text-width.ts';

export interface ErrorWords {
  /** Whole lines, each with its line feed, for the error stream. */
  readonly text: string;
  readonly exitCode: number;
}

/**
 *     tsubo: /dev/ttyUSB0 cannot be opened: no permission.
 *       why   EACCES: permission denied
 *       next  Run: sudo usermod -aG dialout $USER — then log out and in again.
 */
export function errorWords(error: unknown): ErrorWords {
  if (error instanceof ChairError) {
    return {
      text: lines(error.message, causeOf(error), error.next),
      exitCode: EXIT_CODES[error.code],
    };
  }
  return {
    text: lines(
      `Something unexpected happened: ${messageOf(error)}`,
      placeOf(error),
      'If it happens again, report it where you got Tsubo from, with the command you ran and these lines.',
    ),
    exitCode: EXIT_CODES.failed,
  };
}

function lines(what: string, why: string, next: string): string {
  const parts = [`tsubo: ${printable(what)}`];
  if (why !== '') parts.push(`  why   ${printable(why)}`);
  if (next !== '') parts.push(`  next  ${printable(next)}`);
  return `${parts.join('\n')}\n`;
}

/** Messages of several lines keep them, further in; anything else that is not text is taken out. */
function printable(text: string): string {
  return text
    .trim()
    .split(/\r?\n/)
    .map((line) => plainText(line))
    .join('\n        ');
}

/** The cause of a known error, where it says more than the error itself does. */
function causeOf(error: ChairError): string {
  if (error.cause === undefined || error.cause === null) return '';
  const cause = messageOf(error.cause);
  return error.message.includes(cause) ? '' : cause;
}

function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message === '' ? error.name : error.message;
  return String(error);
}

/** Sample line: "    at play (file:///home/ann/tsubo/dist/src/app/play.js:41:11)". */
function placeOf(error: unknown): string {
  if (!(error instanceof Error) || error.stack === undefined) return '';
  const line = error.stack.split('\n').find((entry) => entry.trimStart().startsWith('at '));
  return line?.trim() ?? '';
}
