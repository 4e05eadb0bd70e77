/** Gives every comment of a file to the unit it stands beside or above, so that it moves where that moves. */
import type { Comment, Group, Layout, Unit } from './layout.ts';
import { Lines } from './lines.ts';
import { tokensOf } from './tokens.ts';

/** A unit, where it is, and the groups around it, innermost first. */
interface Spot {
  readonly unit: Unit;
  readonly start: number;
  readonly end: number;
  readonly around: readonly Group[];
}

interface Found {
  readonly comment: Comment;
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  /** True where nothing but space stands before it. */
  readonly isAlone: boolean;
}

/** Total: every comment is given to exactly one place. Fills the layout's lists of comments. */
export function attachComments(text: string, layout: Layout): void {
  const lines = new Lines(text);
  const spots = spotsIn(layout.root, []);
  let beside: Beside | null = null;
  for (const found of commentsOf(text, lines)) {
    const continuing = continued(beside, found);
    const list = continuing ?? listFor(found, text, lines, spots, layout);
    list.push(found.comment);
    const isBeside = !found.isAlone || continuing !== undefined;
    beside = isBeside ? { list, line: found.line, column: found.column } : null;
  }
}

/** The last comment beside a unit: a comment right under it goes on with it. */
interface Beside {
  readonly list: Comment[];
  readonly line: number;
  readonly column: number;
}

function continued(beside: Beside | null, { isAlone, line, column }: Found): Comment[] | undefined {
  const goesOn = beside !== null && isAlone && line === beside.line + 1 && column === beside.column;
  return goesOn ? beside.list : undefined;
}

function listFor(
  found: Found,
  text: string,
  lines: Lines,
  spots: readonly Spot[],
  layout: Layout,
): Comment[] {
  const before = spots.filter(({ start }) => start < found.offset);
  if (before.length === 0) return layout.header;
  const next = spots[before.length];
  const own = found.isAlone ? undefined : besideOf(found, text, lines, before);
  return own?.beside ?? aboveOf(found, lines, before, next, layout.root);
}

/** The unit that ended on this line, or the one that began on it and goes on below. */
function besideOf(
  { offset, line }: Found,
  text: string,
  lines: Lines,
  before: readonly Spot[],
): Unit | undefined {
  const ended = before.filter(({ end }) => end <= offset && /^[\s,]*$/.test(text.slice(end, offset)));
  const onLine = ended.filter(({ start, end }) => lines.lineOf(start) === line && lines.lineOf(end) === line);
  const closing = ended.filter(({ end }) => lines.lineOf(end) === line);
  const opening = before.at(-1);
  if (onLine[0] !== undefined) return onLine[0].unit;
  if (closing.length > 0) return closing.at(-1)?.unit;
  return opening !== undefined && lines.lineOf(opening.start) === line ? opening.unit : undefined;
}

function aboveOf(
  { offset, column }: Found,
  lines: Lines,
  before: readonly Spot[],
  next: Spot | undefined,
  root: Group,
): Comment[] {
  const inBrackets = before.findLast(({ unit, end }) => offset < end && isFlow(unit))?.unit.body;
  if (inBrackets?.kind === 'group') {
    return next?.around.includes(inBrackets) === true ? next.unit.above : inBrackets.tail;
  }
  const nextColumn = next === undefined ? -1 : lines.indentOf(next.start);
  if (column > nextColumn) {
    const ended = before
      .at(-1)
      ?.around.filter((group) => !group.isFlow && next?.around.includes(group) !== true);
    const group = ended?.find(({ units }) => lines.indentOf(units[0]?.range[0] ?? 0) <= column);
    if (group !== undefined) return group.tail;
  }
  return next?.unit.above ?? root.tail;
}

function isFlow({ body }: Unit): boolean {
  return body.kind === 'group' && body.isFlow;
}

function spotsIn(group: Group, outside: readonly Group[]): readonly Spot[] {
  const around = [group, ...outside];
  return group.units.flatMap((unit) => {
    const [start, end] = unit.range;
    const inner = unit.body.kind === 'group' ? spotsIn(unit.body, around) : [];
    return [{ unit, start, end, around }, ...inner];
  });
}

function commentsOf(text: string, lines: Lines): readonly Found[] {
  const found: Found[] = [];
  let offset = 0;
  for (const { token, type } of tokensOf(text)) {
    if (type === 'comment') {
      const column = lines.columnOf(offset);
      const isAlone = lines.indentOf(offset) === column;
      const comment = { text: token.trimEnd(), spaced: isAlone && lines.isSpaced(offset) };
      found.push({ comment, offset, line: lines.lineOf(offset), column, isAlone });
    }
    offset += token.length;
  }
  return found;
}
