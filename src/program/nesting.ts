const MAX_BRACKETS = 24;
/** Every nested block is indented further, so indentation bounds depth. */
const MAX_INDENT = 60;
/** `- - - x` and `a: b: c:` nest without indentation. */
const MAX_INDICATORS_PER_LINE = 8;

/**
 * Counts how deep YAML tokens nest, line by line. Text it lets through nests some 150 levels at the very most; the parser
 * ends the process somewhere short of 900.
 */
export class Nesting {
  private brackets = 0;
  private indicators = 0;
  /** Columns before the first token of this line; null after it. */
  private indent: number | null = 0;

  /** False where this token goes too deep. */
  takes(token: string, type: string | null): boolean {
    switch (type) {
      case 'newline':
        this.startLine();
        return true;
      case 'space':
        if (this.indent !== null) this.indent += token.length;
        return true;
      case 'comment':
        return true;
      case 'flow-error-end':
        this.brackets = 0;
        return true;
      case 'flow-map-start':
      case 'flow-seq-start':
        if (!this.beginsWell()) return false;
        this.brackets += 1;
        return this.brackets <= MAX_BRACKETS;
      case 'flow-map-end':
      case 'flow-seq-end':
        this.brackets = Math.max(0, this.brackets - 1);
        return true;
      case 'map-value-ind':
      case 'seq-item-ind':
      case 'explicit-key-ind':
        if (!this.beginsWell()) return false;
        this.indicators += 1;
        return this.brackets > 0 || this.indicators <= MAX_INDICATORS_PER_LINE;
      default: {
        const fits = this.beginsWell();
        // Block text takes its last line end with it.
        if (token.endsWith('\n')) this.startLine();
        return fits;
      }
    }
  }

  /** Inside brackets, and in front of comments, indentation means nothing. */
  private beginsWell(): boolean {
    const fits = this.indent === null || this.brackets > 0 || this.indent <= MAX_INDENT;
    this.indent = null;
    return fits;
  }

  private startLine(): void {
    this.indent = 0;
    this.indicators = 0;
  }
}
