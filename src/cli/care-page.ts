/** The page of a care report: self-contained HTML, readable without a network, in print, and by a screen reader. */

import { escaped } from '../picture/svg.ts';
import { zoneWord } from '../program/zone-words.ts';
import { CARE_GOALS, type CareGoal, missesOf } from './care-goals.ts';
import { boxPlot, type PlotRow } from './care-plot.ts';
import {
  CARE_METRICS,
  type CareMetric,
  type CareProgram,
  type CareSummary,
  type Spread,
} from './care-summary.ts';
import { CEILING, colourOf, GRID, INK, PAPER, SOFT_INK } from './preview-palette.ts';

const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; color: ${INK}; background: ${PAPER}; margin: 2rem auto; max-width: 62rem; padding: 0 1rem; }
h1 { font-size: 1.6rem; margin: 0 0 .3rem; } h2 { font-size: 1.15rem; margin: 2.2rem 0 .2rem; }
p { margin: .2rem 0 .6rem; } .soft, caption { color: ${SOFT_INK}; } svg { width: 100%; height: auto; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .85rem; }
caption { text-align: left; } th, td { padding: .25rem .5rem; text-align: right; border-bottom: 1px solid ${GRID}; white-space: nowrap; }
th:first-child, td:first-child { text-align: left; } thead th { vertical-align: bottom; white-space: normal; }
.plot svg { min-width: 38rem; } .goals td:first-child { white-space: normal; } a { color: inherit; }
.missed { color: ${CEILING}; font-weight: 600; }`;

export function carePage(summary: CareSummary): string {
  const { programs, all, bodies, seed, profile, virtualHours, commit, personCeilingN } = summary;
  const about = [
    `${bodies} simulated people, seed ${seed}`,
    profile,
    `person's ceiling ${personCeilingN} N`,
    `${virtualHours} hours of massage`,
    ...(commit === null ? [] : [`commit ${commit}`]),
  ].join(' · ');
  const clean = all.ceilingViolations === 0;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Care report</title>
<style>${STYLE}</style></head><body>
<h1>Care report</h1>
<p class="soft">${escaped(about)}</p>
<p>What the simulated bodies felt, judged by their truth log and nothing else. All are distances from what was asked; less is better.
A dashed line shows what 95 % of the cases, or all of them, should keep below; <span class="missed">red</span> figures miss theirs.</p>
<p><strong${clean ? '' : ' class="missed"'}>${all.ceilingViolations} moments above a ceiling</strong> in ${all.plays} plays;
${all.failed === 0 ? 'all of them' : `<span class="missed">${all.plays - all.failed} of them</span>`} ended as planned.</p>
${goalsTable(summary)}
${CARE_METRICS.map((metric) => section(metric, summary)).join('\n')}
${zonesSection(programs)}
${UNSEEN}
</body></html>
`;
}

/** The whole report at a glance. */
function goalsTable({ all }: CareSummary): string {
  const rows = CARE_METRICS.flatMap((metric) => {
    const goal = CARE_GOALS[metric];
    const spread = all[metric];
    if (spread === null) return [];
    const asked = [
      ...(goal.median === null ? [] : [`half ${goal.median}`]),
      ...(goal.p95 === null || goal.p95 === goal.most ? [] : [`95 % ${goal.p95}`]),
      ...(goal.most === undefined ? [] : [`all ${goal.most}`]),
    ];
    return [
      `<tr><td><a href="#${metric}">${escaped(goal.title)}</a>, ${goal.unit}</td><td>${asked.join(', ')}</td>${figureCells(spread, goal)}</tr>`,
    ];
  });
  return `<div class="scroll"><table class="goals"><thead><tr><th>measured</th><th>goal: at most</th><th>median</th><th>95 %</th><th>greatest</th></tr></thead>
