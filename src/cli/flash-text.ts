/** Words of `tsubo flash` and `tsubo programs`. */
import type { ChangeShown, SlotShown } from '../image/store-shown.ts';

export interface ProgressShown {
  readonly stage: string;
  readonly confirmed: number;
  readonly bytes: number;
  /** Seconds left of sending; null while nobody can say. */
  readonly leftS: number | null;
}

const STAGES: Readonly<Record<string, string>> = {
  begin: 'opens',
  erase: 'erases the bank that is not in use',
  send: 'sends',
  verify: 'the chair verifies',
  commit: 'the chair keeps it',
  'read-back': 'reads back',
  activate: 'puts it in use',
  done: 'done',
};

/** `sends 2139 of 8123 bytes, 1 s left` */
export function progressText({ stage, confirmed, bytes, leftS }: ProgressShown): string {
  const words = STAGES[stage] ?? stage;
  if (stage !== 'send') return words;
  const left = leftS === null ? '' : `, ${Math.ceil(leftS)} s left`;
  return `${words} ${confirmed} of ${bytes} bytes${left}`;
}

/** `  0  swedish-back  version 3  1026 bytes  9f7334e3d65f6807  on trial` */
export function slotLine(shown: SlotShown): string {
  const { slot, id, version, bytes, stamp, trial, fellBack, other } = shown;
  if (id === null) return `${String(slot).padStart(3)}  empty`;
  const notes = [
    trial === 'none'
      ? ''
      : trial === 'fresh'
        ? 'on trial, not played yet'
        : 'on trial, played, not confirmed',
    fellBack ? 'what was active has rotted: this is the program before' : '',
    other === null ? '' : `before: ${other}`,
  ].filter((note) => note !== '');
  return `${String(slot).padStart(3)}  ${id.padEnd(24)}  version ${version}  ${String(bytes).padStart(4)} bytes  ${stamp}${notes.length === 0 ? '' : `  ${notes.join('; ')}`}`;
}

/** `   7  2026-01-02 09:30:00  anna  slot 3  activate  0123456789abcdef → 89abcdef01234567` */
export function changeLine({ number, slot, action, who, whenS, key, from, to }: ChangeShown): string {
  const when =
    whenS === 0 ? 'time not told      ' : new Date(whenS * 1000).toISOString().slice(0, 19).replace('T', ' ');
  const stamp = (digits: string): string => (/^0*$/.test(digits) ? 'nothing' : digits);
  const signed = /^0*$/.test(key) ? '' : `, key ${key}`;
  return `${String(number).padStart(4)}  ${when}  ${who}  slot ${slot}  ${action}  ${stamp(from)} → ${stamp(to)}${signed}`;
}
