/** A course file's text to its sessions, checked against the programs it names. */
import { isMap, isSeq, type Node, type YAMLMap } from 'yaml';
import { err, ok, type Result } from '../units/result.ts';
import { COURSE, type Course, type CourseSession, SESSION } from './course.ts';
import type { Diagnostic } from './diagnostic.ts';
import { entriesOf, itemsOf, rangeOf, reportShape, wordsOf } from './nodes.ts';
import { Problems, type TextRange } from './problems.ts';
import { readBlock } from './read-block.ts';
import { readProgram } from './read-program.ts';
import { type Root, readRoot } from './read-root.ts';
import type { Settings } from './settings.ts';
import { reportUnknownWord } from './unknown-word.ts';

const SHAPE = 'Begin with "title:", each key at the start of a line.';

const DAYS_A_WEEK = 7;

/** Texts of the programs a course may name, by file name without its ending. */
export type Programs = ReadonlyMap<string, string>;

/** Reads one course. Never throws, whatever the text; errors hold all that is wrong, in the order of the file. */
export function readCourse(text: string, fileName: string, programs: Programs): Result<Course, Diagnostic> {
  const problems = new Problems(text, fileName);
  const root = readRoot(problems, text, 'A course', SHAPE);
  const course = root === undefined ? undefined : courseFrom(problems, root, programs);
  return course === undefined || problems.count > 0 ? err(...problems.diagnostics()) : ok(course);
}

function courseFrom(problems: Problems, { map, start }: Root, programs: Programs): Course | undefined {
  const { some, all } = readBlock(problems, COURSE, map, 'the course', start);
  if (some.sessions === undefined) return undefined;
  const sessions = readSessions(problems, some.sessions, programs, some.weeks, some.daysApart);
  return all === undefined ? undefined : { ...all, sessions };
}

function readSessions(
  problems: Problems,
  node: Node,
  programs: Programs,
  weeks = Number.POSITIVE_INFINITY,
  daysApart = 1,
): readonly CourseSession[] {
  const shape = 'Begin each session with a dash: "- week: 1".';
  if (!isSeq(node) || node.items.length === 0) {
    reportShape(problems, node, 'sessions of the course', 'a list of sessions', shape);
    return [];
  }
  const sessions: CourseSession[] = [];
  let earliest = 1;
  for (const item of itemsOf(node)) {
    const range = rangeOf(item);
    if (!isMap(item)) {
      reportShape(problems, item, 'A session', 'a group of keys', shape);
      continue;
    }
    const session = readSession(problems, item, programs, [range[0], range[0] + 1]);
    if (session === undefined) continue;
    const { week } = session.session;
    if (week < earliest || week > weeks) {
      const message = `The session in week ${week} does not fit. Allowed: week ${earliest} to ${weeks}.`;
      const hint = `Sessions come in the order of their weeks, ${daysApart} days apart or more.`;
      problems.add('out-of-range', session.weekRange, message, hint);
    }
    earliest = week + Math.ceil(daysApart / DAYS_A_WEEK);
    sessions.push(session.session);
  }
  return sessions;
}

function readSession(problems: Problems, item: YAMLMap, programs: Programs, nameRange: TextRange) {
  const { all, slots } = readBlock(problems, SESSION, item, 'the session', nameRange);
  if (all === undefined) return undefined;
  const settings = all.set === undefined ? {} : readSettings(problems, all.set);
  const range = slots.get('programs')?.range ?? nameRange;
  for (const name of all.programs) {
    const text = programs.get(name);
    if (text === undefined)
      reportUnknownWord(problems, name, [...programs.keys()], range, 'A program of the session');
    else checkSettings(problems, name, text, settings, slots.get('set')?.range ?? range);
  }
  const { week, programs: names, watch } = all;
  const session: CourseSession = { week, programs: names, settings, watch };
  return { session, weekRange: slots.get('week')?.range ?? nameRange };
}

function readSettings(problems: Problems, node: Node): Settings {
  const settings = new Map<string, string>();
  if (!isMap(node)) {
    reportShape(
      problems,
      node,
      'set of the session',
      'a group of inputs',
      'Write set: { strength: gentle }.',
    );
    return {};
  }
  for (const { name, keyRange, value } of entriesOf(node)) {
    const words = wordsOf(value);
    if (name === undefined || words === undefined || settings.has(name)) {
      const hint = 'Write each input once, with one value: set: { strength: gentle }.';
      problems.add('wrong-shape', keyRange, 'This setting is not an input and its value.', hint);
    } else settings.set(name, words);
  }
  return Object.fromEntries(settings);
}

/** The program itself says what its inputs may be. */
function checkSettings(
  problems: Problems,
  name: string,
  text: string,
  settings: Settings,
  range: TextRange,
): void {
  const read = readProgram(text, `${name}.yaml`, settings);
  if (read.ok) return;
  for (const { id, message, hint } of read.errors) problems.add(id, range, `${name}: ${message}`, hint);
}