<tbody>${rows.join('')}</tbody></table></div>`;
}

function section(metric: CareMetric, { groups, programs, all }: CareSummary): string {
  const goal = CARE_GOALS[metric];
  const rows = groups.flatMap(({ technique, zone, [metric]: spread }): PlotRow[] =>
    spread === null
      ? []
      : [{ label: `${technique}, ${zoneWord(zone)}`, spread, colour: colourOf(technique, 'both') }],
  );
  const total = all[metric];
  if (rows.length === 0 || total === null) return '';
  const body = programs.map(({ program, [metric]: spread }) => spreadRow(program, spread, goal)).join('');
  const drawn =
    total.max === 0
      ? `<p><strong>None, in ${total.count} cases.</strong></p>`
      : `<div class="scroll plot">${boxPlot(rows, goal.unit, goal.p95, goal.title)}</div>`;
  return `<h2 id="${metric}">${escaped(goal.title)}</h2>
<p>${escaped(goal.about)}${goalWords(goal)}</p>
${drawn}
<details><summary class="soft">By program</summary><div class="scroll"><table><thead><tr><th>program</th><th>cases</th><th>median</th><th>95 %</th><th>greatest</th></tr></thead>
<tbody>${body}${spreadRow('all', total, goal)}</tbody></table></div></details>`;
}

function goalWords({ median, p95, most, unit }: CareGoal): string {
  const words = [
    ...(median === null ? [] : [`half of them at most ${median} ${unit}`]),
    ...(p95 === null || p95 === most ? [] : [`95 % at most ${p95} ${unit}`]),
    ...(most === undefined ? [] : [`none above ${most} ${unit}`]),
  ];
  return words.length === 0 ? '' : ` Goal: ${words.join(', ')}.`;
}

function spreadRow(name: string, spread: Spread | null, goal: CareGoal): string {
  if (spread === null) return '';
  return `<tr><td>${escaped(name)}</td><td>${spread.count}</td>${figureCells(spread, goal)}</tr>`;
}

/** Red is the figure that misses what was promised of it, and no other. */
function figureCells(spread: Spread, goal: CareGoal): string {
  const missed = missesOf(goal, spread);
  return (['median', 'p95', 'max'] as const)
    .map((figure) => `<td${missed[figure] ? ' class="missed"' : ''}>${spread[figure]}</td>`)
    .join('');
}

function zonesSection(programs: readonly CareProgram[]): string {
  const rows = programs.flatMap(({ program, zones }) =>
    zones.map(
      ({ zone, peakN, doseNs, contactS }) =>
        `<tr><td>${escaped(program)}</td><td>${zoneWord(zone)}</td><td>${peakN.median}</td><td>${peakN.max}</td><td>${Math.round(doseNs.median)}</td><td>${Math.round(doseNs.max)}</td><td>${Math.round(contactS.median)}</td></tr>`,
    ),
  );
  return `<h2>Hardest moment and dose by zone</h2>
<p>Dose is newtons times seconds of contact, of both rollers together.</p>
<div class="scroll"><table><thead><tr><th>program</th><th>zone</th><th>hardest, median, N</th><th>hardest of all, N</th><th>dose, median, N s</th><th>dose, greatest, N s</th><th>contact, median, s</th></tr></thead>
<tbody>${rows.join('')}</tbody></table></div>`;
}

/** Faults of a sensor that no board could tell from the truth, and how much they may cost (`test/sim/board/cell-bounds.test.ts`). */
const UNSEEN = `<h2>What no chair could tell</h2>
<p>A single sensor that is wrong is found out by the others: with any one of them frozen, noisy, open, shorted, swapped or off, nothing presses more than 10 % above a ceiling for longer than 50 ms.
There is one error that nothing on a board can see: load cells and motor currents that all read too little by the same share. The chair then presses harder by that share: a tenth too little, a ninth harder.
As a fifth below each ceiling stays free, nothing passes a ceiling up to a sixth. A calibration with a known weight takes such an error out, and refuses a cell that is off by more than a fifth.</p>`;
