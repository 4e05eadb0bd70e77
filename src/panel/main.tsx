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
      if (event.key === ' ' && !takesSpace(event.target, store.isUnderWay)) {
        event.preventDefault();
        if (!event.repeat) store.togglePause();
      }
    },
    { capture: true },
  );
  // Some browsers press a button only when the key comes up.
  addEventListener(
    'keyup',
    (event) => {
      if (event.key === ' ' && !takesSpace(event.target, store.isUnderWay)) event.preventDefault();
    },
    { capture: true },
  );
  void store.enter();
}

/**
 * While a massage is under way Space is pause wherever the focus is, but in a text field and on what lets go: Enter
 * presses a button as well. At rest Space is what it is on every page.
 */
function takesSpace(target: EventTarget | null, isUnderWay: boolean): boolean {
  if (!(target instanceof Element)) return false;
  if (!isUnderWay) return target.closest('input, textarea, select, button, a, summary') !== null;
  return target.closest('input:not([type=radio]), textarea, select, .stop, .hold') !== null;
}
