/** The live line to the chair's computer: opens itself again for ever, and says when it is quiet. */
import type { ClientMessage, ServerMessage } from '../http/wire.ts';

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 2_000;
/** The server speaks at least once a second. */
const QUIET_MS = 2_500;

export interface LiveLineOptions {
  readonly onMessage: (message: ServerMessage) => void;
  readonly onOnline: (online: boolean) => void;
  /** The socket was refused or closed: perhaps this browser is not paired any more. */
  readonly onClosed: () => void;
}

export class LiveLine {
  private readonly options: LiveLineOptions;
  private socket: WebSocket | null = null;
  private waitMs = FIRST_WAIT_MS;
  private heardMs = 0;
  private counted = 0;

  constructor(options: LiveLineOptions) {
    this.options = options;
  }

  open(): void {
    const socket = new WebSocket(`ws://${location.host}/live`);
    this.socket = socket;
    this.heardMs = performance.now();
    socket.onmessage = ({ data }) => {
      this.heardMs = performance.now();
      this.waitMs = FIRST_WAIT_MS;
      this.options.onOnline(true);
      this.options.onMessage(JSON.parse(String(data)) as ServerMessage);
    };
    socket.onclose = () => {
      this.options.onOnline(false);
      this.options.onClosed();
      setTimeout(() => this.open(), this.waitMs);
      this.waitMs = Math.min(2 * this.waitMs, LONGEST_WAIT_MS);
    };
    this.watch(socket);
  }

  /** False where it could not be handed over. */
  send(message: Omit<ClientMessage, 'id'>): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN) return false;
    this.counted += 1;
    this.socket.send(JSON.stringify({ ...message, id: this.counted }));
    return true;
  }

  /** A phone that slept, or a network that went, leaves sockets that never close. */
  private watch(socket: WebSocket): void {
    const timer = setInterval(() => {
      if (socket.readyState === WebSocket.CLOSED) clearInterval(timer);
      else if (performance.now() - this.heardMs > QUIET_MS) {
        this.options.onOnline(false);
        socket.close();
      }
    }, 500);
  }
}
