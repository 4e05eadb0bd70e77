/** One picture of a program: a drawn back beside place, pressure and speed over time. No fonts or files from elsewhere. */
import type { PlannedStroke } from '../chair/plan.ts';
import { type Attributes, element, text } from '../picture/svg.ts';
import { timelineOf } from '../picture/timeline.ts';
import { durationText } from './duration-text.ts';
import type { Preview } from './preview.ts';
import { backDefinitions, drawnBack, GLOW } from './preview-back.ts';
import { charts, LIFTED } from './preview-charts.ts';
import { frameOf, HEIGHT, LEFT, WIDTH } from './preview-frame.ts';
import { lineWidth, markOf } from './preview-marks.ts';
import { type Colour, colourOf, INK, PAPER, SOFT_INK, shade } from './preview-palette.ts';
import { wrapped } from './text-width.ts';

const SANS = "'Helvetica Neue', Helvetica, Arial, 'DejaVu Sans', sans-serif";
const SERIF = "Georgia, 'Times New Roman', 'DejaVu Serif', serif";
/** Pixels for a title, by the usual width of a letter of size 1. */
const ROOM = (WIDTH - LEFT - 20) / 0.55;
/** Finer than a pixel of the longest program. */
const EVERY_MS = 100;

export function previewSvg(preview: Preview): string {
  const frame = frameOf(preview);
  const moments = timelineOf(preview.plan, preview.channels, EVERY_MS);
  const { title, statureMm, chair, changes } = preview;
  const facts = [
    durationText(frame.durationS * 1000),
    `${preview.plan.strokes.length} strokes`,
    `${statureMm / 10} cm`,
    chair,
    ...(changes === 0 ? [] : [changes === 1 ? '1 thing differs there' : `${changes} things differ there`]),
  ].join('  ·  ');
  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      width: WIDTH,
      height: HEIGHT,
      'font-family': SANS,
      role: 'img',
      'aria-label': `${title.en}: place, pressure and speed over time`,
    },
    element('defs', {}, backDefinitions(frame)),
    element('rect', { width: WIDTH, height: HEIGHT, fill: PAPER }),
    drawnBack(preview, moments, frame),
    text(LEFT, 58, title.en, {
      'font-size': Math.min(36, ROOM / title.en.length),
      'font-family': SERIF,
      fill: INK,
    }),
    text(LEFT, 84, title.id, {
      'font-size': Math.min(18, ROOM / title.id.length),
      'font-family': SERIF,
      'font-style': 'italic',
      fill: SOFT_INK,
    }),
    about(preview),
    text(LEFT, 176, facts, { 'font-size': 14, fill: INK }),
    charts(preview, moments, frame),
    legend(preview),
  )}\n`;
}

const LEGEND = { left: 60, top: 676, row: 25, second: 250 } as const;

function legend({ plan }: Preview): string {
  const techniques = [...new Set(plan.strokes.map(({ technique }) => technique))].filter(isDrawn);
  const sides = new Set(plan.strokes.flatMap(({ technique, side }) => (isDrawn(technique) ? [side] : [])));
  const { left, second } = LEGEND;
  const line = (from: number, to: number, attributes: Attributes): string =>
    element('path', { d: `M${left + from} 0H${left + to}`, ...attributes });
  const dot = (attributes: Attributes): string =>
    element('circle', { cx: second, cy: 0, r: 7, ...attributes });
  const first = [
    ...techniques.map((technique) => ({
      sample: line(0, 36, markOf(technique, colourOf(technique, 'both'), lineWidth(28))),
      words: technique as string,
    })),
    {
      sample:
        line(0, 36, markOf('sweep', INK, lineWidth(4))) + line(20, 36, markOf('sweep', INK, lineWidth(36))),
      words: 'light to hard',
    },
    { sample: line(0, 36, LIFTED), words: 'lifted' },
  ];
  const others = [
    ...(['left', 'both', 'right'] as const)
      .filter((side) => sides.has(side))
      .map((side) => ({
        sample: dot({ fill: shade('#8a8378', side) }),
        words: side === 'both' ? 'both sides' : `${side} side`,
      })),
    { sample: dot({ fill: GLOW, opacity: 0.72, filter: 'url(#soft)' }), words: 'pressed most' },
  ];
  const rows = (entries: readonly { sample: string; words: string }[], x: number): readonly string[] =>
    entries.map(({ sample, words }, index) =>
      element(
        'g',
        { transform: `translate(0 ${LEGEND.top + index * LEGEND.row})` },
        sample,
        text(x, 5, words, { 'font-size': 14, fill: INK }),
      ),
    );
  return [...rows(first, left + 50), ...rows(others, second + 16)].join('');
}

function isDrawn(technique: PlannedStroke['technique']): technique is Colour {
  return technique !== 'rest';
}

/** About as wide as the fonts are that may be there. */
const ABOUT_COLUMNS = 104;
const ABOUT_LINES = 3;

function about(preview: Preview): string {
  const lines = wrapped(preview.about.en, ABOUT_COLUMNS);
  const [last] = lines.slice(ABOUT_LINES - 1);
  const shown = lines.length > ABOUT_LINES ? [...lines.slice(0, ABOUT_LINES - 1), `${last} …`] : lines;
  return shown
    .map((line, index) => text(LEFT, 114 + index * 17, line, { 'font-size': 13, fill: SOFT_INK }))
    .join('');
}
