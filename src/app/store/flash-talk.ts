/** What `tsubo flash` says while it works: in a terminal a line for each chair, elsewhere a line a stage, or JSON. */
import type { FlashProgress } from '../../backend/chair-link/flash-image.ts';
import { type ProgressShown, progressText } from '../../cli/flash-text.ts';
import type { ErrorWords } from '../../cli/print-error.ts';
import { ProgressLines } from '../../cli/progress-lines.ts';
import type { Terminal } from '../terminal.ts';
import type { Change } from './flash-chair.ts';

const A_LINE = 80;

export class FlashTalk {
  private readonly terminal: Terminal;
  private readonly json: boolean;
  private readonly lines: ProgressLines | null;

  constructor(terminal: Terminal, json: boolean) {
    const { stdout } = terminal;
    this.terminal = terminal;
    this.json = json;
    this.lines = stdout.isTTY
      ? new ProgressLines(
          (text) => stdout.write(text),
          () => stdout.columns ?? A_LINE,
        )
      : null;
  }

  /** What would change. */
  plan(chair: string, { slot, id, version, words }: Change): void {
    if (this.json) this.print({ chair, slot, id, version, changes: words });
    else this.say(`${chair} slot ${slot}: ${words.length === 0 ? 'is there already' : words.join('\n')}`);
  }

  /** Called with all that the board confirms. */
  progressOf(chair: string, { id }: Change): (progress: FlashProgress) => void {
    const { wallMs, stdout } = this.terminal;
    let stage = '';
    let sentFromMs = 0;
    let sentFrom = 0;
    return (progress) => {
      const isNew = progress.stage !== stage;
      if (isNew && progress.stage === 'send') {
        sentFromMs = wallMs();
        sentFrom = progress.confirmed;
      }
      stage = progress.stage;
      const sent = progress.confirmed - sentFrom;
      const leftS =
        sent <= 0 ? null : (((wallMs() - sentFromMs) / sent) * (progress.bytes - progress.confirmed)) / 1000;
      const shown: ProgressShown = {
        ...progress,
        leftS: leftS === null ? null : Math.round(leftS * 10) / 10,
      };
      if (this.json) this.print({ chair, id, ...shown });
      else if (this.lines !== null) this.lines.set(`${chair}: ${id}`, progressText(shown));
      else if (isNew) stdout.write(`${chair}: ${id} ${progressText(shown)}\n`);
    };
  }

  done(chair: string, { slot, id, version }: Change): void {
    if (this.json) return;
    this.say(
      `${chair} slot ${slot}: ${id} version ${version} is in use, on trial. Play it once, then: npx tsubo programs confirm ${slot} --chair ${chair}`,
    );
  }

  failed(chair: string, { text, exitCode }: ErrorWords): void {
    if (this.json) this.print({ chair, error: text.trim(), exit: exitCode });
    this.complain(`${chair}: ${text}`);
  }

  /** Below everything else, for a person only. */
  complain(text: string): void {
    this.lines?.leave();
    this.terminal.stderr.write(text);
  }

  private say(text: string): void {
    this.lines?.leave();
    this.terminal.stdout.write(`${text}\n`);
  }

  private print(value: object): void {
    this.terminal.stdout.write(`${JSON.stringify(value)}\n`);
  }
}
