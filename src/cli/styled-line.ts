/** A line of the terminal in pieces of one style each. Widths are counted on the text alone. */
import { fitted, shortened, textWidth } from './text-width.ts';

export type Style = 'plain' | 'strong' | 'faint' | 'accent' | 'calm' | 'alarm';

export interface Span {
  readonly text: string;
  readonly style: Style;
}

export type StyledLine = readonly Span[];

export function span(text: string, style: Style = 'plain'): Span {
  return { text, style };
}

export function lineWidth(line: StyledLine): number {
  return line.reduce((sum, piece) => sum + textWidth(piece.text), 0);
}

/** Cut to at most `columns`; nothing is added. */
export function cutLine(line: StyledLine, columns: number): StyledLine {
  const cut: Span[] = [];
  let left = columns;
  for (const piece of line) {
    if (left <= 0) break;
    const text = shortened(piece.text, left);
    cut.push({ ...piece, text });
    left -= textWidth(text);
  }
  return cut;
}

/** Exactly `columns` wide. */
export function padLine(line: StyledLine, columns: number): StyledLine {
  const cut = cutLine(line, columns);
  return [...cut, span(fitted('', columns - lineWidth(cut)))];
}

/** SGR parameters (ECMA-48 §8.3.117), from the sixteen colours every terminal lets its owner choose. */
const SGR: Readonly<Record<Style, string>> = {
  plain: '',
  strong: '1',
  faint: '2',
  accent: '36',
  calm: '33',
  alarm: '1;31',
};

/** The line as text; with `colour`, styled for a terminal. No spaces at the end. */
export function lineText(line: StyledLine, colour: boolean): string {
  const used = [...line];
  while (used.at(-1)?.text.trim() === '') used.pop();
  const last = used.pop();
  if (last !== undefined) used.push({ ...last, text: last.text.trimEnd() });
  return used
    .map(({ text, style }) =>
      colour && SGR[style] !== '' && text !== '' ? `\u001b[${SGR[style]}m${text}\u001b[0m` : text,
    )
    .join('');
}
