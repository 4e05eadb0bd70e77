/** The person at this terminal while a session runs: sees it, changes it, pauses it, stops it. */

import { intentOf, isChangeKey } from '../cli/change-keys.ts';
import { createView } from '../cli/create-view.ts';
import { Keyboard } from '../cli/keyboard.ts';
import { isBackKey, type Key } from '../cli/keys.ts';
import { errorWords } from '../cli/print-error.ts';
import type { SessionView } from '../cli/session-view.ts';
import { AS_WRITTEN } from '../engine/intents.ts';
import type { Chooser } from './chooser.ts';
import { mayAsk, type Session } from './session.ts';
import type { Terminal } from './terminal.ts';

/** The chair has let go by then (spec.md §7), and what was to be said of it was said. */
const LET_GO_MS = 1_500;

export class Attendance {
  private readonly session: Session;
  private readonly chooser: Chooser;
  private readonly terminal: Terminal;
  private readonly now: () => number;
  private readonly view: SessionView;
  private readonly keyboard: Keyboard;
  private crashed = false;

  constructor(session: Session, chooser: Chooser, terminal: Terminal, now: () => number) {
    this.session = session;
    this.chooser = chooser;
    this.terminal = terminal;
    this.now = now;
    const { wallMs, process } = terminal;
    this.view = createView({ output: terminal.stdout, env: terminal.env, exits: process, wallMs });
    this.keyboard = new Keyboard({
      input: terminal.stdin,
      exits: process,
      wallMs,
      isPaused: () => session.state.phase.kind === 'playing' && session.state.phase.paused,
      onKey: (key) => {
        if (key === 'stop') session.stop('person');
        if (key === 'pause-toggle') session.togglePause();
        if (chooser.scene.question !== undefined && mayAsk(session.state)) this.answer(key);
        else if (key === 'accept') chooser.onEnough(session);
        else if (isChangeKey(key)) session.intend(intentOf(key, session.state.live?.wanted ?? AS_WRITTEN));
      },
    });
  }

  /** Takes the keyboard. Not while it belongs to a question. */
  takeKeys(): void {
    this.keyboard.start();
  }

  /** From the first byte on, every way in which a person or the system ends this process ends in a stop. */
  listen(): void {
    const { process } = this.terminal;
    process.on('SIGINT', this.onInterrupt);
    process.on('SIGTERM', this.onTerminate);
    process.on('SIGHUP', this.onTerminate);
    process.on('uncaughtException', this.onCrash);
  }

  show(): void {
    this.view.show(this.session.state, this.now(), this.chooser.scene);
  }

  end(): void {
    const { process } = this.terminal;
    this.show();
    this.view.close();
    this.keyboard.close();
    process.off('SIGINT', this.onInterrupt);
    process.off('SIGTERM', this.onTerminate);
    process.off('SIGHUP', this.onTerminate);
    process.off('uncaughtException', this.onCrash);
  }

  /** While a person is asked about their back, some keys mean something else. */
  private answer(key: Key): void {
    if (!isBackKey(key)) return;
    const choice = this.chooser.answer(key);
    if (choice !== 'later') this.session.choose(choice);
  }

  private readonly onInterrupt = (): void => this.session.stop('person');
  private readonly onTerminate = (): void => this.session.stop('exit');

  /** Whatever broke, the stop leaves first. What is broken is then not trusted any longer: the process ends. */
  private readonly onCrash = (error: unknown): void => {
    const { process, stderr } = this.terminal;
    try {
      this.session.stop('exit');
    } catch {
      // The stop bytes have left before anything that could throw.
    }
    if (this.crashed) return;
    this.crashed = true;
    const { text, exitCode } = errorWords(error);
    stderr.write(text);
    setTimeout(() => process.exit(exitCode), LET_GO_MS);
  };
}
