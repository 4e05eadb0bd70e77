/** A line for each of several things that go on at once, each written over by its next word. */

export class ProgressLines {
  private readonly write: (text: string) => void;
  private readonly columns: () => number;
  private readonly names: string[] = [];

  constructor(write: (text: string) => void, columns: () => number) {
    this.write = write;
    this.columns = columns;
  }

  /** What is said of `name` now. */
  set(name: string, text: string): void {
    const line = `${name}: ${text}`.slice(0, Math.max(1, this.columns() - 1));
    const index = this.names.indexOf(name);
    if (index === -1) {
      this.names.push(name);
      this.write(`${line}\n`);
      return;
    }
    const up = this.names.length - index;
    this.write(`\u001b[${up}A\r\u001b[K${line}\u001b[${up}B\r`);
  }

  /** Something else was written below: what comes next begins new lines. */
  leave(): void {
    this.names.splice(0);
  }
}
