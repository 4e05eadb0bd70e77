import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useStore } from '../store-context.ts';

/** Sample: `#pin=012345`, from the code that a phone scanned. */
const SCANNED = /^#pin=(\d{6})$/;

export function PairScreen() {
  const store = useStore();
  const { words } = store;
  const pin = useSignal('');
  const problem = useSignal('');
  const atChair = useSignal(false);
  const send = async (digits: string): Promise<void> => {
    const code = await store.pair(digits, atChair.value);
    if (code === 'paired') return;
    pin.value = '';
    problem.value =
      code === 'shut'
        ? words.value.pairShut
        : code === 'offline'
          ? words.value.pairOffline
          : words.value.pairWrong;
  };
  useEffect(() => {
    const scanned = SCANNED.exec(location.hash)?.[1];
    if (scanned === undefined) return;
    // The PIN does not stay in the history of the browser.
    history.replaceState(null, '', '#/');
    void send(scanned);
  }, []);
  return (
    <main class="screen pair">
      <h1>{words.value.pairTitle}</h1>
      <p class="lead" id="pair-text">
        {words.value.pairText}
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send(pin.value);
        }}
      >
        <label for="pin">{words.value.pairLabel}</label>
        <input
          id="pin"
          class="pin"
          inputMode="numeric"
          autocomplete="one-time-code"
          pattern="[0-9]{6}"
          maxLength={6}
          required
          value={pin}
          aria-describedby="pair-text pair-problem"
          onInput={(event) => {
            pin.value = event.currentTarget.value.replace(/\D/g, '');
          }}
        />
        <label class="tick">
          <input
            type="checkbox"
            checked={atChair}
            aria-describedby="at-chair-why"
            onChange={(event) => {
              atChair.value = event.currentTarget.checked;
            }}
          />
          <span>{words.value.atChair}</span>
        </label>
        <p class="soft" id="at-chair-why">
          {words.value.atChairWhy}
        </p>
        <button class="primary" type="submit" disabled={pin.value.length < 6}>
          {words.value.pairButton}
        </button>
      </form>
      <p id="pair-problem" class="problem" role="alert">
        {problem}
      </p>
      <p class="soft">{words.value.pairStop}</p>
    </main>
  );
}
