/** Loaded before the command under test: at SIGUSR2 the clock on its wall jumps an hour on, at the next one two hours back. */
const JUMPS_MS = [3_600_000, -3_600_000];

let offsetMs = 0;
const RealDate = Date;

class JumpingDate extends RealDate {
  constructor(...args: readonly unknown[]) {
    if (args.length === 0) super(RealDate.now() + offsetMs);
    else super(...(args as [number]));
  }

  static override now(): number {
    return RealDate.now() + offsetMs;
  }
}

globalThis.Date = JumpingDate as DateConstructor;
process.on('SIGUSR2', () => {
  offsetMs = JUMPS_MS.shift() ?? 0;
  process.stderr.write(`the clock says ${new Date().toISOString()}\n`);
});
