/** The bar at the bottom: Stop, always there and always in the same place, and beside it the one thing to do next. */
import { useStore } from '../store-context.ts';
import type { Screen } from '../which-screen.ts';

/** Without a script the form itself stops. */
export function Bar({ screen }: { readonly screen: Screen['kind'] }) {
  const store = useStore();
  const { words, primary, phase, score } = store;
  // A scan is not paused: Stop ends it, and it is short.
  const pauses =
    screen === 'playing' &&
    phase.value !== 'asking' &&
    (score.value === null || score.value.program !== null);
  return (
    <form
      class="bar"
      method="post"
      action="/stop"
      onSubmit={(event) => {
        event.preventDefault();
        void store.stop();
      }}
    >
      {screen === 'playing' && phase.value === 'playing' && score.value?.asks === 'comfort' && (
        <button class="go enough" type="button" onClick={() => store.ask({ verb: 'enough' })}>
          <span>{words.value.enough}</span>
          <small>{words.value.enoughHint}</small>
        </button>
      )}
      {pauses ? (
        <PauseButton />
      ) : (
        primary.value !== null && (
          <button class="go" type="button" onClick={() => primary.value?.run()}>
            {primary.value.words}
          </button>
        )
      )}
      <button class="stop" type="submit" aria-keyshortcuts="Escape">
        <span>{words.value.stop}</span>
        <small>{words.value.stopHint}</small>
      </button>
    </form>
  );
}

function PauseButton() {
  const store = useStore();
  const { words, phase } = store;
  const isPaused = phase.value === 'paused' || phase.value === 'pausing';
  const can = isPaused || phase.value === 'playing' || phase.value === 'resuming';
  return (
    <button
      class="pause"
      type="button"
      disabled={!can}
      aria-keyshortcuts="Space"
      onClick={() => store.togglePause()}
    >
      {isPaused ? words.value.goOn : words.value.pause}
    </button>
  );
}
