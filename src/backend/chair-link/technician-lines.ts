/** What a technician's session says and hears besides what every session does: programs on the chair, and load cells. */
import type { MessageOf, SequencedMessage } from '../../protocol/messages.ts';

export type TechnicianAnswer =
  | MessageOf<'pgn'>
  | MessageOf<'pgm'>
  | MessageOf<'pgo'>
  | MessageOf<'pgh'>
  | MessageOf<'can'>;
export type TechnicianQuestion = MessageOf<'pgi'> | MessageOf<'pgq'> | MessageOf<'pgl'> | MessageOf<'cai'>;
export type TechnicianCommand = Extract<SequencedMessage, { name: `pg${string}` | `ca${string}` }>;

export function isQuestion(message: TechnicianCommand | TechnicianQuestion): message is TechnicianQuestion {
  switch (message.name) {
    case 'pgi':
    case 'pgq':
    case 'pgl':
    case 'cai':
      return true;
    default:
      return false;
  }
}
