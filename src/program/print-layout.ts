/** The one way a program file is written: two spaces a level, short groups in brackets, comments lined up. */
import type { Body, Comment, Group, Layout, Unit } from './layout.ts';
import { filled, proseText } from './prose.ts';

/** As wide as the code of this house; comments may be longer. */
export const WIDTH = 110;

interface Line {
  readonly text: string;
  readonly beside: readonly string[];
}

export function printLayout({ header, root }: Layout): string {
  const lines = [...commentLines(header, 0), ...groupLines(root, 0)];
  return `${aligned(lines.slice(lines[0]?.text === '' ? 1 : 0)).join('\n')}\n`;
}

/** Never begins with an empty line. */
function groupLines({ units, tail }: Group, indent: number): readonly Line[] {
  const lines = units.flatMap((unit) => unitLines(unit, indent));
  const all = [...lines, ...commentLines(tail, indent)];
  return all[0]?.text === '' ? all.slice(1) : all;
}

function unitLines(unit: Unit, indent: number): readonly Line[] {
  const { head, body, above, spaced } = unit;
  const beside = unit.beside.map(({ text }) => text);
  const before = [...commentLines(above, indent), ...(spaced ? [EMPTY] : [])];
  const short = oneLine(body, false);
  if (short !== null) {
    const text = `${' '.repeat(indent)}${head} ${short}`;
    if (body.kind === 'words' || widthOf(text) <= WIDTH) return [...before, { text, beside }];
  }
  const first = `${' '.repeat(indent)}${head}`;
  // What belongs to a key is two further in; what belongs to the key after a dash, two further than that key.
  const inner = indent + (head.startsWith('- ') ? 4 : 2);
  switch (body.kind) {
    case 'words':
      return [...before, { text: `${first} ${body.text}`, beside }];
    case 'prose': {
      const pad = ' '.repeat(inner);
      const lines = filled(body.text, WIDTH - inner).map((text) => ({ text: pad + text, beside: [] }));
      return [...before, { text: `${first} >-`, beside }, ...lines];
    }
    case 'group':
      return [...before, { text: first, beside }, ...groupLines(body, inner)];
    default:
      return body satisfies never;
  }
}

/** Null where it must take several lines whatever the width. */
function oneLine(body: Body, inBrackets: boolean): string | null {
  switch (body.kind) {
    case 'words':
      return body.text;
    case 'prose':
      return proseText(body.text, inBrackets);
    case 'group': {
      if (!body.mayFlow || body.tail.length > 0) return null;
      const items: string[] = [];
      for (const unit of body.units) {
        const value = oneLine(unit.body, true);
        if (value === null || unit.above.length > 0 || unit.beside.length > 0) return null;
        items.push(body.isList ? value : `${unit.head} ${value}`);
      }
      if (body.isList) return `[${items.join(', ')}]`;
      return items.length === 0 ? '{}' : `{ ${items.join(', ')} }`;
    }
    default:
      return body satisfies never;
  }
}

const EMPTY: Line = { text: '', beside: [] };

function commentLines(comments: readonly Comment[], indent: number): readonly Line[] {
  return comments.flatMap(({ text, spaced }) => {
    const line = { text: ' '.repeat(indent) + text, beside: [] };
    return spaced ? [EMPTY, line] : [line];
  });
}

/** Comments of neighbouring lines begin in the same column, where the lines themselves do. */
function aligned(lines: readonly Line[]): readonly string[] {
  const shown: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const run = runFrom(lines, at);
    const column = Math.max(...run.map(({ text }) => widthOf(text))) + 2;
    for (const { text, beside } of run) {
      const [first, ...others] = beside;
      shown.push(first === undefined ? text : text.padEnd(column + text.length - widthOf(text)) + first);
      shown.push(...others.map((comment) => ' '.repeat(column) + comment));
    }
    at += run.length;
  }
  return shown;
}

/** Lines with comments beside them, from `at` on; one line without. */
function runFrom(lines: readonly Line[], at: number): readonly Line[] {
  const indent = indentOf(lines[at]);
  const end = lines.findIndex((line, i) => i > at && (line.beside.length === 0 || indentOf(line) !== indent));
  const isAlone = lines[at]?.beside.length === 0;
  return lines.slice(at, isAlone ? at + 1 : end === -1 ? lines.length : end);
}

function indentOf(line: Line | undefined): number {
  return (line?.text ?? '').search(/\S|$/);
}

function widthOf(text: string): number {
  return Array.from(text).length;
}
