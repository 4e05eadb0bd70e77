/** The words and bars beside the back: what is played, how far, how hard, what comes next, how the line is. */

import { askedForceN } from '../chair/asked-force.ts';
import { pressureScale } from '../chair/pressure-scale.ts';
import type { EngineState } from '../engine/engine-state.ts';
import type { Moment } from '../engine/session-moment.ts';
import { clamp } from '../units/numbers.ts';
import { channelOf } from './back-drawing.ts';
import { changeWords } from './change-words.ts';
import { durationText } from './duration-text.ts';
import { phaseWords } from './phase-words.ts';
import type { Scene } from './scene.ts';
import { type Span, type StyledLine, span } from './styled-line.ts';
import { fitted, wrapped } from './text-width.ts';

const LABEL_COLUMNS = 9;
/** What stands behind a bar: "  00:12, 00:19 left". */
const VALUE_COLUMNS = 19;
const LEAST_BAR_COLUMNS = 4;
/** Telemetry comes every 50 ms; the chair lets go after 300 ms of silence, so this is worth a word. */
const SILENT_MS = 300;

/** Most important first, so that a low terminal may show only the beginning. `close` leaves out the space between. */
export function statusPanel(
  state: EngineState,
  nowMs: number,
  moment: Moment,
  scene: Scene,
  columns: number,
  close: boolean,
): StyledLine[] {
  const known = moment.endTick > 0;
  const coming = goesOn(state) ? upcoming(moment, columns) : [];
  const blocks = [
    headline(state, moment, scene, columns),
    known ? progress(moment, columns) : [],
    known ? pressure(state, moment, scene, columns) : [],
    close ? coming.slice(0, 2) : coming,
    changes(state, columns),
    [labelled('Chair', chairWords(state, nowMs))],
  ];
  return blocks
    .filter((block) => block.length > 0)
    .flatMap((block, index) => (index === 0 || (close && index > 1) ? block : [[], ...block]));
}

/** What was asked meanwhile, until the chair has it "on its way". */
function changes({ live, phase }: EngineState, columns: number): StyledLine[] {
  const words = phase.kind === 'playing' ? changeWords(live) : null;
  if (words === null) return [];
  const [first = '', ...rest] = wrapped(words, columns - LABEL_COLUMNS);
  return [labelled('Asked', span(first)), ...rest.map((line) => labelled('', span(line)))];
}

/** Once it ends, nothing comes next: it never goes on by itself. */
function goesOn({ phase }: EngineState): boolean {
  return (
    phase.kind !== 'closing' && phase.kind !== 'stopping' && phase.kind !== 'let-go' && phase.kind !== 'done'
  );
}

function headline(state: EngineState, moment: Moment, scene: Scene, columns: number): StyledLine[] {
  const { text, style } = phaseWords(state);
  const mayAsk = state.phase.kind === 'mapping' || state.phase.kind === 'choosing';
  if (mayAsk && scene.question !== undefined) {
    return wrapped(scene.question, columns).map((line) => [span(line, 'calm')]);
  }
  const { stroke, number, count } = moment;
  if (stroke === null || state.phase.kind !== 'playing') {
    return wrapped(text, columns).map((line) => [span(line, style === 'plain' ? 'strong' : style)]);
  }
  const words = wrapped(stroke.words, columns).map((line): StyledLine => [span(line, 'strong')]);
  return [...words, [span(text, style), span(`, stroke ${number} of ${count}`, 'faint')]];
}

function progress({ stroke, tick, endTick }: Moment, columns: number): StyledLine[] {
  const line = (label: string, elapsed: number, whole: number): StyledLine => {
    const times = `  ${durationText(elapsed)}, ${durationText(whole - elapsed + 999)} left`;
    const share = whole > 0 ? elapsed / whole : 0;
    return labelled(
      label,
      span(''),
      ...bar(share, null, columns - LABEL_COLUMNS - VALUE_COLUMNS),
      span(times),
    );
  };
  const lines = [line('Program', tick, endTick)];
  if (stroke !== null) {
    lines.unshift(
      line(
        'Stroke',
        clamp(tick, stroke.startTick, stroke.endTick) - stroke.startTick,
        stroke.endTick - stroke.startTick,
      ),
    );
  }
  return lines;
}

