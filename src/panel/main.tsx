/** The panel: mounts the page, takes the keys that always mean the same, and begins to ask who we are. */
import { render } from 'preact';
import { App } from './app.tsx';
import { PanelStore } from './panel-store.ts';
import { StoreContext } from './store-context.ts';

const place = document.getElementById('panel');
if (place !== null) {
  const store = new PanelStore();
  place.replaceChildren();
  render(
    <StoreContext.Provider value={store}>
      <App />
    </StoreContext.Provider>,
    place,
  );
  addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Escape') {
        event.preventDefault();
        void store.stop();
      }
      if (event.key === ' ' && !event.repeat && !takesSpace(event.target)) {
        event.preventDefault();
        store.togglePause();
      }
    },
    { capture: true },
  );
  void store.enter();
}

/** Fields take a space as text, and a button in focus is pressed by it. */
function takesSpace(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, button, a, summary') !== null;
}
