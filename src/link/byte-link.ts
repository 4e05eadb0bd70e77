/**
 * The whole hardware edge: bytes out, bytes in, open or closed. Knows no protocol.
 * Kinds: serial port, TCP, in-memory pair. A pseudo-terminal is opened as a serial port.
 */
export interface ByteLink {
  /** What a person typed to mean this line, for messages. */
  readonly name: string;
  /** Opens the line and starts delivery. Rejects with a `ChairError` saying what to do next. Called once. */
  open(receiver: ByteReceiver): Promise<void>;
  /** Hands bytes over in order. Never called with more than `room()` bytes. */
  write(bytes: Uint8Array): void;
  /** How many bytes `write` would take now: at most 256 bytes are under way and not yet on the wire. */
  room(): number;
  /** Jumps everything not yet handed to the system. For the stop byte. Never waits, never throws. */
  urgent(bytes: Uint8Array): void;
  /** Idempotent; resolves when the line is free for others. */
  close(): Promise<void>;
}

export interface ByteReceiver {
  onBytes(bytes: Uint8Array): void;
  /** The line is gone (unplugged, hung up, reset). Called at most once, never after `close()`. */
  onLost(cause: string): void;
}
