/** A program in words: every stroke with its time, totals, what can be set, what this chair does otherwise. */
import { ZONES, type Zone } from '../chair/landmarks.ts';
import type { ZoneSpan } from '../chair/placed-stroke.ts';
import type { Approximation, Plan, PlannedStroke } from '../chair/plan.ts';
import { POINTS } from '../chair/points.ts';
import { type PressureScale, pressureText } from '../chair/pressure-scale.ts';
import type { DepthChannelName } from '../chair/profile.ts';
import type { Stroke } from '../chair/stroke.ts';
import { timelineOf } from '../picture/timeline.ts';
import type { Program, ProgramInput } from '../program/program.ts';
import { zoneWord } from '../program/zone-words.ts';
import { durationText } from './duration-text.ts';
import { fitted, plainText, textWidth, wrapped } from './text-width.ts';

export interface Explanation {
  readonly program: Program;
  readonly plan: Plan;
  readonly zones: readonly ZoneSpan[];
  readonly channels: readonly DepthChannelName[];
  readonly approximations: readonly Approximation[];
  readonly scale: PressureScale;
  /** `tsubo-duo, 170 cm`. */
  readonly sitting: string;
}

const WIDEST = 100;
const EVERY_MS = 100;

export function explainText(explanation: Explanation, columns: number): string {
  const width = Math.min(columns, WIDEST);
  const { program, plan, sitting } = explanation;
  const { title, about, goals, notFor, sources } = program;
  const startTick = plan.strokes[0]?.startTick ?? 0;
  const facts = `${durationText(plan.endTick - startTick)}, ${plan.strokes.length} strokes (${sitting})`;
  const blocks = [
    [...wrapped(title.en, width), ...wrapped(title.id, width), ...wrapped(facts, width)],
    wrapped(about.en, width),
    [
      ...(goals.length === 0 ? [] : labelled('For', goals.join(', '), width)),
      ...(notFor === null ? [] : labelled('Careful', notFor.en, width)),
      ...(sources.length === 0 ? [] : labelled('Sources', sources.join('; '), width)),
    ],
    strokeLines(explanation, startTick, width),
    techniqueLines(plan),
    zoneLines(explanation),
    inputLines(program.inputs, width),
    changeLines(explanation.approximations, width),
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')
    .replaceAll(/ +$/gm, '')}\n`;
}

/** `03:12  Hold at BL23 (L2), both sides, 25.6 N (firm), 12 s` */
function strokeLines(
  { program, plan, approximations }: Explanation,
  startTick: number,
  width: number,
): readonly string[] {
  const changed = new Set(approximations.map(({ line }) => line));
  let next = 0;
  return plan.strokes.flatMap((planned) => {
    const written = program.strokes.findIndex(({ line }, index) => index >= next && line === planned.line);
    if (written >= 0) next = written + 1;
    const mark = changed.has(planned.line) ? ' *' : '';
    const words = `${richWords(planned, program.strokes[written])}.${mark}`;
    return labelled(durationText(planned.startTick - startTick), words, width);
  });
}

/** The plan's words, with the vertebra of a point and the level that a force was written as. */
function richWords({ words }: PlannedStroke, written: Stroke | undefined): string {
  const level =
    written !== undefined && 'pressure' in written && 'level' in written.pressure
      ? written.pressure.level
      : null;
  return words
    .replaceAll(/\bBL[0-9]{2}\b/g, (point) => {
      const vertebra = Object.entries(POINTS).find(([name]) => name === point)?.[1];
      return vertebra === undefined ? point : `${point} (${vertebra})`;
    })
    .replace(/\d (?:N|mm deep)\b/, (force) => (level === null ? force : `${force} (${level})`));
}

function techniqueLines({ strokes }: Plan): readonly string[] {
  const totals = new Map<string, { count: number; seconds: number }>();
  for (const { technique, plannedS } of strokes) {
    const total = totals.get(technique) ?? { count: 0, seconds: 0 };
    totals.set(technique, { count: total.count + 1, seconds: total.seconds + plannedS });
  }
  return [
    row('Technique', 'strokes', 'time'),
    ...[...totals].map(([technique, { count, seconds }]) =>
      row(`  ${technique}`, String(count), durationText(seconds * 1000)),
    ),
  ];
}

function zoneLines({ plan, zones, channels, scale }: Explanation): readonly string[] {
  const touched = new Map<Zone, { seconds: number; mostN: number }>();
  for (const { placeMm, leftN, rightN } of timelineOf(plan, channels, EVERY_MS)) {
    const forceN = Math.max(leftN, rightN);
    // A stroke that ends on the border of two zones is counted to the upper one.
    const zone = zones.findLast(({ fromMm, toMm }) => placeMm >= fromMm && placeMm <= toMm)?.zone;
    if (forceN === 0 || zone === undefined) continue;
    const before = touched.get(zone) ?? { seconds: 0, mostN: 0 };
    const seconds = before.seconds + EVERY_MS / 1000;
    touched.set(zone, { seconds, mostN: Math.max(before.mostN, forceN) });
  }
  const rows = ZONES.flatMap((zone) => {
    const found = touched.get(zone);
    return found === undefined
      ? []
      : [row(`  ${zoneWord(zone)}`, durationText(found.seconds * 1000), pressureText(found.mostN, scale, 1))];
  });
  return rows.length === 0 ? [] : [row('Zone', 'contact', 'most'), ...rows];
}

function row(...[name, ...cells]: readonly [string, ...string[]]): string {
  return fitted(name, 18) + cells.map((cell) => cell.padStart(12)).join('');
}

/** `  strength   Pressure: medium. light to firm.   --set strength=firm` */
function inputLines(inputs: readonly ProgramInput[], width: number): readonly string[] {
  if (inputs.length === 0) return [];
  const names = Math.max(...inputs.map(({ name }) => textWidth(name))) + 2;
  return [
    'What can be set',
    ...inputs.flatMap((input) => {
      const { name, label, current, from, to, choices } = input;
      const range =
        from === null || to === null ? listed(choices.map(({ text }) => text)) : `${from.text} to ${to.text}`;
      const standard = current.text === input.default.text ? '' : ` (${input.default.text} unless set)`;
      const words = `${label.en}: ${current.text}${standard}. It may be ${range}: --set ${name}=${quotedValue(to?.text ?? choices.at(-1)?.text ?? current.text)}`;
      return labelled(`  ${fitted(name, names)}`, words, width);
    }),
  ];
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

/** As a shell needs it. */
function quotedValue(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `"${text}"`;
}

function changeLines(approximations: readonly Approximation[], width: number): readonly string[] {
  if (approximations.length === 0) return [];
  const lines = approximations.map(({ line, what, instead }) => `line ${line}: ${what} ${instead}`);
  return [
    'What this chair does otherwise (*)',
    ...[...new Set(lines)].flatMap((line) => labelled('  -', line, width)),
  ];
}

/** Further lines begin under the first. */
function labelled(label: string, words: string, width: number): readonly string[] {
  const indent = textWidth(label) + 2;
  return wrapped(plainText(words), Math.max(20, width - indent)).map((line, index) =>
    index === 0 ? `${label}  ${line}` : ' '.repeat(indent) + line,
  );
}
