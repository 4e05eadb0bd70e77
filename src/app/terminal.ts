/** What a command may touch of its process, handed in so that nothing below reaches for it. */
export interface Terminal {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly process: NodeJS.Process;
  /** The clock on the wall, milliseconds. */
  readonly wallMs: () => number;
}
