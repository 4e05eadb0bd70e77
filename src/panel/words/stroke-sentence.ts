/** A stroke in the person's words: "Hold, left of L3". */
import type { StrokeFacts } from '../../http/wire.ts';
import type { Words } from './en.ts';

export function strokeSentence({ technique, side, from, to }: StrokeFacts, words: Words): string {
  const name = words.techniques[technique];
  if (technique === 'rest') return name;
  if (from === to) return words.strokeAt(name, words.sidesAt[side], from);
  return words.strokeAlong(name, from, to);
}

/** Sample: "18 s · left side · lower back". What may be cut on a small screen comes last. */
export function strokeDetail(
  { technique, side, from, to, zones, plannedS }: StrokeFacts,
  words: Words,
): string {
  const parts = [
    words.forSeconds(Math.round(plannedS)),
    technique !== 'rest' && from !== to ? words.sides[side] : '',
    zones.map((zone) => words.zones[zone]).join(' → '),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** `6:05` */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
