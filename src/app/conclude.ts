/** The end of a session for the person at the terminal: how it went, what is kept of it, and the exit code. */
import type { Person } from '../chair/body.ts';
import { pressureScale } from '../chair/pressure-scale.ts';
import { errorWords } from '../cli/print-error.ts';
import { endsWell, reportText } from '../cli/report-text.ts';
import type { Outcome } from '../engine/outcome.ts';
import { ChairError, EXIT_CODES } from '../units/chair-error.ts';
import type { Chooser } from './chooser.ts';
import { type BelievedBody, type Played, reportOf, writeReport } from './records.ts';
import type { Session } from './session.ts';
import type { Terminal } from './terminal.ts';

export interface Conclusion {
  readonly file: string;
  readonly person: Person;
  readonly reportPath: string | null;
}

/** Tells how it went, keeps the report, and gives the exit code. */
export function conclude(
  session: Session,
  chooser: Chooser,
  { file, person, reportPath }: Conclusion,
  terminal: Terminal,
): number {
  const { state } = session;
  const outcome: Outcome = session.outcome ?? { exit: 'failed', what: 'The session did not end.', next: '' };
  const played: Played = {
    program: file,
    statureMm: person.statureMm,
    body: believedBody(chooser),
    cuts: chooser.composed?.cuts ?? [],
    approximations: chooser.composed?.approximations ?? [],
  };
  const report = reportOf(state, played);
  const scale = pressureScale(state.score?.live?.profile.force);
  if (reportPath !== null) writeReport(reportPath, report, scale);
  if (report.strokes.length > 0) {
    const { title } = chooser.scene;
    const planned = state.score?.plan.strokes.length ?? 0;
    terminal.stdout.write(
      `\n${reportText({ ...report, title, planned, outcome, scale }, terminal.stdout.columns || 96)}`,
    );
  } else if (endsWell(outcome)) terminal.stdout.write(`\n${outcome.what}\n${outcome.next}\n`);
  if (!endsWell(outcome)) {
    terminal.stderr.write(errorWords(new ChairError(outcome.exit, outcome.what, outcome.next)).text);
  }
  return EXIT_CODES[outcome.exit];
}

/** The same for a session that only felt the back. `personName`: whose it was kept as, null where it was not. */
export function concludeScan(
  session: Session,
  chooser: Chooser,
  personName: string | null,
  terminal: Terminal,
): number {
  const outcome = session.outcome ?? { exit: 'failed', what: 'The session did not end.', next: '' };
  const { back } = chooser.person;
  if (outcome.exit !== 'ok' || back === undefined) {
    terminal.stderr.write(errorWords(new ChairError(outcome.exit, outcome.what, outcome.next)).text);
    return EXIT_CODES[outcome.exit];
  }
  const shoulder = chooser.scene.landmarks.find(({ name }) => name === 'C7');
  const kept =
    personName === null
      ? 'Nothing is kept: say --person NAME for that.'
      : `Kept for ${personName}. The rollers are released.`;
  terminal.stdout.write(
    `\nThe shoulder line is ${Math.round(shoulder?.trackMm ?? 0)} mm up the track. Everything is sure to about ${Math.round(2 * back.sigmaMm)} mm.\n${kept}\n`,
  );
  return EXIT_CODES.ok;
}

function believedBody({ person: { back }, scene }: Chooser): BelievedBody {
  const places = scene.landmarks.map(({ name, trackMm }) => [name, Math.round(trackMm * 10) / 10]);
  return {
    by: back?.by ?? 'table',
    sigmaMm: back === undefined ? null : Math.round(back.sigmaMm * 10) / 10,
    trackMm: Object.fromEntries(places) as Record<string, number>,
  };
}
