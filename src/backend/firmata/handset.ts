/** A handset on the same board: buttons, a knob, two lights, a display. Stop is not here: the inputs hear it at once. */
import five, { type Board, type Lcd } from 'johnny-five';
import type { HandsetWiring } from '../../chair/wiring.ts';
import type { ChairState } from '../../engine/chair-events.ts';
import type { HostBoard } from './host-board.ts';
import type { Inputs } from './inputs.ts';
import type { LinkTransport } from './link-transport.ts';
import type { Outputs } from './outputs.ts';

/** What a person asks for with it; the app knows what that means while it plays. */
export type HandsetWish =
  | { readonly kind: 'pause-toggle' }
  | { readonly kind: 'next' }
  /** So many steps stronger or softer than written: −3 … 3. */
  | { readonly kind: 'pressure'; readonly steps: number };

/** A contact that bounces is read once in so long. */
const BOUNCE_MS = 50;
const COLUMNS = 16;
const REFRESH_MS = 500;
const STEPS = 3;
/** The knob has to leave a step by so much of one before it counts for the next. */
const HYSTERESIS = 0.7;

export class Handset {
  private readonly wiring: HandsetWiring;
  private readonly inputs: Inputs;
  private readonly outputs: Outputs;
  private readonly transport: LinkTransport;
  private readonly onWish: (wish: HandsetWish) => void;
  private readonly display: Lcd | null;
  private readonly down = new Map<number, number>();
  private shown: readonly string[] = ['', ''];
  private shownMs = 0;
  private steps: number | null = null;
  private lit = '';

  constructor(
    wiring: HandsetWiring,
    board: Board,
    parts: { readonly inputs: Inputs; readonly outputs: Outputs; readonly transport: LinkTransport },
    onWish: (wish: HandsetWish) => void,
  ) {
    this.wiring = wiring;
    this.inputs = parts.inputs;
    this.outputs = parts.outputs;
    this.transport = parts.transport;
    this.onWish = onWish;
    this.display = wiring.display === undefined ? null : this.openDisplay(board, wiring.display.address);
  }

  /** Looks at buttons and knob, and shows what there is to show. */
  step(board: HostBoard, nowMs: number): void {
    const { wiring, inputs } = this;
    if (this.pressedNow(wiring.pause, nowMs)) this.onWish({ kind: 'pause-toggle' });
    if (this.pressedNow(wiring.next, nowMs)) this.onWish({ kind: 'next' });
    const home = inputs.closed(wiring.home);
    if (home || inputs.closed(wiring.open)) {
      board.homing = home;
      board.open();
    }
    this.turnKnob();
    this.light(board.state);
    this.show(board, nowMs);
  }

  private pressedNow(pin: number | undefined, nowMs: number): boolean {
    if (pin === undefined) return false;
    const isDown = this.inputs.closed(pin);
    const sinceMs = this.down.get(pin);
    if (isDown) this.down.set(pin, nowMs);
    else if (sinceMs !== undefined && nowMs - sinceMs >= BOUNCE_MS) this.down.delete(pin);
    return isDown && sinceMs === undefined;
  }

  private turnKnob(): void {
    if (this.wiring.knob === undefined) return;
    const at = (this.inputs.knob - 0.5) * 2 * STEPS;
    if (this.steps !== null && Math.abs(at - this.steps) < HYSTERESIS) return;
    const steps = Math.round(at);
    // Where the knob stands when the chair is switched on is as written.
    if (this.steps !== null && steps !== this.steps) this.onWish({ kind: 'pressure', steps });
    this.steps = steps;
  }

  private light(state: ChairState): void {
    const { playLed, faultLed } = this.outputs;
    const lit = state === 'faulted' ? 'fault' : state === 'disarmed' ? 'none' : 'play';
    if (lit === this.lit) return;
    this.lit = lit;
    if (lit === 'play') playLed?.on();
    else playLed?.off();
    if (lit === 'fault') faultLed?.on();
    else faultLed?.off();
  }

  /** Only what has changed, one row at a time, and only when the row before is on the wire. */
  private show(board: HostBoard, nowMs: number): void {
    const { display, transport } = this;
    if (display === null || transport.displayWaits || nowMs - this.shownMs < REFRESH_MS) return;
    const rows = rowsOf(board);
    const row = rows.findIndex((text, index) => text !== this.shown[index]);
    const text = rows[row];
    if (text === undefined) return;
    this.shownMs = nowMs;
    this.shown = this.shown.with(row, text);
    this.onDisplay(() => display.cursor(row, 0).print(text.padEnd(COLUMNS)));
  }

  private openDisplay(board: Board, address: number): Lcd {
    return this.onDisplay(
      () => new five.LCD({ board, controller: 'PCF8574', address, rows: 2, cols: COLUMNS }),
    );
  }

  /** What is written meanwhile waits behind every output. */
  private onDisplay<T>(write: () => T): T {
    this.transport.lane = 'display';
    try {
      return write();
    } finally {
      this.transport.lane = 'outputs';
    }
  }
}

function rowsOf({ state, fault, motion }: HostBoard): readonly string[] {
  const restS = Math.round(motion.queueMs / 1000);
  const forceN = Math.round(Math.max(0, ...motion.depth.map((drive) => drive.forceN)));
  const second = fault ?? (state === 'playing' ? `${forceN} N  ${restS} s` : '');
  return [state, second].map((text) => text.slice(0, COLUMNS));
}