function pressure(state: EngineState, moment: Moment, scene: Scene, columns: number): StyledLine[] {
  const { telemetry, score, phase } = state;
  if (telemetry === null) return [];
  const stroke = phase.kind === 'playing' && !phase.paused ? moment.stroke : null;
  const { unit, perN } = pressureScale(score?.live?.profile.force);
  const strongestN = Math.max(20, ...(score?.plan.strokes ?? []).map((each) => each.askedN));
  // The same scale all session long, with room above the strongest stroke.
  const scaleN = Math.ceil((strongestN * 1.25) / 10) * 10;
  return (['left', 'right'] as const).map((side) => {
    const channel = channelOf(scene, side);
    const forceN = telemetry.forceN[channel];
    const otherSide = side === 'left' ? 'right' : 'left';
    const isIdle = stroke === null || stroke.side === otherSide;
    const askedN = isIdle ? 0 : Math.round(askedForceN(stroke, channel, moment.tick));
    const told = (value: number): string => (value * perN).toFixed(0).padStart(2);
    const words =
      askedN > 0 && telemetry.skipped[channel]
        ? 'no contact'
        : askedN > 0
          ? `${told(forceN)} of ${told(askedN).trim()} ${unit}`
          : forceN < 1
            ? 'released'
            : `${told(forceN)} ${unit}`;
    const width = columns - LABEL_COLUMNS - VALUE_COLUMNS;
    const mark = askedN > 0 ? askedN / scaleN : null;
    return labelled(
      side === 'left' ? 'Left' : 'Right',
      ...bar(forceN / scaleN, mark, width),
      span(`  ${words}`),
    );
  });
}

function upcoming({ stroke, next, afterNext }: Moment, columns: number): StyledLine[] {
  const words = [next, afterNext].map((coming) => coming?.words ?? null);
  if (words[0] === null && stroke === null) return [];
  const lines: StyledLine[] = [];
  for (const [index, text] of words.entries()) {
    if (text === null && index > 0) continue;
    const [first = '', ...rest] = wrapped(text ?? 'the end, rollers in', columns - LABEL_COLUMNS);
    lines.push(labelled(index === 0 ? 'Next' : 'Then', span(first)));
    lines.push(...rest.map((line) => labelled('', span(line))));
  }
  return lines;
}

function chairWords(state: EngineState, nowMs: number): Span {
  const { telemetry } = state;
  if (state.identity === null) return span('no answer yet', 'faint');
  if (telemetry === null) return span('answers', 'faint');
  const silentMs = nowMs - state.telemetryAtMs;
  if (silentMs > SILENT_MS && state.phase.kind !== 'done') {
    return span(`silent for ${(silentMs / 1000).toFixed(1)} s`, 'alarm');
  }
  if (!telemetry.seat) return span('the seat is empty', 'calm');
  if (!telemetry.cover) return span('the back cover is open', 'calm');
  return span(`answers in ${Math.max(1, Math.round(state.roundTripMs))} ms`, 'faint');
}

function labelled(label: string, ...pieces: readonly Span[]): StyledLine {
  return [span(fitted(label, LABEL_COLUMNS), 'faint'), ...pieces];
}

/** `━━━━━━━│━╌╌╌╌`: filled to `share`, marked at `mark` (both 0 … 1). Nothing where there is no room. */
function bar(share: number, mark: number | null, columns: number): Span[] {
  if (columns < LEAST_BAR_COLUMNS) return [];
  const filled = Math.round(clamp(share, 0, 1) * columns);
  const cells = Array.from({ length: columns }, (_, i) => (i < filled ? '━' : '╌'));
  if (mark === null) {
    return [span(cells.slice(0, filled).join(''), 'accent'), span(cells.slice(filled).join(''), 'faint')];
  }
  const at = clamp(Math.floor(mark * columns), 0, columns - 1);
  const piece = (from: number, to: number): Span[] => [
    span(cells.slice(from, Math.max(from, Math.min(to, filled))).join(''), 'accent'),
    span(cells.slice(Math.max(from, Math.min(to, filled)), to).join(''), 'faint'),
  ];
  return [...piece(0, at), span('│', 'strong'), ...piece(at + 1, columns)];
}
