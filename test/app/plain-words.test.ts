/** Nobody is told newtons of a chair that senses none (design.md §4): every door is read for them. */
import { expect, it } from 'vitest';
import { check } from '../../src/app/check-command.ts';
import { explain } from '../../src/app/explain-command.ts';
import { preview } from '../../src/app/preview-command.ts';
import { asTold, reportOf } from '../../src/app/records.ts';
import { pressureScale } from '../../src/chair/pressure-scale.ts';
import { renderView } from '../../src/cli/render-view.ts';
import { reportText } from '../../src/cli/report-text.ts';
import { NAMES } from '../programs/shipped.ts';
import { prepare } from '../simulation/play.ts';
import { aTerminal } from './a-terminal.ts';

const NEWTONS = /\bN\b|\dN\b|[nN]ewton|[a-z]N"/;
const SITTING = { profile: 'tsubo-plain', statureMm: 1700 } as const;

function saysDepth(text: string): void {
  // What is quoted of the program's own file or options would be told as written; here is nothing of that.
  expect(text.split('\n').filter((line) => NEWTONS.test(line))).toEqual([]);
  expect(text).toMatch(/\bmm\b/);
}

it('check, of every program', () => {
  const files = NAMES.map((name) => `programs/${name}.yaml`);
  for (const json of [true, false]) {
    const { terminal, written } = aTerminal();
    expect(check({ kind: 'check', files, json, sitting: SITTING }, terminal)).toBe(0);
    expect(written.out.split('\n').filter((line) => NEWTONS.test(line))).toEqual([]);
  }
});

it.each(['demo', 'shiatsu-back-line'])('explain and preview of %s', (name) => {
  const file = `programs/${name}.yaml`;
  const told = aTerminal();
  expect(explain({ kind: 'explain', file, sitting: SITTING, settings: {} }, told.terminal)).toBe(0);
  saysDepth(told.written.out);
  expect(told.written.out).toContain('mm deep');
  const drawn = aTerminal();
  preview({ kind: 'preview', file, svgPath: null, sitting: SITTING, settings: {} }, drawn.terminal);
  saysDepth(drawn.written.out);
});

it('the live view and both reports of a massage', async () => {
  const asked = { file: 'programs/demo.yaml', statureMm: 1700, seed: 3, chair: 'tsubo-plain' } as const;
  const { world, composed, profile } = await prepare(asked);
  const { session } = world;
  const scale = pressureScale(profile.force);
  const scene = { title: 'Demo', landmarks: [], channels: profile.depth.map(({ channel }) => channel) };
  const views: string[] = [];
  while (session.outcome === null && world.nowMs < 300_000) {
    world.step();
    if (world.nowMs % 500 !== 0) continue;
    views.push(...renderView(session.state, world.nowMs, { columns: 90, rows: 40 }, scene, false));
  }
  saysDepth(views.join('\n'));
  expect(views.some((line) => /\d of \d+ mm/.test(line))).toBe(true);

  const { cuts, approximations } = composed;
  const body = { by: 'table', sigmaMm: null, trackMm: {} } as const;
  const report = reportOf(session.state, { body, program: 'demo', statureMm: 1700, cuts, approximations });
  const outcome = session.outcome ?? { exit: 'failed', what: '', next: '' };
  saysDepth(reportText({ ...report, title: 'Demo', planned: 4, outcome, scale }, 96));
  saysDepth(JSON.stringify(asTold(report, scale), null, 1));
  expect(asTold(report, scale)).toHaveProperty('strokes.0.meanDepthMm');
});
