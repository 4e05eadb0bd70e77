/** Lines and columns of a text, both from 0. */
export class Lines {
  private readonly starts: readonly number[];
  private readonly text: string;

  constructor(text: string) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.starts = starts;
    this.text = text;
  }

  lineOf(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  columnOf(offset: number): number {
    return offset - (this.starts[this.lineOf(offset)] ?? 0);
  }

  /** Spaces at the beginning of the offset's line. */
  indentOf(offset: number): number {
    return /^ */.exec(this.lineText(this.lineOf(offset)))?.[0].length ?? 0;
  }

  /** True where the line above is empty. */
  isSpaced(offset: number): boolean {
    const line = this.lineOf(offset);
    return line > 0 && this.lineText(line - 1).trim() === '';
  }

  /** True where nothing but space and dashes stands before it on its line. */
  beginsLine(offset: number): boolean {
    return /^[\s-]*$/.test(this.lineText(this.lineOf(offset)).slice(0, this.columnOf(offset)));
  }

  /** One after the last letter before `offset`: the parser counts line ends to a block of text. */
  lastLetterBefore(offset: number): number {
    return this.text.slice(0, offset).trimEnd().length;
  }

  private lineText(line: number): string {
    return this.text.slice(
      this.starts[line] ?? this.text.length,
      (this.starts[line + 1] ?? this.text.length + 1) - 1,
    );
  }
}
