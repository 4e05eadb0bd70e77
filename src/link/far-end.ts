/** The chair's side of a line, where whoever plays the chair stands. Bytes out, bytes in, and nothing else. */
export interface FarEnd {
  /** Sends to the host, and keeps the bytes: they must not change any more. Where the line is full or gone the bytes are lost, as on a real one. */
  write(bytes: Uint8Array): void;
  /** Called with every piece that comes from the host. One listener; a later one replaces it. */
  onBytes(listener: (bytes: Uint8Array) => void): void;
}
