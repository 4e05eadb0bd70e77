/** Whether the chair has let go, and what to say where it did so by itself. */
import type { Telemetry } from './chair-events.ts';
import type { EngineState, Step } from './engine-state.ts';
import { faultOutcome } from './outcome.ts';
import { finish, stay } from './steps.ts';

export function isReleased(telemetry: Telemetry): boolean {
  return (
    (telemetry.state === 'disarmed' || telemetry.state === 'faulted') &&
    !telemetry.pressing &&
    !telemetry.moving
  );
}

/** The chair stopped by itself: say why once it has said so and has let go. */
export function onLetGo(state: EngineState): Step {
  const { telemetry, counters } = state;
  if (telemetry === null || !isReleased(telemetry)) return stay(state);
  if (telemetry.latched) {
    return counters === null || counters.fault === 'none'
      ? stay(state)
      : finish(state, faultOutcome(counters.fault));
  }
  return finish(state, {
    exit: 'fault',
    what: 'The chair was stopped, but not from here: its own stop, another control, or noise on the line. The rollers are released.',
    next: 'Start again when you are ready.',
  });
}
