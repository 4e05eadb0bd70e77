/** The live line to the chair's computer: opens itself again for ever, and says when it is quiet. */
import type { ClientMessage, ServerMessage } from '../http/wire.ts';

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 2_000;
/** The server speaks at least once a second. */
const QUIET_MS = 3_000;
/** A new socket may take longer: the first word comes after two round trips of a network that has just come back. */
const PATIENCE_MS = 6_000;
/** A page that comes back to sight does not wait as long for a socket that may have died meanwhile. */
const DOUBTFUL_MS = 1_500;
const LOOK_EVERY_MS = 250;

export interface LiveLineOptions {
  readonly onMessage: (message: ServerMessage) => void;
  readonly onOnline: (online: boolean) => void;
  /** The socket was refused or lost: perhaps this browser is not paired any more. */
  readonly onLost: () => void;
}

export class LiveLine {
  private readonly options: LiveLineOptions;
  private socket: WebSocket | null = null;
  private timer: number | null = null;
  private waitMs = FIRST_WAIT_MS;
  private againMs = 0;
  private heardMs = 0;
  private hasHeard = false;
  private counted = 0;

  constructor(options: LiveLineOptions) {
    this.options = options;
    addEventListener('online', () => this.hurry());
    addEventListener('pageshow', () => this.hurry());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') this.hurry();
    });
  }

  /** From now on there is a line, or soon will be. */
  open(): void {
    if (this.timer !== null) return;
    this.timer = setInterval(() => this.look(), LOOK_EVERY_MS);
    this.connect();
  }

  /** No more tries until `open`. */
  shut(): void {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
    this.abandon();
  }

  /** False where it could not be handed over. */
  send(message: Omit<ClientMessage, 'id'>): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN) return false;
    this.counted += 1;
    this.socket.send(JSON.stringify({ ...message, id: this.counted }));
    return true;
  }

  private connect(): void {
    const socket = new WebSocket(`ws://${location.host}/live`);
    this.socket = socket;
    this.heardMs = performance.now();
    this.hasHeard = false;
    socket.onmessage = ({ data }) => {
      this.heardMs = performance.now();
      this.hasHeard = true;
      this.waitMs = FIRST_WAIT_MS;
      this.options.onOnline(true);
      this.options.onMessage(JSON.parse(String(data)) as ServerMessage);
    };
    socket.onclose = () => this.lose();
  }

  private look(): void {
    const nowMs = performance.now();
    if (this.socket === null) {
      if (nowMs >= this.againMs) this.connect();
    } else if (nowMs - this.heardMs > (this.hasHeard ? QUIET_MS : PATIENCE_MS)) this.lose();
  }

  /** The network is back, or the person looks at the page again. */
  private hurry(): void {
    if (this.timer === null) return;
    this.waitMs = FIRST_WAIT_MS;
    if (this.socket !== null && performance.now() - this.heardMs > DOUBTFUL_MS) this.lose();
    if (this.socket === null) this.connect();
  }

  private lose(): void {
    this.abandon();
    this.againMs = performance.now() + this.waitMs;
    this.waitMs = Math.min(2 * this.waitMs, LONGEST_WAIT_MS);
    this.options.onOnline(false);
    this.options.onLost();
  }

  /**
   * A socket whose network went answers no closing either: the browser would keep it closing for a minute, so nothing
   * waits for its end.
   */
  private abandon(): void {
    const { socket } = this;
    this.socket = null;
    if (socket === null) return;
    socket.onmessage = null;
    socket.onclose = null;
    socket.close();
  }
}
