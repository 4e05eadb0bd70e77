/** Open: the rollers draw in only while it is held, by finger, mouse or key. */
import { useEffect } from 'preact/hooks';
import { useStore } from '../store-context.ts';

export function HoldButton() {
  const store = useStore();
  const { words, phase } = store;
  const letGo = (): void => store.letOpenGo();
  useEffect(() => {
    // Whatever takes the page away from the finger ends the hold.
    addEventListener('blur', letGo);
    document.addEventListener('visibilitychange', letGo);
    return () => {
      letGo();
      removeEventListener('blur', letGo);
      document.removeEventListener('visibilitychange', letGo);
    };
  }, []);
  return (
    <button
      type="button"
      class={phase.value === 'opening' ? 'hold held' : 'hold'}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        store.holdOpen();
      }}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onBlur={letGo}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key === ' ' || event.key === 'Enter') {
          event.preventDefault();
          store.holdOpen();
        }
      }}
      onKeyUp={letGo}
    >
      <span>{words.value.open}</span>
      <small>{words.value.openHint}</small>
    </button>
  );
}
