/** Plays on a chair at the other end of a line, in real time. */
import type { ChairProfile } from '../chair/profile.ts';
import type { ByteLink } from '../link/byte-link.ts';
import { Attendance } from './attendance.ts';
import type { Chooser } from './chooser.ts';
import { askByHandset } from './handset-wishes.ts';
import type { LineFile } from './line-file.ts';
import { portFor } from './port-for.ts';
import { monotonicClock, startPulse } from './pulse.ts';
import { traceLine } from './records.ts';
import { BEAT_MS, type Choice, Session } from './session.ts';
import type { Terminal } from './terminal.ts';

/** What a trace may lack when this process is killed. */
const TRACE_FLUSH_MS = 1_000;

export interface LinePlay {
  readonly link: ByteLink;
  readonly chooser: Chooser;
  readonly trace: LineFile | null;
  /** Of a chair that cannot say which one it is. */
  readonly profile?: ChairProfile | null;
  /** Times as fast as life: 1, but for a simulated chair whose clock runs as fast. */
  readonly speed: number;
  /** A person's Start: resolves with null to start, or with why not. The signal fires when the session ends meanwhile. */
  readonly confirm: (
    session: Session,
    gone: AbortSignal,
  ) => Promise<Extract<Choice, { kind: 'decline' }> | null>;
}

/** Resolves with the ended session. Rejects with a `ChairError` where the line cannot be opened. */
export async function playOnLine(play: LinePlay, terminal: Terminal): Promise<Session> {
  const { trace, link } = play;
  const now = monotonicClock(play.speed);
  const port = await portFor({
    link,
    now,
    profile: play.profile ?? null,
    onHandset: (wish) => askByHandset(session, wish),
    onLine: trace === null ? null : (direction, text) => trace.write(traceLine(now(), direction, text)),
  });
  const ended = new AbortController();
  let attending = false;
  let flushAtMs = TRACE_FLUSH_MS;
  const session: Session = new Session({
    port,
    now,
    choose: play.chooser.choose,
    read: play.chooser.read,
    onReady: (ready) => {
      void play.confirm(ready, ended.signal).then((declined) => {
        if (declined !== null) return ready.decline(declined.outcome);
        // The line may have gone in the same moment: then nobody gives the keyboard back any more.
        if (ready.outcome !== null) return;
        attending = true;
        attendance.takeKeys();
        ready.start();
      });
    },
  });
  const attendance = new Attendance(session, play.chooser, terminal, now);
  attendance.listen();
  try {
    await session.open();
    await new Promise<void>((resolve) => {
      const stopPulse = startPulse(BEAT_MS / play.speed, () => {
        session.tick(now());
        if (attending) attendance.show();
        if (now() >= flushAtMs) {
          flushAtMs = now() + TRACE_FLUSH_MS;
          trace?.flush();
        }
        if (session.outcome === null) return;
        stopPulse();
        resolve();
      });
    });
  } finally {
    ended.abort();
    attendance.end();
    await port.close();
  }
  return session;
}
