/** What a person asks for with the handset of a chair, as the session takes it. */
import type { HandsetWish } from '../backend/firmata/handset.ts';
import { AS_WRITTEN } from '../engine/intents.ts';
import type { Session } from './session.ts';

export function askByHandset(session: Session, wish: HandsetWish): void {
  switch (wish.kind) {
    case 'pause-toggle':
      session.togglePause();
      return;
    case 'next':
      session.intend({ kind: 'skip' });
      return;
    case 'pressure': {
      const wanted = session.state.live?.wanted ?? AS_WRITTEN;
      const more = wish.steps - wanted.pressureSteps;
      const steps = more > 0 ? 1 : -1;
      for (let i = 0; i < Math.abs(more); i += 1) session.intend({ kind: 'pressure', steps });
      return;
    }
    default:
      wish satisfies never;
  }
}
