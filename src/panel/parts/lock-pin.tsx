import { useId } from 'preact/hooks';
import { useStore } from '../store-context.ts';

/** Where the child lock is on, the PIN is typed beside Start. */
export function LockPin() {
  const store = useStore();
  const { words, you, pin } = store;
  const id = useId();
  if (you.value?.childLock !== true) return null;
  return (
    <p class="lock-pin">
      <label for={id}>{words.value.lockPin}</label>
      <input
        id={id}
        class="pin"
        inputMode="numeric"
        autocomplete="off"
        maxLength={6}
        value={pin}
        onInput={(event) => {
          pin.value = event.currentTarget.value.replace(/\D/g, '');
        }}
      />
    </p>
  );
}
