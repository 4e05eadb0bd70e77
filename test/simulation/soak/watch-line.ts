/** What the board carries out is what this session's host has sent: each line once, in order, unchanged. */
import { decodeLine } from '../../../src/protocol/line.ts';
import type { Watch } from './watch.ts';

const NUMBERS = 65_536;
/** Nobody handshakes with a chair that presses or travels (spec.md §3). */
const PRESSES_N = 8;
const TRAVELS_MM_PER_S = 4;

export function carriesOutWhatWasSent(): Watch {
  /** By epoch and number; a stop resends other words under the same number (README, decision 7). */
  const sent = new Map<string, string[]>();
  let epoch = '';
  let next = 0;
  return {
    name: 'carries out what was sent, once and in order',
    hazards: ['H15', 'H16', 'H17'],
    onPerson(event) {
      if (event.kind !== 'line-out' || !event.text.startsWith('>')) return null;
      const line = decodeLine(event.text, 'host');
      if (!line.ok) return `the host sent a line that is refused as ${line.reason}: ${event.text}`;
      const key = `${line.epoch} ${line.seq}`;
      const said = JSON.stringify(line.message);
      const before = sent.get(key);
      if (before === undefined) sent.set(key, [said]);
      else if (!before.includes(said)) before.push(said);
      return null;
    },
    onBoard(event) {
      if (event.kind === 'session') {
        epoch = event.epoch;
        next = 0;
        // Nobody can have sent anything in a session that opens only now.
        sent.clear();
      }
      if (event.kind !== 'accepted') return null;
      const { message, seq } = event;
      if (event.epoch !== epoch) return `carried out ${message.name} of session ${event.epoch} in ${epoch}`;
      if ((seq - next + NUMBERS) % NUMBERS > NUMBERS / 2) return `carried out number ${seq} again`;
      next = (seq + 1) % NUMBERS;
      if (sent.get(`${epoch} ${seq}`)?.includes(JSON.stringify(message)) === true) return null;
      return `carried out ${JSON.stringify(message)} as number ${seq}, which nobody sent`;
    },
  };
}

/** What begins something, or goes on with it. */
const MOVES: ReadonlySet<string> = new Set('arm ref scn res cmt seg frc knd air het'.split(' '));

/** Whatever was asked before a stop, and is not answered yet, is not asked again after it. */
export function nothingAfterAStop(): Watch {
  let stopped = false;
  return {
    name: 'after a stop nothing is sent that moves',
    hazards: ['H02', 'H04', 'H27'],
    onPerson(event) {
      if (event.kind === 'start') stopped = false;
      if (event.kind === 'stop') stopped = true;
      if (event.kind !== 'line-out' || !stopped || !event.text.startsWith('>')) return null;
      const line = decodeLine(event.text, 'host');
      if (!line.ok || !MOVES.has(line.message.name)) return null;
      return `sends ${line.message.name} after a stop`;
    },
  };
}

export function handshakesAtRest(): Watch {
  let pressing = false;
  let travelling = false;
  return {
    name: 'no handshake while anything moves or presses',
    hazards: ['H18'],
    onSample({ peakN, carriageMmPerS }, facts) {
      pressing = Math.max(...peakN) > PRESSES_N && !facts.has('force');
      travelling = Math.abs(carriageMmPerS) > TRAVELS_MM_PER_S && !facts.has('place');
      return null;
    },
    onBoard(event) {
      if (event.kind !== 'session') return null;
      if (pressing) return 'a new session while a roller presses';
      return travelling ? 'a new session while the carriage travels' : null;
    },
  };
}
